import { odata, type TableClient } from '@azure/data-tables';
import type { ChangePage, PastChange } from '../../partner/pastChange.ts';
import { callTable } from './callTable.ts';
import { CHANGES_BELOW, CHANGES_FROM, changeIdIn, changeKeyOf, isChangeId } from './keys.ts';
import { readValue, type StoredRow, storedRowSchema } from './row.ts';
import { changeSchema } from './schemas.ts';

/** One page of the changes of a partner, the latest first; those after `before` where that is the id of one. */
export async function listChanges(
  { table, partitionKey }: { readonly table: TableClient; readonly partitionKey: string },
  before: string | null,
  most: number,
): Promise<ChangePage> {
  const from = before === null || !isChangeId(before) ? CHANGES_FROM : changeKeyOf(before);
  const filter = odata`PartitionKey eq ${partitionKey} and RowKey gt ${from} and RowKey lt ${CHANGES_BELOW}`;
  return callTable(table, async () => {
    const rows: StoredRow[] = [];
    // One more than asked for tells whether there is another page; storage may answer in smaller pieces than that.
    for await (const piece of table.listEntities({ queryOptions: { filter } }).byPage({ maxPageSize: most + 1 })) {
      rows.push(...piece.map((entity) => storedRowSchema.parse(entity)));
      if (rows.length > most) break;
    }
    const changes = rows.slice(0, most).map(readChangeRow);
    return { changes, before: rows.length > most ? (changes.at(-1)?.id ?? null) : null };
  });
}

/** Throws when the row cannot be read. */
export function readChangeRow(row: StoredRow): PastChange {
  const { operation: _, ...change } = changeSchema.parse(readValue(row));
  return { ...change, id: changeIdIn(row.rowKey) };
}

import type { TableClient, TransactionAction } from '@azure/data-tables';
import { callTable, callTableUnlessConflict } from './callTable.ts';
import { SETTINGS_KEY } from './keys.ts';
import { type StoredRow, storedRowSchema } from './row.ts';

const ROWS_OF_A_TRANSACTION = 100;

export async function listRows(table: TableClient, filter: string): Promise<readonly StoredRow[]> {
  return callTable(table, async () => {
    const rows: StoredRow[] = [];
    for await (const some of table.listEntities({ queryOptions: { filter } }).byPage()) {
      rows.push(...some.map((entity) => storedRowSchema.parse(entity)));
    }
    return rows;
  });
}

/**
 * Removes rows until none is left: rows may come and go meanwhile, and one that has gone fails its transaction. The
 * settings of a partner go last, so that its owners can ask again for what was cut off.
 */
export async function removeRows(table: TableClient, filter: string): Promise<void> {
  for (let rows = await listRows(table, filter); rows.length > 0; rows = await listRows(table, filter)) {
    const isLast = ({ rowKey }: StoredRow) => rowKey === SETTINGS_KEY;
    const byPartition = Map.groupBy(
      [...rows.filter((row) => !isLast(row)), ...rows.filter(isLast)],
      ({ partitionKey }) => partitionKey,
    );
    for (const own of byPartition.values()) {
      const actions = own.map(({ partitionKey, rowKey }): TransactionAction => ['delete', { partitionKey, rowKey }]);
      for (let start = 0; start < actions.length; start += ROWS_OF_A_TRANSACTION) {
        const some = actions.slice(start, start + ROWS_OF_A_TRANSACTION);
        await callTableUnlessConflict(table, () => table.submitTransaction(some));
      }
    }
  }
}

import { odata, type TableClient } from '@azure/data-tables';
import type { DayState } from '../../partner/dayState.ts';
import { callTable } from './callTable.ts';
import { HISTORY_BELOW, HISTORY_FROM, stateKeyOf } from './keys.ts';
import { readValue, storedRowSchema } from './row.ts';
import { stateSchema } from './schemas.ts';

/** The states since a day, and the one before, which still stood on it; the oldest first. */
export async function listStates(
  { table, partitionKey }: { readonly table: TableClient; readonly partitionKey: string },
  from: string,
): Promise<readonly DayState[]> {
  const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${HISTORY_FROM} and RowKey lt ${HISTORY_BELOW}`;
  const last = stateKeyOf(from);
  return callTable(table, async () => {
    const states: DayState[] = [];
    for await (const entity of table.listEntities({ queryOptions: { filter } })) {
      const row = storedRowSchema.parse(entity);
      states.push(stateSchema.parse(readValue(row)));
      if (row.rowKey >= last) break;
    }
    return states.toReversed();
  });
}

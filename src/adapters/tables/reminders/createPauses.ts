import { odata, type TableClient } from '@azure/data-tables';
import type { Pauses } from '../../../reminders/index.ts';
import { callTable, callTableUnlessConflict } from '../callTable.ts';
import { partitionKeyOf } from '../keys.ts';
import { listRows } from '../listRows.ts';
import { createRow, readValue, storedRowSchema } from '../row.ts';
import { pauseSchema } from './reminderSchemas.ts';

const PARTITION = 'pause';
// No tenant has this id.
const EVERYBODY = '*';

/** Who is left alone for a while, a row each. The table need not exist. */
export function createPauses({ table }: { readonly table: TableClient }): Pauses {
  const keyOf = (tenantId: string | null) =>
    tenantId === null ? EVERYBODY : partitionKeyOf({ tenantId, sampleOf: null });
  return {
    async read(tenantId) {
      const row = await callTableUnlessConflict(table, () => table.getEntity(PARTITION, keyOf(tenantId)));
      return row === null ? null : pauseSchema.parse(readValue(storedRowSchema.parse(row)));
    },
    async list() {
      const rows = await listRows(table, odata`PartitionKey eq ${PARTITION}`);
      return rows.map((row) => ({
        ...pauseSchema.parse(readValue(row)),
        tenantId: row.rowKey === EVERYBODY ? null : row.rowKey,
      }));
    },
    async set(tenantId, pause) {
      const row = createRow(PARTITION, keyOf(tenantId), pause);
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
    },
  };
}

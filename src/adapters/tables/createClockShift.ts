import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { callTable, callTableUnlessConflict } from './callTable.ts';
import { createRow, readValue, storedRowSchema } from './row.ts';

const PARTITION_KEY = 'preview';
const ROW_KEY = 'clock';

const shiftSchema = z.strictObject({ shiftMs: z.int() });

/**
 * How far the preview's clock is moved, in milliseconds, in the one row of a table that holds nothing of a partner. The
 * table need not exist. Both reject with `StorageAway` as the store does.
 */
export function createClockShift({ table }: { readonly table: TableClient }) {
  return {
    /** Zero where nobody has ever moved it. */
    async read(): Promise<number> {
      const row = await callTableUnlessConflict(table, () => table.getEntity(PARTITION_KEY, ROW_KEY));
      return row === null ? 0 : shiftSchema.parse(readValue(storedRowSchema.parse(row))).shiftMs;
    },
    async write(shiftMs: number): Promise<void> {
      const row = createRow(PARTITION_KEY, ROW_KEY, shiftSchema.parse({ shiftMs }));
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
    },
  };
}

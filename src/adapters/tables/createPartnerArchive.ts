import { odata, type TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Draft, PartnerArchive } from '../../partner/archive.ts';
import { callTable, callTableUnlessConflict } from './callTable.ts';
import { forgetDeliveries, forgetPerson } from './forgetPerson.ts';
import {
  CHANGES_BELOW,
  CHANGES_FROM,
  draftKeyOf,
  HISTORY_BELOW,
  HISTORY_FROM,
  partitionKeyOf,
  partitionsOf,
} from './keys.ts';
import { listRows, removeRows } from './listRows.ts';
import { createRowIfItFits, readValue, storedRowSchema } from './row.ts';

const draftSchema: z.ZodType<Draft> = z.strictObject({
  id: z.string(),
  at: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
  json: z.string(),
});

export interface PartnerArchiveParts {
  /** That of `createPartnerStore` and `createPlaceStore`. */
  readonly table: TableClient;
  /** That of `createDeliveries`. */
  readonly deliveries: TableClient;
}

/** What concerns all rows of a tenant. */
export function createPartnerArchive({ table, deliveries }: PartnerArchiveParts): PartnerArchive {
  const keyOf = (tenantId: string) => partitionKeyOf({ tenantId, sampleOf: null });

  return {
    async listChanges(tenantId) {
      const rows = await listRows(
        table,
        odata`PartitionKey eq ${keyOf(tenantId)} and RowKey ge ${CHANGES_FROM} and RowKey lt ${CHANGES_BELOW}`,
      );
      return rows.map(readValue);
    },

    async listStates(tenantId) {
      const rows = await listRows(
        table,
        odata`PartitionKey eq ${keyOf(tenantId)} and RowKey ge ${HISTORY_FROM} and RowKey lt ${HISTORY_BELOW}`,
      );
      return rows.map(readValue);
    },

    async keepDraft(tenantId, userId, draft) {
      const row = createRowIfItFits(keyOf(tenantId), draftKeyOf(userId), draft);
      if (row === null) return false;
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
      return true;
    },

    async readDraft(tenantId, userId) {
      const row = await callTableUnlessConflict(table, () => table.getEntity(keyOf(tenantId), draftKeyOf(userId)));
      return row === null ? null : draftSchema.parse(readValue(storedRowSchema.parse(row)));
    },

    async dropDraft(tenantId, userId) {
      await callTableUnlessConflict(table, () => table.deleteEntity(keyOf(tenantId), draftKeyOf(userId)));
    },

    async removeEverything(tenantId) {
      const { own, samplesFrom, samplesBelow } = partitionsOf(tenantId);
      await removeRows(table, odata`PartitionKey ge ${samplesFrom} and PartitionKey lt ${samplesBelow}`);
      await removeRows(deliveries, odata`PartitionKey eq ${own}`);
      await removeRows(table, odata`PartitionKey eq ${own}`);
    },

    async forget(tenantId, person, options) {
      const partitionKey = keyOf(tenantId);
      const outcome = await forgetPerson({ table, partitionKey }, person, options);
      if (outcome === 'forgotten') await forgetDeliveries({ table: deliveries, partitionKey }, person);
      return outcome;
    },
  };
}

import { hash, randomUUID } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import pMap from 'p-map';
import type { Logger } from 'pino';
import type { Deliveries, Delivery, StoredDelivery } from '../../../reminders/index.ts';
import { callTableUnlessConflict } from '../callTable.ts';
import { partitionKeyOf } from '../keys.ts';
import { listRows, removeRows } from '../listRows.ts';
import { createRow, type StoredRow, storedRowSchema } from '../row.ts';
import { writeEach } from '../writeEach.ts';
import { createRowReader } from './createRowReader.ts';
import { deliverySchema } from './reminderSchemas.ts';

const READS_AT_ONCE = 8;

/** Notices on their way and over, a partition for each tenant, in the order of their periods. The table need not exist. */
export function createDeliveries({ table, log }: { readonly table: TableClient; readonly log: Logger }): Deliveries {
  const readRow = createRowReader(log, (value) => deliverySchema.parse(value));
  const readStored = (row: StoredRow): readonly StoredDelivery[] => {
    const delivery = readRow(row);
    return delivery === null ? [] : [{ delivery, etag: row.etag }];
  };
  return {
    insert: (deliveries) =>
      writeEach(
        table,
        deliveries.map((delivery) => ['create', rowOf(delivery)]),
      ),

    async read(tenantId, ids) {
      const rows = await pMap(
        ids,
        (id) =>
          callTableUnlessConflict(table, () =>
            table.getEntity(partitionKeyOf({ tenantId, sampleOf: null }), keyOf(id)),
          ),
        { concurrency: READS_AT_ONCE },
      );
      return rows.flatMap((row) => (row === null ? [] : readStored(storedRowSchema.parse(row))));
    },

    async update({ etag }, after, attempt = randomUUID()) {
      const row = { ...rowOf(after), attempt };
      const written = await callTableUnlessConflict(table, () => table.updateEntity(row, 'Replace', { etag }));
      if (written?.etag !== undefined) return { delivery: after, etag: written.etag };
      // The client asks again where no answer came, and then what is in the way may be its own write.
      const found = await callTableUnlessConflict(table, () => table.getEntity(row.partitionKey, row.rowKey));
      const stored = found === null ? null : storedRowSchema.parse(found);
      return stored?.attempt === attempt ? { delivery: after, etag: stored.etag } : null;
    },

    async list(tenantId, fromPeriod) {
      const partition = partitionKeyOf({ tenantId, sampleOf: null });
      const rows = await listRows(table, odata`PartitionKey eq ${partition} and RowKey ge ${fromPeriod}`);
      return rows.flatMap((row) => readRow(row) ?? []);
    },

    async listAll(fromPeriod) {
      const rows = await listRows(table, odata`RowKey ge ${fromPeriod}`);
      return rows.flatMap((row) => readRow(row) ?? []);
    },

    removeBefore: (tenantId, period) =>
      removeRows(table, odata`PartitionKey eq ${partitionKeyOf({ tenantId, sampleOf: null })} and RowKey lt ${period}`),
  };
}

function rowOf(delivery: Delivery) {
  return createRow(partitionKeyOf({ tenantId: delivery.tenantId, sampleOf: null }), keyOf(delivery.id), delivery);
}

/** An id begins with its period, which is told apart from the rest by a bar. */
function keyOf(id: string): string {
  const [period = ''] = id.split('|');
  return `${period}|${hash('sha256', id, 'base64url')}`;
}

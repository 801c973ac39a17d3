import { setTimeout as wait } from 'node:timers/promises';
import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import { type Place, type PlaceStore, UNKNOWN_PLACE } from '../../partner/places.ts';
import type { Reminder } from '../../partner/reminder.ts';
import { callTable, callTableUnlessConflict } from './callTable.ts';
import { PLACES_BELOW, PLACES_FROM, partitionKeyOf, placeKeyOf, placeRowsOf } from './keys.ts';
import { listRows, removeRows } from './listRows.ts';
import { addressSchema, reminderSchema, toldSchema } from './placeSchemas.ts';
import { createRow, readValue, type StoredRow, storedRowSchema } from './row.ts';

const TRIES = 8;
const LONGEST_WAIT_MS = 200;

/** The chats of partners, in the table and partition of the partner: a row for each thing kept of one. */
export function createPlaceStore({ table, log }: { readonly table: TableClient; readonly log: Logger }): PlaceStore {
  const keyOf = (tenantId: string) => partitionKeyOf({ tenantId, sampleOf: null });

  async function readReminder(tenantId: string, place: string) {
    const row = await callTableUnlessConflict(table, () =>
      table.getEntity(keyOf(tenantId), placeKeyOf(place, 'reminder')),
    );
    if (row === null) return null;
    const stored = storedRowSchema.parse(row);
    return { reminder: reminderSchema.parse(readValue(stored)), etag: stored.etag };
  }

  return {
    async read(tenantId, place) {
      const { from, below } = placeRowsOf(place);
      const filter = odata`PartitionKey eq ${keyOf(tenantId)} and RowKey ge ${from} and RowKey lt ${below}`;
      return readPlace(await listRows(table, filter), log);
    },

    async list(tenantId) {
      const filter = odata`PartitionKey eq ${keyOf(tenantId)} and RowKey ge ${PLACES_FROM} and RowKey lt ${PLACES_BELOW}`;
      const rows = Map.groupBy(await listRows(table, filter), ({ rowKey }) => rowKey.split('|')[1]);
      return [...rows.values()].map((own) => readPlace(own, log));
    },

    async noteAddress(tenantId, address) {
      const row = createRow(keyOf(tenantId), placeKeyOf(address.place, 'address'), address);
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
    },

    async noteTold(tenantId, place, told) {
      const row = createRow(keyOf(tenantId), placeKeyOf(place, 'told'), told);
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
    },

    async changeReminder(tenantId, place, decide) {
      for (let round = 1; ; round += 1) {
        const stored = await readReminder(tenantId, place);
        const after = await decide(stored?.reminder ?? null);
        if (await writeReminder(table, keyOf(tenantId), { place, after, etag: stored?.etag })) return after;
        if (round === TRIES) throw new Error('Others kept changing the same reminder');
        await wait(Math.random() * LONGEST_WAIT_MS);
      }
    },

    async remove(tenantId, place) {
      const { from, below } = placeRowsOf(place);
      await removeRows(table, odata`PartitionKey eq ${keyOf(tenantId)} and RowKey ge ${from} and RowKey lt ${below}`);
    },
  };
}

interface ReminderWrite {
  readonly place: string;
  readonly after: Reminder | null;
  readonly etag: string | undefined;
}

/** False when the row is no longer as it was read. */
async function writeReminder(table: TableClient, partitionKey: string, { place, after, etag }: ReminderWrite) {
  const rowKey = placeKeyOf(place, 'reminder');
  if (after === null && etag === undefined) return true;
  const written = await callTableUnlessConflict(table, () => {
    if (after === null) return table.deleteEntity(partitionKey, rowKey, etag === undefined ? {} : { etag });
    const row = createRow(partitionKey, rowKey, reminderSchema.parse(after));
    return etag === undefined ? table.createEntity(row) : table.updateEntity(row, 'Replace', { etag });
  });
  return written !== null;
}

/** A row that cannot be read is logged and passed over: an address comes again with the next message. */
function readPlace(rows: readonly StoredRow[], log: Logger): Place {
  let place = UNKNOWN_PLACE;
  for (const row of rows) {
    try {
      place = { ...place, ...readPart(row) };
    } catch (error) {
      log.error({ partition: row.partitionKey, row: row.rowKey, err: error }, 'A stored row of a chat cannot be read');
    }
  }
  return place;
}

function readPart(row: StoredRow): Partial<Place> {
  const value = readValue(row);
  switch (row.rowKey.split('|')[2]) {
    case 'address':
      return { address: addressSchema.parse(value) };
    case 'reminder':
      return { reminder: reminderSchema.parse(value) };
    case 'told':
      return { told: toldSchema.parse(value) };
    default:
      throw new Error('This version knows no such rows');
  }
}

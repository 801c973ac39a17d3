import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import { type Place, type PlaceStore, UNKNOWN_PLACE } from '../../partner/places.ts';
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

  /** Reads, decides and writes, again where somebody else was quicker. */
  async function change<Value>(
    { tenantId, place, part, read }: Changing<Value>,
    decide: (before: Value | null) => Value | null | Promise<Value | null>,
  ): Promise<Value | null> {
    const keys = { partitionKey: keyOf(tenantId), rowKey: placeKeyOf(place, part) };
    for (let round = 1; ; round += 1) {
      const row = await callTableUnlessConflict(table, () => table.getEntity(keys.partitionKey, keys.rowKey));
      const stored = row === null ? null : storedRowSchema.parse(row);
      const before = stored === null ? null : read(readValue(stored));
      const after = await decide(before);
      if (isDeepStrictEqual(after, before)) return after;
      if (await write(table, { ...keys, value: after, etag: stored?.etag })) return after;
      if (round === TRIES) throw new Error('Others kept changing the same row of a chat');
      await wait(Math.random() * LONGEST_WAIT_MS);
    }
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

    async changeAddress(tenantId, place, decide) {
      // One that cannot be read is replaced by the next that is seen.
      const read = (value: unknown) => addressSchema.safeParse(value).data ?? null;
      await change({ tenantId, place, part: 'address', read }, decide);
    },

    async noteTold(tenantId, place, told) {
      const row = createRow(keyOf(tenantId), placeKeyOf(place, 'told'), told);
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
    },

    changeReminder: (tenantId, place, decide) =>
      change({ tenantId, place, part: 'reminder', read: (value) => reminderSchema.parse(value) }, async (before) => {
        const after = await decide(before);
        return after === null ? null : reminderSchema.parse(after);
      }),

    async remove(tenantId, place) {
      const { from, below } = placeRowsOf(place);
      await removeRows(table, odata`PartitionKey eq ${keyOf(tenantId)} and RowKey ge ${from} and RowKey lt ${below}`);
    },
  };
}

interface Changing<Value> {
  readonly tenantId: string;
  readonly place: string;
  readonly part: 'address' | 'reminder';
  /** Rejects what must not be replaced unread. */
  read(value: unknown): Value | null;
}

interface Written {
  readonly partitionKey: string;
  readonly rowKey: string;
  /** Null takes the row out. */
  readonly value: unknown;
  /** Of the row as it was read, if there was one. */
  readonly etag: string | undefined;
}

/** False when the row is no longer as it was read. */
async function write(table: TableClient, { partitionKey, rowKey, value, etag }: Written): Promise<boolean> {
  const written = await callTableUnlessConflict(table, () => {
    if (value === null) return table.deleteEntity(partitionKey, rowKey, etag === undefined ? {} : { etag });
    const row = createRow(partitionKey, rowKey, value);
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
      place = { ...place, isWhole: false };
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

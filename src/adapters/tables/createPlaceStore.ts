import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import type { PlaceStore } from '../../partner/places.ts';
import { callTable, callTableUnlessConflict } from './callTable.ts';
import {
  markKeyOf,
  noteKeyOf,
  PLACES_BELOW,
  PLACES_FROM,
  partitionKeyOf,
  placeKeyOf,
  placeMarkKeyOf,
  placeRowsOf,
  readPlaceKey,
  strayKeyOf,
} from './keys.ts';
import { createMemberRow, listMembers } from './listMembers.ts';
import { listRows } from './listRows.ts';
import { addressSchema, reminderSchema } from './placeSchemas.ts';
import { findPlace, readPlace } from './readPlace.ts';
import { createRow, type Row, readValue, storedRowSchema } from './row.ts';

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

  async function put(row: Row): Promise<void> {
    await callTable(table, () => table.upsertEntity(row, 'Replace'));
  }

  async function drop(partitionKey: string, rowKey: string): Promise<void> {
    await callTableUnlessConflict(table, () => table.deleteEntity(partitionKey, rowKey));
  }

  return {
    read: (tenantId, place) => findPlace(table, keyOf(tenantId), place, log),

    async list(tenantId) {
      const filter = odata`PartitionKey eq ${keyOf(tenantId)} and RowKey ge ${PLACES_FROM} and RowKey lt ${PLACES_BELOW}`;
      const rows = Map.groupBy(await listRows(table, filter), ({ rowKey }) => readPlaceKey(rowKey)?.place);
      const places = [...rows.values()].map((own) => readPlace(own, log));
      return places.filter(({ address, reminder, isWhole }) => address !== null || reminder !== null || !isWhole);
    },

    listMembers: (tenantId) => listMembers({ table, partitionKey: keyOf(tenantId) }, log),

    async changeAddress(tenantId, place, decide) {
      // One that cannot be read is replaced by the next that is seen.
      const read = (value: unknown) => addressSchema.safeParse(value).data ?? null;
      await change({ tenantId, place, part: 'address', read }, decide);
    },

    noteTold: (tenantId, place, told) => put(createRow(keyOf(tenantId), placeKeyOf(place, 'told'), told)),

    noteAudience: (tenantId, place, note) =>
      put(createRow(keyOf(tenantId), noteKeyOf('audience', place), { chatId: place, ...note })),

    noteMember: (tenantId, userId, note) => put(createMemberRow(keyOf(tenantId), { userId, ...note })),

    async noteLanguage(tenantId, userId, note) {
      const partitionKey = keyOf(tenantId);
      // First, or a choice that an older version keeps would be taken for one that was made after this.
      await drop(partitionKey, strayKeyOf('language', userId));
      await put(createRow(partitionKey, noteKeyOf('language', userId), { userId, ...note }));
    },

    async setMark(tenantId, place, mark) {
      const partitionKey = keyOf(tenantId);
      const row = createRow(partitionKey, placeMarkKeyOf(place, mark), { mark });
      if ((await callTableUnlessConflict(table, () => table.createEntity(row))) === null) return false;
      // An older version may have set it among the facts, and it is on its way here.
      const stray = await callTableUnlessConflict(table, () => table.getEntity(partitionKey, markKeyOf(mark)));
      return stray === null;
    },

    async clearMark(tenantId, place, mark) {
      const partitionKey = keyOf(tenantId);
      // The stray first, or it could be moved in between.
      await drop(partitionKey, markKeyOf(mark));
      await drop(partitionKey, placeMarkKeyOf(place, mark));
    },

    changeReminder: (tenantId, place, decide) =>
      change({ tenantId, place, part: 'reminder', read: (value) => reminderSchema.parse(value) }, async (before) => {
        const after = await decide(before);
        return after === null ? null : reminderSchema.parse(after);
      }),

    async remove(tenantId, place) {
      const partitionKey = keyOf(tenantId);
      await drop(partitionKey, strayKeyOf('audience', place));
      const { from, below } = placeRowsOf(place);
      const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${below}`;
      const ofPerson = [noteKeyOf('member', place), noteKeyOf('language', place)];
      for (const { rowKey } of await listRows(table, filter)) {
        if (!ofPerson.includes(rowKey)) await drop(partitionKey, rowKey);
      }
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

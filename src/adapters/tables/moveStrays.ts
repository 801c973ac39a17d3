import { setTimeout as wait } from 'node:timers/promises';
import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import pMap from 'p-map';
import type { Logger } from 'pino';
import type { Notes } from '../../partner/places.ts';
import { chooseNotes } from '../../partner/strays.ts';
import { callTableUnlessConflict } from './callTable.ts';
import { PLACES_BELOW, PLACES_FROM } from './keys.ts';
import { listRows } from './listRows.ts';
import { readPlace } from './readPlace.ts';
import { type Row, type StoredRow, storedRowSchema } from './row.ts';
import { createMovedRow, notesOf, type Stray } from './stray.ts';

// Two rows each, of the 100 that a transaction holds.
const STRAYS_AT_ONCE = 50;
const AT_ONCE = 8;

export interface MoveParts {
  readonly table: TableClient;
  readonly partitionKey: string;
  readonly log: Logger;
  /** Longer than a query takes: whoever reads both at the same time finds a stray in one of them. */
  readonly settleMs: number;
}

/** An older version's row, which is now where it belongs, too. */
interface Copied {
  readonly rowKey: string;
  readonly etag: string;
}

/**
 * Copies what an older version keeps of chats and people among the facts to where it belongs, and takes it away from
 * there some time later. A copy is made only while the stray is there as it was read, so that nothing comes back that
 * somebody asked to be forgotten. May be cut off anywhere, and done by several at once.
 */
export async function moveStrays(parts: MoveParts, strays: readonly Stray[]): Promise<void> {
  const placeOf = strays.some(({ kind }) => kind === 'mark') ? await findPlaces(parts) : new Map<string, string>();
  const moves = strays.map((stray) => ({
    stray,
    moved: createMovedRow(stray, stray.kind === 'mark' ? (placeOf.get(stray.chat) ?? stray.chat) : stray.place),
  }));
  const copied: Copied[] = [];
  for (let start = 0; start < moves.length; start += STRAYS_AT_ONCE) {
    const some = moves.slice(start, start + STRAYS_AT_ONCE);
    const together = await copyTogether(parts, some);
    copied.push(...(together ?? (await pMap(some, (move) => copyOne(parts, move), { concurrency: AT_ONCE })).flat()));
  }
  await wait(parts.settleMs);
  await pMap(
    copied,
    ({ rowKey, etag }) =>
      callTableUnlessConflict(parts.table, () => parts.table.deleteEntity(parts.partitionKey, rowKey, { etag })),
    { concurrency: AT_ONCE },
  );
}

interface Move {
  readonly stray: Stray;
  readonly moved: Row;
}

/** The place of each chat that the bot has an address of, by the id of the chat. */
async function findPlaces({ table, partitionKey, log }: MoveParts): Promise<ReadonlyMap<string, string>> {
  const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${PLACES_FROM} and RowKey lt ${PLACES_BELOW}`;
  const rows = await listRows(table, filter);
  const addresses = rows
    .filter(({ rowKey }) => rowKey.endsWith('|address'))
    .flatMap((row) => readPlace([row], log).address ?? []);
  return new Map(addresses.map(({ conversationId, place }) => [conversationId, place]));
}

/** Null when one of them is known already, or is no longer as it was read. */
async function copyTogether({ table }: MoveParts, moves: readonly Move[]): Promise<readonly Copied[] | null> {
  const actions = moves.flatMap(({ stray, moved }): TransactionAction[] => [['create', moved], touch(stray.row)]);
  const response = await callTableUnlessConflict(table, () => table.submitTransaction(actions));
  if (response === null) return null;
  return moves.flatMap(({ stray }, index) => {
    const etag = response.subResponses[2 * index + 1]?.etag;
    return etag === undefined ? [] : [{ rowKey: stray.row.rowKey, etag }];
  });
}

/** Empty when it is to be tried again by whoever meets the stray next. */
async function copyOne(parts: MoveParts, move: Move): Promise<readonly Copied[]> {
  const { table, partitionKey } = parts;
  const { stray, moved } = move;
  const copied = await copyTogether(parts, [move]);
  if (copied !== null) return copied;
  const found = await callTableUnlessConflict(table, () => table.getEntity(partitionKey, moved.rowKey));
  if (found === null) return [];
  const known = storedRowSchema.parse(found);
  const { rowKey, etag } = stray.row;
  if (!countsBefore(stray, known, parts.log)) return [{ rowKey, etag }];
  const response = await callTableUnlessConflict(table, () =>
    table.submitTransaction([['update', moved, 'Replace', { etag: known.etag }], touch(stray.row)]),
  );
  const touched = response?.subResponses[1]?.etag;
  return touched === undefined ? [] : [{ rowKey, etag: touched }];
}

/** Fails where it is no longer as it was read, and changes nothing. */
function touch({ etag, timestamp: _, ...row }: StoredRow): TransactionAction {
  return ['update', row, 'Replace', { etag }];
}

function countsBefore(stray: Stray, known: StoredRow, log: Logger): boolean {
  if (stray.kind === 'mark') return false;
  const there: Notes = readPlace([known], log);
  return chooseNotes(there, notesOf(stray))[stray.kind] === stray.note;
}

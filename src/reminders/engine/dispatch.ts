import pMap from 'p-map';
import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { Place, PlaceStore } from '../../partner/places.ts';
import { StorageAway } from '../../partner/store.ts';
import { createDelivery } from '../delivering/createDelivery.ts';
import type { Deliveries } from '../delivering/deliveries.ts';
import { isOver } from '../delivering/delivery.ts';
import type { Due, DueIndex, DueNotice } from '../schedule/due.ts';
import { nextDue } from '../schedule/nextDue.ts';
import { isStillDue } from '../schedule/occasions.ts';
import type { WorkQueue } from './workQueue.ts';

// Some hundreds, so that the queue stays short and nothing waits in it for long.
const MOST_ENTRIES = 250;
const MOST_OF_A_MESSAGE = 100;
const TENANTS_AT_ONCE = 8;
const PLACES_AT_ONCE = 8;
const LOOK_BACK_MINUTES = 30;
const POSTPONE_MINUTES = 10;
// Each tells when a chat was written to. Above the months that an operator is told about.
const MONTHS_KEPT = 3;

export interface DispatchParts {
  readonly due: DueIndex;
  readonly deliveries: Deliveries;
  readonly queue: WorkQueue;
  readonly places: PlaceStore;
  readonly log: Logger;
  /** Looks whether a designation is about to be lost; says what is due because of it. */
  watchForLosses(tenantId: string, now: Temporal.Instant): Promise<readonly Due[]>;
}

export interface Dispatched {
  /** Nothing was due, so nothing was done. */
  readonly isNothingDue: boolean;
  readonly hasMore: boolean;
  readonly hasWork: boolean;
}

/**
 * Turns what is due into deliveries and work for the queue. May be cut off anywhere and done again: an entry goes only
 * when what follows from it is written, and what is written twice is one.
 */
export async function dispatch(parts: DispatchParts, now: Temporal.Instant): Promise<Dispatched> {
  const entries = await parts.due.list(now, MOST_ENTRIES);
  const tenants = [...Map.groupBy(entries, ({ tenantId }) => tenantId)];
  const works = await pMap(tenants, ([tenantId, own]) => dispatchOrPostpone(parts, tenantId, own, now), {
    concurrency: TENANTS_AT_ONCE,
  });
  return {
    isNothingDue: entries.length === 0,
    hasMore: entries.length === MOST_ENTRIES,
    hasWork: works.some((count) => count > 0),
  };
}

/** What fails is done one by one, so that a chat that cannot be dealt with keeps nobody else waiting. */
async function dispatchOrPostpone(
  parts: DispatchParts,
  tenantId: string,
  entries: readonly Due[],
  now: Temporal.Instant,
): Promise<number> {
  try {
    return await dispatchTenant(parts, tenantId, entries, now);
  } catch (error) {
    if (error instanceof StorageAway) throw error;
    if (entries.length === 1) return postpone(parts, entries, now, error);
    let works = 0;
    for (const entry of entries) works += await dispatchOrPostpone(parts, tenantId, [entry], now);
    return works;
  }
}

async function dispatchTenant(
  parts: DispatchParts,
  tenantId: string,
  entries: readonly Due[],
  now: Temporal.Instant,
): Promise<number> {
  const notices = await pMap(
    entries.filter((entry) => entry.for === 'notice'),
    async (entry) => ({ entry, place: await readWhole(parts.places, tenantId, entry.place) }),
    { concurrency: PLACES_AT_ONCE },
  );
  const wanted = notices.filter(({ entry, place }) => isWanted(place, entry));
  const made = wanted.map(({ entry }) => createDelivery(entry, now));
  await parts.deliveries.insert(made);

  const lookedBackAt = entries.flatMap((entry) => (entry.for === 'look back' ? entry.deliveries : []));
  const left = (await parts.deliveries.read(tenantId, lookedBackAt)).map(({ delivery }) => delivery);
  const works = chunk(
    [...made, ...left].filter((delivery) => !isOver(delivery)).map(({ id }) => id),
    MOST_OF_A_MESSAGE,
  );
  await pMap(works, (deliveries) => parts.queue.put({ tenantId, deliveries }, 0), { concurrency: PLACES_AT_ONCE });

  const isWatchDue = entries.some((entry) => entry.for === 'watch');
  await parts.due.add([
    ...notices.flatMap(({ entry, place }) => followingOf(entry, place)),
    ...works.map((deliveries): Due => ({ for: 'look back', tenantId, deliveries, at: timeToLookBack(now) })),
    ...(isWatchDue ? await parts.watchForLosses(tenantId, now) : []),
  ]);
  if (isWatchDue) await parts.deliveries.removeBefore(tenantId, oldestPeriodKept(now));
  await parts.due.remove(entries);
  return works.length;
}

/** An unreadable reminder is not none: without it the chat would never hear of anything again. */
async function readWhole(places: PlaceStore, tenantId: string, place: string): Promise<Place> {
  const read = await places.read(tenantId, place);
  if (!read.isWhole) throw new Error('What is kept of a chat cannot be read');
  return read;
}

async function postpone({ due, log }: DispatchParts, entries: readonly Due[], now: Temporal.Instant, error: unknown) {
  log.error({ err: error, due: entries, alarm: true }, 'What is due cannot be dealt with and is tried again later');
  await due.add(entries.map((entry) => ({ ...entry, at: now.add({ minutes: POSTPONE_MINUTES }) })));
  await due.remove(entries);
  return 0;
}

/** Whether the chat still wants it, as far as can be told without composing it. */
function isWanted({ reminder, address }: Place, { notice, dueAt }: DueNotice): boolean {
  switch (notice.kind) {
    case 'monthly':
    case 'snoozed':
      return reminder !== null && isStillDue(reminder, { ...notice, at: dueAt });
    case 'warning':
    case 'closing':
      return reminder?.warnings === true;
    case 'assigned':
      return address !== null;
  }
}

/**
 * Of reminders that were missed for long, each comes in its turn, to be skipped and recorded. Also after one that is not
 * wanted: a government may have moved the clocks since, and the chat would never hear of anything again.
 */
function followingOf({ tenantId, notice, dueAt }: DueNotice, { reminder }: Place): readonly Due[] {
  if (reminder === null || (notice.kind !== 'monthly' && notice.kind !== 'snoozed')) return [];
  return [nextDue(tenantId, reminder, dueAt)];
}

function oldestPeriodKept(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('UTC').toPlainDate().toPlainYearMonth().subtract({ months: MONTHS_KEPT }).toString();
}

// The same for all of a minute, so that an entry that is written again is the same one.
function timeToLookBack(now: Temporal.Instant): Temporal.Instant {
  return now.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).add({ minutes: LOOK_BACK_MINUTES });
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

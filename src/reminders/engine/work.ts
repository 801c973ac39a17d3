import pMap from 'p-map';
import { Temporal } from 'temporal-polyfill';
import { StorageAway } from '../../partner/store.ts';
import { deliver } from '../delivering/deliver.ts';
import type { DeliverParts } from '../delivering/deliverParts.ts';
import { isOver } from '../delivering/delivery.ts';
import type { TenantRun, TenantRuns } from '../tenantRun/tenantRun.ts';
import type { Taken, Work, WorkQueue } from './workQueue.ts';

const DELIVERIES_AT_ONCE = 8;
// So that one failed try does no harm.
const EXTENSIONS_A_TIMEOUT = 3;
// Each time its instance died over it.
const MOST_TIMES = 10;
const SHORTEST_DELAY_MS = 1_000;
// So that whoever has the tenant does not wait for what another took by chance.
const ELSEWHERE_DELAY_SECONDS = 2;
// What waits for longer is found by looking back. The queue would fill with it, and then nothing is dispatched any more.
const LONGEST_DELAY_MS = 15 * 60_000;

export interface WorkParts extends Omit<DeliverParts, 'run' | 'isStillOurs'> {
  readonly queue: WorkQueue;
  readonly runs: TenantRuns;
}

/** Does what a message names, as far as it can be done now, and puts what is left back under a later time. */
export async function doWork(parts: WorkParts, taken: Taken): Promise<void> {
  const { work, times } = taken;
  if (work === null || times > MOST_TIMES) return setAside(parts, taken);
  const pause = (await parts.pauses.read(work.tenantId)) ?? null;
  if (pause !== null && Temporal.Instant.compare(pause.until, parts.now()) > 0)
    return putBack(parts, taken, work, pause.until);
  const entered = await parts.runs.enter(work.tenantId);
  if (entered.kind === 'elsewhere')
    return putBack(parts, taken, work, parts.now().add({ seconds: ELSEWHERE_DELAY_SECONDS }));
  try {
    const left = await runWork(parts, taken, work, entered.run).catch(async (error: unknown) => {
      // As a new message, so that storage that is away now and then does not look like work that instances die over.
      if (error instanceof StorageAway) await putBack(parts, taken, work, parts.now()).catch(() => undefined);
      throw error;
    });
    if (left === null) await taken.done();
    else await putBack(parts, taken, { ...work, deliveries: left.ids }, left.until);
  } finally {
    await entered.run.leave();
  }
}

/** Null when all is over; else what is left, and when it is worth looking at again. */
async function runWork(parts: WorkParts, taken: Taken, { tenantId, deliveries }: Work, run: TenantRun) {
  let isOurs = true;
  const extending = setInterval(async () => {
    isOurs = isOurs && (await taken.extend().catch(() => false));
  }, parts.queue.invisibleMs / EXTENSIONS_A_TIMEOUT);
  try {
    const stored = await parts.deliveries.read(tenantId, deliveries);
    let failure: unknown = null;
    const done = await pMap(
      stored.filter(({ delivery }) => !isOver(delivery)),
      async (each) => {
        if (failure !== null || parts.isStopping()) return each.delivery;
        // The others are waited for: the run must not be left while they are under way.
        return deliver({ ...parts, run, isStillOurs: () => isOurs }, each).catch((error: unknown) => {
          failure = error;
          return each.delivery;
        });
      },
      { concurrency: DELIVERIES_AT_ONCE },
    );
    if (failure !== null) parts.log.warn({ err: failure, tenantId }, 'Work was interrupted and is put back');
    const left = done.filter((delivery) => !isOver(delivery));
    if (left.length === 0) return null;
    const [until] = left.map((delivery) => delivery.until ?? parts.now()).toSorted(Temporal.Instant.compare);
    return { ids: left.map(({ id }) => id), until: until ?? parts.now() };
  } finally {
    clearInterval(extending);
  }
}

/** As a new message: the old one would count as taken again and again. */
async function putBack(parts: WorkParts, taken: Taken, work: Work, until: Temporal.Instant): Promise<void> {
  const delayMs = delayUntil(parts, until);
  // First what is left, then the message away: the other way round it could be lost in between.
  if (delayMs <= LONGEST_DELAY_MS) await parts.queue.put(work, delayMs);
  await taken.done();
}

function delayUntil({ now, random }: WorkParts, until: Temporal.Instant): number {
  return Math.max(SHORTEST_DELAY_MS, now().until(until).total('milliseconds')) * (1 + random() / 4);
}

async function setAside({ deliveries, log, now }: WorkParts, taken: Taken): Promise<void> {
  log.error({ work: taken.work, times: taken.times, alarm: true }, 'Work that nobody can deal with was set aside');
  const { tenantId, deliveries: ids } = taken.work ?? { tenantId: '', deliveries: [] };
  for (const stored of await deliveries.read(tenantId, ids)) {
    if (isOver(stored.delivery)) continue;
    await deliveries.update(stored, {
      ...stored.delivery,
      state: stored.delivery.state === 'sending' ? 'unknown' : 'failed',
      at: now(),
      until: null,
      reason: 'set aside',
    });
  }
  await taken.setAside();
}

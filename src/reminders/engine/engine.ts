import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { createTenantRuns, type TenantRunParts } from '../tenantRun/tenantRun.ts';
import { type DispatchParts, dispatch } from './dispatch.ts';
import { createIdleness } from './idleness.ts';
import { doWork, type WorkParts } from './work.ts';

const USUAL_TICK_MS = 5_000;
const BUSY_TICK_MS = 200;
const WORKS_AT_ONCE = 8;
const MOST_OUTSTANDING = 250;
const RENEWALS_A_TERM = 3;

export interface EngineParts extends DispatchParts, Omit<WorkParts, 'runs' | 'isStopping'>, TenantRunParts {
  readonly log: Logger;
  now(): Temporal.Instant;
  /** How often it is looked for what is due and what is to do. */
  readonly tickMs?: number;
}

export interface Engine {
  /** Looks at once: the clock was moved, or something has just become due. */
  wake(): void;
  /** Looks at once, and resolves when all that is due by now is dealt with, but for what waits in the queue for a later time. */
  whenIdle(): Promise<void>;
  /** Begins nothing any more, puts back what is left, and resolves when what is under way is over. */
  stop(): Promise<void>;
}

/** Speaks up for all tenants until it is stopped. Any number may run: what they share is in storage. */
export function startEngine(parts: EngineParts): Engine {
  const { log, tickMs = USUAL_TICK_MS } = parts;
  const stopping = new AbortController();
  const workParts: WorkParts = {
    ...{ ...parts, runs: createTenantRuns(parts) },
    isStopping: () => stopping.signal.aborted,
  };
  const idleness = createIdleness();
  let waking = new AbortController();
  function wake() {
    waking.abort();
    waking = new AbortController();
  }

  async function repeat(name: string, step: () => Promise<number>): Promise<void> {
    while (!stopping.signal.aborted) {
      // Taken before the step: who is woken during it looks again at once.
      const signal = AbortSignal.any([stopping.signal, waking.signal]);
      const pauseMs = await step().catch((error: unknown) => {
        log.warn({ err: error }, `${name} failed and is tried again`);
        return tickMs;
      });
      if (pauseMs > 0) await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async function dispatchOnce(): Promise<number> {
    const tellIfNothingDue = idleness.lookForDue();
    const lease = await parts.leases.acquire('dispatch');
    if (lease.kind === 'taken') return tickMs;
    try {
      return await dispatchAll(lease.renew, tellIfNothingDue);
    } finally {
      await lease.release();
    }
  }

  async function dispatchAll(
    renew: () => Promise<boolean>,
    tellIfNothingDue: (isNothingDue: boolean) => void,
  ): Promise<number> {
    let renewedAt = performance.now();
    while (!stopping.signal.aborted) {
      if ((await parts.queue.count()) >= MOST_OUTSTANDING) {
        tellIfNothingDue(false);
        return BUSY_TICK_MS;
      }
      const { isNothingDue, hasMore, hasWork } = await dispatch(parts, parts.now());
      tellIfNothingDue(isNothingDue);
      if (hasWork) wake();
      if (!hasMore) return tickMs;
      if (performance.now() - renewedAt < parts.leases.termMs / RENEWALS_A_TERM) continue;
      if (!(await renew())) return tickMs;
      renewedAt = performance.now();
    }
    return 0;
  }

  const working = new Set<Promise<void>>();
  async function takeWork(): Promise<number> {
    const tellIfNothingToDo = idleness.lookForWork();
    const pause = await parts.pauses.read(null);
    if (pause !== null && Temporal.Instant.compare(pause.until, parts.now()) > 0) {
      tellIfNothingToDo(working.size === 0);
      return tickMs;
    }
    if (working.size >= WORKS_AT_ONCE) {
      await Promise.race(working);
      return 0;
    }
    const taken = await parts.queue.take(WORKS_AT_ONCE - working.size);
    for (const each of taken) {
      const work = doWork(workParts, each)
        // The message is seen again when its time is over.
        .catch((error: unknown) => log.warn({ err: error, work: each.work }, 'Work was not finished'))
        .finally(() => working.delete(work));
      working.add(work);
    }
    tellIfNothingToDo(working.size === 0);
    if (taken.length > 0) return 0;
    return working.size > 0 ? BUSY_TICK_MS : tickMs;
  }

  const loops = [repeat('Looking for what is due', dispatchOnce), repeat('Taking work', takeWork)];
  return {
    wake,
    whenIdle() {
      const idle = idleness.whenIdle();
      wake();
      return idle;
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      await Promise.all(working);
      idleness.end();
    },
  };
}

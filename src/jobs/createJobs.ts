import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Job, JobQueue, TakenJob } from './jobQueue.ts';

const TICK_MS = 5_000;
// So that one failed try does no harm.
const EXTENSIONS_A_TIMEOUT = 3;
// Whoever does jobs gives up earlier, and says so; this is for what fails before anything can be said.
const MOST_TIMES = 10;

export interface JobsParts {
  readonly queue: JobQueue;
  readonly log: Logger;
  /** How often it is looked for what other instances left. */
  readonly tickMs?: number;
}

/**
 * Does a job to its end, and resolves when nothing is left to do for it; `times` counts this try. Where it rejects the job is
 * taken again later.
 */
type Finish = (job: Job, times: number) => Promise<void>;

export interface Jobs extends Pick<JobQueue, 'hold'> {
  /** Takes jobs one by one until it is stopped, which waits for the one that is under way. */
  start(finish: Finish): { stop(): Promise<void> };
}

/** What takes longer than a turn may. Any number of instances may run: one that dies leaves its job to the others. */
export function createJobs({ queue, log, tickMs = TICK_MS }: JobsParts): Jobs {
  let waking = new AbortController();
  function wake() {
    waking.abort();
    waking = new AbortController();
  }

  return {
    async hold(job) {
      const held = await queue.hold(job);
      if (held === null) return null;
      return {
        async release(released) {
          await held.release(released);
          wake();
        },
      };
    },

    start(finish) {
      const stopping = new AbortController();
      const loop = repeat();
      return {
        async stop() {
          stopping.abort();
          await loop;
        },
      };

      async function repeat(): Promise<void> {
        while (!stopping.signal.aborted) {
          // Taken before looking: who is woken meanwhile looks again at once.
          const signal = AbortSignal.any([stopping.signal, waking.signal]);
          const isDone = await takeOne(finish).catch((error: unknown) => {
            log.warn({ err: error }, 'Looking for jobs failed and is tried again');
            return false;
          });
          if (!isDone) await wait(tickMs, undefined, { signal }).catch(() => undefined);
        }
      }
    },
  };

  /** False where there was none. */
  async function takeOne(finish: Finish): Promise<boolean> {
    const taken = await queue.take();
    if (taken === null) return false;
    const extending = setInterval(
      () => void taken.extend().catch(() => false),
      queue.invisibleMs / EXTENSIONS_A_TIMEOUT,
    );
    try {
      await doJob(taken, finish);
    } catch (error) {
      // The message is seen again when its time is over.
      log.warn({ err: error, times: taken.times }, 'A job was not finished and is taken again');
    } finally {
      clearInterval(extending);
    }
    return true;
  }

  async function doJob(taken: TakenJob, finish: Finish): Promise<void> {
    const { job, times } = taken;
    if (job === null || times > MOST_TIMES) log.error({ times, alarm: true }, 'A job that nobody can do was dropped');
    else await finish(job, times);
    await taken.done();
  }
}

import { Temporal } from 'temporal-polyfill';
import type { PreviewParts } from '../../src/preview.ts';

/** The one clock of a bot with a preview page: it goes as fast as any, from wherever somebody has moved it. */
export interface MovableClock {
  now(): Temporal.Instant;
  /** The clock of this machine, which nobody moves. */
  wallNow(): Temporal.Instant;
  /** Milliseconds, negative into the past. */
  shiftMs(): number;
  /** Zero puts it back. Rejects when storage is away, and then the clock goes on as before. */
  shiftTo(shiftMs: number): Promise<void>;
  /** Tells whenever the clock has jumped, here or in another instance; the result ends that. */
  onMoved(listener: () => void): () => void;
  /** Resolves when nothing more is asked of storage. */
  stop(): Promise<void>;
}

const PAUSE_MS = 1_000;

/** Resolves once storage has told how far the clock is moved, or does not answer: then it is not, until storage does. */
export async function startMovableClock({ shift, log }: PreviewParts): Promise<MovableClock> {
  const listeners = new Set<() => void>();
  let shiftMs = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();

  function put(wanted: number): void {
    if (wanted === shiftMs) return;
    shiftMs = wanted;
    for (const listener of listeners) listener();
  }

  // One after the other: what was read before a write must not be put after it.
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = underWay.then(work);
    underWay = done.catch(() => {});
    return done;
  }

  async function look(): Promise<void> {
    try {
      put(await shift.read());
    } catch (error) {
      log.debug({ err: error }, 'Storage did not say how far the clock is moved');
    }
  }

  function lookLater(): void {
    if (isStopped) return;
    timer = setTimeout(() => void inTurn(look).then(lookLater), PAUSE_MS);
  }

  await inTurn(look);
  lookLater();
  const wallNow = () => Temporal.Now.instant();
  return {
    now: () => (shiftMs === 0 ? wallNow() : wallNow().add({ milliseconds: shiftMs })),
    wallNow,
    shiftMs: () => shiftMs,
    shiftTo: (wanted) =>
      inTurn(async () => {
        await shift.write(wanted);
        put(wanted);
      }),
    onMoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

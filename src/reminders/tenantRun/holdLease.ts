import { setTimeout as wait } from 'node:timers/promises';
import type { Acquired } from './leases.ts';

// So that one failed try does no harm.
const RENEWALS_A_TERM = 3;
/** The part of a term that holders do not use, because clocks of instances differ and calls take time. */
const MARGIN = 0.2;

/** A lease that is renewed until it is released. */
export interface HeldLease {
  /**
   * False from the end of the term on, whatever is known of storage: an instance that was stopped for a while, or that
   * cannot reach storage, finds out by its own clock that another may hold it by now.
   */
  isHeld(): boolean;
  /** Resolves when it has been held for so long. */
  heldFor(ms: number): Promise<void>;
  release(): Promise<void>;
}

export interface HoldOptions {
  readonly termMs: number;
  /** When the lease was asked for, by the same clock. */
  readonly askedAtMs: number;
  monotonicMs(): number;
}

export function holdLease(
  lease: Extract<Acquired, { kind: 'held' }>,
  { termMs, askedAtMs, monotonicMs }: HoldOptions,
): HeldLease {
  // Not from when it was asked for: who asks while storage is away waits for the answer.
  const heldSinceMs = monotonicMs();
  let untilMs = askedAtMs + termMs * (1 - MARGIN);
  let isLost = false;
  let isRenewing = false;
  const renewal = setInterval(async () => {
    if (isRenewing || isLost) return;
    isRenewing = true;
    const atMs = monotonicMs();
    // What fails may go well the next time; the term says for how long.
    const renewed = await lease.renew().catch(() => null);
    if (renewed === true) untilMs = atMs + termMs * (1 - MARGIN);
    if (renewed === false) isLost = true;
    isRenewing = false;
  }, termMs / RENEWALS_A_TERM);

  const isHeld = () => !isLost && monotonicMs() < untilMs;
  return {
    isHeld,
    async heldFor(ms) {
      const leftMs = heldSinceMs + ms - monotonicMs();
      if (leftMs > 0) await wait(leftMs);
    },
    async release() {
      clearInterval(renewal);
      if (isHeld()) await lease.release();
    },
  };
}

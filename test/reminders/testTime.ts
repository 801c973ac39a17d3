import { Temporal } from 'temporal-polyfill';

/** By which an engine keeps its turns and leases: the same for all that share a storage. */
export interface TestTime {
  monotonicMs(): number;
  leaseNow(): Temporal.Instant;
}

export const realTime: TestTime = { monotonicMs: () => performance.now(), leaseNow: Temporal.Now.instant };

const TICK_MS = 5;
const MOST_A_TICK_MS = 10;

let passedMs = 0;
let lookedAtMs = performance.now();

/** Milliseconds in which this process got to run. */
function look(): number {
  const nowMs = performance.now();
  passedMs += Math.min(nowMs - lookedAtMs, MOST_A_TICK_MS);
  lookedAtMs = nowMs;
  return passedMs;
}

setInterval(look, TICK_MS).unref();

/**
 * For engines in this process alone. Whoever keeps to so many calls a second, and whoever counts them, would by real time
 * be held up together on a busy machine, and what had waited would then seem to come all at once.
 */
export const steadyTime: TestTime = {
  monotonicMs: look,
  leaseNow: () => Temporal.Instant.fromEpochMilliseconds(Math.floor(look())),
};

/** No more than `most` calls in any stretch of `ms`. */
export interface Limit {
  readonly most: number;
  readonly ms: number;
}

export interface Limiter {
  /** How long to wait for the next call to be within all limits; 0 when it may come now. */
  waitMs(now: number): number;
  /** Counts a call that was let through. */
  take(now: number): void;
}

/** Counts exactly, in constant time: with n allowed, only the n-th last call can be in the way of the next. */
export function createLimiter(limits: readonly Limit[]): Limiter {
  const longest = Math.max(...limits.map(({ most }) => most));
  let taken: number[] = [];
  return {
    waitMs: (now) =>
      Math.max(0, ...limits.map(({ most, ms }) => (taken.at(-most) ?? Number.NEGATIVE_INFINITY) + ms - now)),
    take(now) {
      taken.push(now);
      if (taken.length >= 2 * longest) taken = taken.slice(-longest);
    },
  };
}

export interface Peak {
  readonly highest: number;
  note(now: number): void;
}

/** The most calls in any one second. */
export function createPeak(): Peak {
  let times: number[] = [];
  let first = 0;
  let highest = 0;
  return {
    get highest() {
      return highest;
    },
    note(now) {
      times.push(now);
      while ((times[first] ?? now) <= now - 1_000) first += 1;
      highest = Math.max(highest, times.length - first);
      if (first < 1_000) return;
      times = times.slice(first);
      first = 0;
    },
  };
}

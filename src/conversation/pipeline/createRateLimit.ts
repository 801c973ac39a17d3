import type { Temporal } from 'temporal-polyfill';

/** So many at once, and so many a second in the long run. */
interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

export interface RateLimit {
  /** Counts one thing said. `first`: the first one too many since something was let in. */
  take(tenantId: string, userId: string, now: Temporal.Instant): Taken;
}

type Taken =
  | { readonly kind: 'fine' }
  | { readonly kind: 'tooMany'; readonly of: 'person' | 'tenant'; readonly first: boolean };

export interface Limits {
  readonly person: Allowance;
  readonly tenant: Allowance;
}

/** More than people need, and little enough that one person or tenant does not take the bot away from the others. */
export const LIMITS: Limits = { person: { burst: 60, perSecond: 1 }, tenant: { burst: 600, perSecond: 20 } };

const MOST_BUCKETS = 10_000;

interface Bucket {
  tokens: number;
  at: number;
  isTold: boolean;
}

/**
 * Token buckets in the memory of this instance: they protect it, and are no truth. With several instances a person
 * may say as much to each; to count together would cost every question a write.
 */
export function createRateLimit({ person, tenant }: Limits): RateLimit {
  const buckets = new Map<string, Bucket>();

  function fill(key: string, { burst, perSecond }: Allowance, seconds: number): Bucket {
    const known = buckets.get(key);
    const passed = known === undefined ? 0 : Math.max(0, seconds - known.at);
    const tokens = Math.min(burst, (known?.tokens ?? burst) + passed * perSecond);
    const bucket = { tokens, at: seconds, isTold: known?.isTold ?? false };
    // Put at the end, so that the first ones are those that have been quiet for longest.
    buckets.delete(key);
    buckets.set(key, bucket);
    for (const [oldest] of buckets) {
      if (buckets.size <= MOST_BUCKETS) break;
      buckets.delete(oldest);
    }
    return bucket;
  }

  return {
    take(tenantId, userId, now) {
      const seconds = now.epochMilliseconds / 1000;
      const own = fill(JSON.stringify([tenantId, userId]), person, seconds);
      const shared = fill(JSON.stringify([tenantId]), tenant, seconds);
      const of = own.tokens < 1 ? 'person' : shared.tokens < 1 ? 'tenant' : null;
      if (of === null) {
        own.tokens -= 1;
        shared.tokens -= 1;
        own.isTold = false;
        return { kind: 'fine' };
      }
      const first = !own.isTold;
      own.isTold = true;
      return { kind: 'tooMany', of, first };
    },
  };
}

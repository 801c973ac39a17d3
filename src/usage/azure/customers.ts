import type { Counting } from '../../scoring/facts.ts';
import { type Month, shiftMonth } from '../months.ts';
import { type Usd, usd } from '../usd.ts';
import { acrAt, COUNTING_RULES, COUNTINGS, type Counts, countsAt } from './customerAdds.ts';
import type { CustomerMonth, Link, UsageHistory } from './usageHistory.ts';

export interface CustomerStanding {
  readonly tenantId: string;
  /** The latest that is known, until the month. */
  readonly name: string;
  readonly segment: string;
  readonly links: readonly Link[];
  /** Null where the month is not known. */
  readonly acr: Usd | null;
  readonly before: Usd | null;
  readonly counts: Readonly<Record<Counting, Counts>>;
  readonly countedAYearAgo: Readonly<Record<Counting, Counts>>;
  /** What the month lacks to count; 0 where it counts, or where the month before alone is lacking. */
  readonly shortBy: Readonly<Record<Counting, Usd>>;
}

/** Everybody with usage in a known month until `month`, the largest in it first. */
export function listCustomers(history: UsageHistory, month: Month): readonly CustomerStanding[] {
  const latest = new Map<string, CustomerMonth>();
  for (const each of [...history.keys()].filter((known) => known <= month).toSorted()) {
    for (const [tenantId, customer] of history.get(each) ?? []) {
      if (customer.services.size > 0) latest.set(tenantId, customer);
    }
  }
  return [...latest.values()].map((customer) => standingOf(history, month, customer)).toSorted(compareByAcr);
}

function standingOf(
  history: UsageHistory,
  month: Month,
  { tenantId, name, segment, links }: CustomerMonth,
): CustomerStanding {
  const [acr, before] = [month, shiftMonth(month, -1)].map((each) => acrAt(history, tenantId, each));
  const counts = forEachCounting((counting) => countsAt(history, counting, tenantId, month));
  return {
    ...{ tenantId, name, segment, links, acr: acr ?? null, before: before ?? null, counts },
    countedAYearAgo: forEachCounting((counting) => countsAt(history, counting, tenantId, shiftMonth(month, -12))),
    shortBy: forEachCounting((counting) => {
      const lacking = usd(COUNTING_RULES[counting].monthlyUsd) - (acr ?? 0n);
      return counts[counting] === 'yes' || lacking < 0n ? 0n : lacking;
    }),
  };
}

function forEachCounting<T>(tell: (counting: Counting) => T): Record<Counting, T> {
  return Object.fromEntries(COUNTINGS.map((counting) => [counting, tell(counting)])) as Record<Counting, T>;
}

function compareByAcr(one: CustomerStanding, other: CustomerStanding): number {
  const [less, more] = [one.acr ?? 0n, other.acr ?? 0n];
  if (less !== more) return less > more ? -1 : 1;
  return one.tenantId < other.tenantId ? -1 : 1;
}

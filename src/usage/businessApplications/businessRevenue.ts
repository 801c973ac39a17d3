import { TRACKS, type Track } from '../../scoring/designations.ts';
import type { UsageFigure } from '../figure.ts';
import { type Month, shiftMonth } from '../months.ts';
import { type Usd, usd } from '../usd.ts';
import type { RevenueCustomer, RevenueHistory } from './businessHistory.ts';

/** What a workload must bring at a customer tenant in the month to count. Source: rules reference 5.2. */
export const PAIR_USD: Readonly<Record<Track, number>> = { enterprise: 1500, smb: 250 };

/** A partner is on Enterprise with so many workloads that each bring more than the amount at a customer tenant. Source: rules reference 5.1. */
const ENTERPRISE = { workloads: 5, moreThanUsd: 5000 } as const;

export interface BusinessRevenue {
  /** The month as of which everything is. */
  readonly month: Month;
  readonly netCustomerAdds: Readonly<Record<Track, UsageFigure>>;
  /** Null where the month of a year before is not known. */
  readonly track: Track | null;
  /** How many workloads bring enough for Enterprise, now and a year before; null where that month is not known. */
  readonly largeWorkloads: number | null;
  /** The months that the figures lack. */
  readonly missing: readonly Month[];
}

export function countsByRevenue(amount: Usd, track: Track): boolean {
  return amount >= usd(PAIR_USD[track]);
}

/** What revenue gives of Business Applications, as of a month that is known, against the same month a year before. */
export function computeBusinessRevenue(history: RevenueHistory, month: Month): BusinessRevenue {
  const yearAgo = shiftMonth(month, -12);
  const missing = [yearAgo, month].filter((each) => !history.has(each));
  const customersIn = (each: Month) => [...(history.get(each)?.values() ?? [])];
  const countPairs = (each: Month, track: Track) =>
    customersIn(each)
      .flatMap(({ workloads }) => [...workloads.values()])
      .filter((amount) => countsByRevenue(amount, track)).length;
  const netCustomerAdds = (track: Track): UsageFigure => {
    const now = countPairs(month, track);
    if (missing.length === 0) return { value: now - countPairs(yearAgo, track) };
    return { value: null, atLeast: null, atMost: history.has(month) ? now : null, missing };
  };
  const large = new Set(
    customersIn(month).flatMap((customer) => largeIn(customer, history.get(yearAgo)?.get(customer.tenantId))),
  ).size;
  const track = large >= ENTERPRISE.workloads ? 'enterprise' : 'smb';
  return {
    month,
    netCustomerAdds: Object.fromEntries(TRACKS.map((each) => [each, netCustomerAdds(each)])) as Record<
      Track,
      UsageFigure
    >,
    ...(missing.length === 0 ? { track, largeWorkloads: large } : { track: null, largeWorkloads: null }),
    missing,
  };
}

/** Workloads that bring enough for Enterprise at the customer in both months. */
function largeIn({ workloads }: RevenueCustomer, before: RevenueCustomer | undefined) {
  const isLarge = (amount: Usd | undefined) => (amount ?? 0n) > usd(ENTERPRISE.moreThanUsd);
  return [...workloads].flatMap(([workload, amount]) =>
    isLarge(amount) && isLarge(before?.workloads.get(workload)) ? [workload] : [],
  );
}

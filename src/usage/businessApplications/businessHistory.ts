import type { Association } from '../azure/usageHistory.ts';
import type { Month } from '../months.ts';
import type { Usd } from '../usd.ts';
import type { RatedWorkload, RevenueWorkload } from './businessWorkloads.ts';

/** What a customer pays in one month, as the rows that count tell. */
export interface RevenueCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly Association[];
  readonly workloads: ReadonlyMap<RevenueWorkload, Usd>;
}

/** What is known, month by month. A month that is not in it is unknown, which is not zero. */
export type RevenueHistory = ReadonlyMap<Month, ReadonlyMap<string, RevenueCustomer>>;

/** How much a workload is used in a month; null where no row says. */
export interface Activity {
  /** Active users whom the partner is credited with. */
  readonly pamau: number | null;
  /** Active capacity. */
  readonly mac: number | null;
  /** Active users. */
  readonly mau: number | null;
}

/** What a customer uses in one month, as the rows that count tell. */
export interface ActivityCustomer {
  /** Empty for all customers together, where the report names none. */
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly Association[];
  readonly workloads: ReadonlyMap<RatedWorkload, Activity>;
}

export type ActivityHistory = ReadonlyMap<Month, ReadonlyMap<string, ActivityCustomer>>;

export function addActivities(one: Activity | undefined, other: Activity): Activity {
  if (one === undefined) return other;
  return { pamau: add(one.pamau, other.pamau), mac: add(one.mac, other.mac), mau: add(one.mau, other.mau) };
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}

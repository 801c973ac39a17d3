import type { Month } from './months.ts';
import type { Workload } from './officeWorkloads.ts';
import type { Association } from './usageHistory.ts';

/** How a partner is linked to a customer whose licences and users count. Source: rules reference 3.2. */
export const OFFICE_ASSOCIATIONS = ['CPOR', 'DPOR', 'CSP'] as const satisfies readonly Association[];

export type OfficeAssociation = (typeof OFFICE_ASSOCIATIONS)[number];

/** What a customer has of a workload in a month. */
export interface Seats {
  /** Paid licences. */
  readonly paid: number;
  /** Users who were active in the month. */
  readonly active: number;
}

export interface OfficeLink {
  readonly how: OfficeAssociation;
  /** The earliest day (ISO) that a report gives; null where it gives none. */
  readonly since: string | null;
  readonly workloads: ReadonlyMap<Workload, Seats>;
}

/** One customer in one month, as the rows that are no duplicates tell. */
export interface OfficeCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly OfficeLink[];
}

/** A month's customers by tenant id. */
export type OfficeMonth = ReadonlyMap<string, OfficeCustomer>;

/** What is known, month by month. A month that is not in it is unknown, which is not zero. */
export type OfficeHistory = ReadonlyMap<Month, OfficeMonth>;

/** What a customer has of each workload. The numbers are the customer's own, so several links tell the same ones again. */
export function seatsOf({ links }: Pick<OfficeCustomer, 'links'>): ReadonlyMap<Workload, Seats> {
  const all = new Map<Workload, Seats>();
  for (const { workloads } of links) {
    for (const [workload, seats] of workloads) all.set(workload, largest(all.get(workload), seats));
  }
  return all;
}

/** Of two that tell of the same the larger numbers, so that no order of rows matters. */
export function largest(one: Seats | undefined, other: Seats): Seats {
  if (one === undefined) return other;
  return { paid: Math.max(one.paid, other.paid), active: Math.max(one.active, other.active) };
}

import type { Association } from '../azure/usageHistory.ts';
import type { Month } from '../months.ts';
import { type Seats, type SeatsCustomer, seatsOf } from '../seats.ts';

/** How a partner is linked to a customer whose Microsoft 365 licences count for Security. Source: rules reference 4.2. */
export const EMS_ASSOCIATIONS = ['CPOR', 'CSP'] as const satisfies readonly Association[];

export type EmsAssociation = (typeof EMS_ASSOCIATIONS)[number];

/** The workloads of Security of which EMSUsage tells licences and users: three of six. Source: rules reference 4.2. */
export const EMS_WORKLOADS = ['Entra ID P1', 'Intune', 'Purview Information Protection'] as const;

export type EmsWorkload = (typeof EMS_WORKLOADS)[number];

/** A workload, and behind a bar the subscription that holds the licences, where a report tells one from another. */
export type EmsHolding = EmsWorkload | `${EmsWorkload}|${string}`;

export type EmsCustomer = SeatsCustomer<EmsAssociation, EmsHolding>;

/** `subscription` is empty where the report does not tell it. */
export function holdingOf(workload: EmsWorkload, subscription: string): EmsHolding {
  return subscription === '' ? workload : `${workload}|${subscription}`;
}

/** Null for a text that is none. */
function workloadOf(holding: string): EmsWorkload | null {
  const [name] = holding.split('|', 1);
  return EMS_WORKLOADS.find((workload) => workload === name) ?? null;
}

export function isHolding(text: string): text is EmsHolding {
  return workloadOf(text) !== null;
}

/** What a customer has of each workload: its subscriptions add up, and several links tell the same ones again. */
export function emsSeatsOf(customer: Pick<EmsCustomer, 'links'>): ReadonlyMap<EmsWorkload, Seats> {
  const sums = new Map<EmsWorkload, Seats>();
  for (const [holding, { paid, active }] of seatsOf(customer)) {
    const workload = workloadOf(holding);
    if (workload === null) continue;
    const before = sums.get(workload) ?? { paid: 0, active: 0 };
    sums.set(workload, { paid: before.paid + paid, active: before.active + active });
  }
  return sums;
}

/** A month's customers by tenant id. */
export type EmsMonth = ReadonlyMap<string, EmsCustomer>;

/** What is known, month by month. A month that is not in it is unknown, which is not zero. */
export type EmsHistory = ReadonlyMap<Month, EmsMonth>;

import type { Association } from './azure/usageHistory.ts';

/** What a customer has of a workload in a month. */
export interface Seats {
  /** Paid licences. */
  readonly paid: number;
  /** Users who were active in the month. */
  readonly active: number;
}

/** One kind of link of a customer's, with what it tells of each workload. */
export interface SeatsLink<How extends Association, Workload> {
  readonly how: How;
  /** The earliest day (ISO) that a report gives; null where it gives none. */
  readonly since: string | null;
  readonly workloads: ReadonlyMap<Workload, Seats>;
}

/** One customer in one month, as the rows that are no duplicates tell. */
export interface SeatsCustomer<How extends Association, Workload> {
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly SeatsLink<How, Workload>[];
}

/** What a customer has of each workload. The numbers are the customer's own, so several links tell the same ones again. */
export function seatsOf<Workload>({
  links,
}: Pick<SeatsCustomer<Association, Workload>, 'links'>): ReadonlyMap<Workload, Seats> {
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

/** All workloads together. */
export function sumSeats(seats: ReadonlyMap<unknown, Seats>): Seats {
  const all = [...seats.values()];
  return {
    paid: all.reduce((sum, { paid }) => sum + paid, 0),
    active: all.reduce((sum, { active }) => sum + active, 0),
  };
}

/** Licences of a workload that came within the year while no more people use it. */
export interface Unused<Workload> {
  readonly workload: Workload;
  /** Licences more than a year before. */
  readonly more: number;
  /** Who was active in the month. */
  readonly active: number;
}

/** Workloads with more licences than a year before and no more users, the most licences first. */
export function listUnused<Workload>(
  now: ReadonlyMap<Workload, Seats>,
  before: ReadonlyMap<Workload, Seats>,
): readonly Unused<Workload>[] {
  const unused = [...now].flatMap(([workload, { paid, active }]): readonly Unused<Workload>[] => {
    const was = before.get(workload) ?? { paid: 0, active: 0 };
    return paid > was.paid && active <= was.active ? [{ workload, more: paid - was.paid, active }] : [];
  });
  return unused.toSorted((one, other) => other.more - one.more || (one.workload < other.workload ? -1 : 1));
}

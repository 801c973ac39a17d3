import type { Association } from '../../usage/azure/usageHistory.ts';
import { largest, type Seats, type SeatsCustomer, type SeatsLink } from '../../usage/seats.ts';
import { firstNamed, type Months } from './joinMonths.ts';
import { earlierDay, type GatheredRows } from './rows.ts';
import { settleMonths } from './settleMonths.ts';

interface GatheredLink<Workload> {
  since: string | null;
  readonly workloads: Map<Workload, Seats>;
}

/** What rows tell of a customer's licences and users as they come. */
export interface GatheredSeats<How extends Association, Workload> {
  name: string;
  readonly links: Map<How, GatheredLink<Workload>>;
}

export function linkIn<How extends Association, Workload>(
  { links }: GatheredSeats<How, Workload>,
  how: How,
): GatheredLink<Workload> {
  let link = links.get(how);
  if (link === undefined) {
    link = { since: null, workloads: new Map() };
    links.set(how, link);
  }
  return link;
}

/** The months of gathered rows. Throws `Unreadable` where they may be meant in two ways. */
export function settleSeats<How extends Association, Workload>(
  gathered: Pick<GatheredRows<GatheredSeats<How, Workload>>, 'months'>,
): readonly Months<SeatsCustomer<How, Workload>>[] {
  const monthOf = settleMonths(gathered);
  return [...gathered.months.values()].map((month) => {
    const customers = [...month.customers].map(([tenantId, { name, links }]) => {
      const settled = [...links].map(([how, link]) => ({ how, ...link })).toSorted(byHow);
      return [tenantId, { tenantId, name, links: settled }] as const;
    });
    return new Map([[monthOf(month), new Map(customers)]]);
  });
}

/** What two parts tell of a customer's month. */
export function joinSeats<How extends Association, Workload>(
  one: SeatsCustomer<How, Workload>,
  other: SeatsCustomer<How, Workload>,
): SeatsCustomer<How, Workload> {
  const links = new Map(one.links.map((link) => [link.how, link]));
  for (const link of other.links) {
    const before = links.get(link.how);
    links.set(link.how, before === undefined ? link : joinLinks(before, link));
  }
  return { tenantId: one.tenantId, name: firstNamed(one.name, other.name), links: [...links.values()].toSorted(byHow) };
}

function joinLinks<How extends Association, Workload>(
  one: SeatsLink<How, Workload>,
  other: SeatsLink<How, Workload>,
): SeatsLink<How, Workload> {
  const workloads = new Map(one.workloads);
  for (const [workload, seats] of other.workloads) workloads.set(workload, largest(workloads.get(workload), seats));
  return { how: one.how, since: earlierDay(one.since, other.since), workloads };
}

function byHow(one: { readonly how: string }, other: { readonly how: string }): number {
  return one.how < other.how ? -1 : 1;
}

import type { Month } from '../../usage/months.ts';
import { largest, type OfficeCustomer, type OfficeLink, type OfficeMonth } from '../../usage/officeHistory.ts';
import { firstNamed, joinMonths } from '../usageRows/joinMonths.ts';
import { earlierDay, type GatheredRows } from '../usageRows/rows.ts';
import { settleMonths } from '../usageRows/settleMonths.ts';
import type { GatheredOffice, LeftOut } from './gatherOffice.ts';

/** What one OfficeUsage file says. */
export interface OfficeRead extends Omit<GatheredRows<unknown>, 'months'> {
  readonly kind: 'office';
  /** The months that it has rows of. */
  readonly months: ReadonlyMap<Month, OfficeMonth>;
  readonly leftOut: LeftOut;
}

/** Throws `Unreadable` where months may be meant in two ways. */
export function settleOffice(gathered: GatheredOffice): OfficeRead {
  const monthOf = settleMonths(gathered);
  const { rows, duplicates, problems, problemCount, leftOut } = gathered;
  const months = [...gathered.months.values()].map((month): ReadonlyMap<Month, OfficeMonth> => {
    const customers = [...month.customers].map(([tenantId, { name, links }]): OfficeCustomer => {
      return { tenantId, name, links: [...links].map(([how, link]) => ({ how, ...link })).toSorted(byHow) };
    });
    return new Map([[monthOf(month), new Map(customers.map((customer) => [customer.tenantId, customer]))]]);
  });
  return { kind: 'office', months: joinMonths(months, joinOffice), rows, duplicates, problems, problemCount, leftOut };
}

/** What two parts tell of a customer's month. */
export function joinOffice(one: OfficeCustomer, other: OfficeCustomer): OfficeCustomer {
  const links = new Map(one.links.map((link) => [link.how, link]));
  for (const link of other.links) {
    const before = links.get(link.how);
    links.set(link.how, before === undefined ? link : joinLinks(before, link));
  }
  return {
    tenantId: one.tenantId,
    name: firstNamed(one.name, other.name),
    links: [...links.values()].toSorted(byHow),
  };
}

function joinLinks(one: OfficeLink, other: OfficeLink): OfficeLink {
  const workloads = new Map(one.workloads);
  for (const [workload, seats] of other.workloads) workloads.set(workload, largest(workloads.get(workload), seats));
  return { how: one.how, since: earlierDay(one.since, other.since), workloads };
}

function byHow(one: OfficeLink, other: OfficeLink): number {
  return one.how < other.how ? -1 : 1;
}

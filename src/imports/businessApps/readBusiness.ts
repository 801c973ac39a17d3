import type { Association } from '../../usage/azure/usageHistory.ts';
import {
  type ActivityCustomer,
  addActivities,
  type RevenueCustomer,
} from '../../usage/businessApplications/businessHistory.ts';
import type { Month } from '../../usage/months.ts';
import { settleAmounts } from '../azureUsage/settleAmounts.ts';
import { firstNamed, joinMonths } from '../usageRows/joinMonths.ts';
import type { GatheredMonth, GatheredRows } from '../usageRows/rows.ts';
import { settleMonths } from '../usageRows/settleMonths.ts';
import type { LeftOut } from '../usageRows/workloadNames.ts';
import type { GatheredActivity } from './gatherActivity.ts';
import type { GatheredRevenue } from './gatherRevenue.ts';

interface BusinessRead<Kind extends string, Customer> extends Omit<GatheredRows<unknown>, 'months'> {
  readonly kind: Kind;
  /** The months that it has rows of. */
  readonly months: ReadonlyMap<Month, ReadonlyMap<string, Customer>>;
  readonly leftOut: LeftOut;
}

/** What one file says of the revenue of Business Applications. */
export type RevenueRead = BusinessRead<'businessRevenue', RevenueCustomer>;

/** What one file says of their usage. */
export type ActivityRead = BusinessRead<'businessUsage', ActivityCustomer>;

/** Throws `Unreadable` where months or amounts may be meant in two ways. */
export function settleRevenue(gathered: GatheredRevenue): RevenueRead {
  const amountOf = settleAmounts(gathered);
  const months = settleEach(gathered, ([tenantId, { name, links, workloads }]): RevenueCustomer => {
    const settled = [...workloads].map(([workload, cell]) => [workload, amountOf(cell)] as const);
    return { tenantId, name, links: [...links].toSorted(), workloads: new Map(settled) };
  });
  return { ...countsOf(gathered), kind: 'businessRevenue', months: joinMonths(months, joinRevenue) };
}

/** Throws `Unreadable` where months may be meant in two ways. */
export function settleActivity(gathered: GatheredActivity): ActivityRead {
  const months = settleEach(gathered, ([tenantId, { name, links, workloads }]): ActivityCustomer => {
    return { tenantId, name, links: [...links].toSorted(), workloads };
  });
  return { ...countsOf(gathered), kind: 'businessUsage', months: joinMonths(months, joinActivity) };
}

/** What two parts tell of a customer's month: amounts of the same workload add up. */
export function joinRevenue(one: RevenueCustomer, other: RevenueCustomer): RevenueCustomer {
  const workloads = new Map(one.workloads);
  for (const [workload, amount] of other.workloads) workloads.set(workload, (workloads.get(workload) ?? 0n) + amount);
  return { ...joinSelf(one, other), workloads };
}

/** The same of users and capacity. */
export function joinActivity(one: ActivityCustomer, other: ActivityCustomer): ActivityCustomer {
  const workloads = new Map(one.workloads);
  for (const [workload, activity] of other.workloads) {
    workloads.set(workload, addActivities(workloads.get(workload), activity));
  }
  return { ...joinSelf(one, other), workloads };
}

interface Named {
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly Association[];
}

function joinSelf(one: Named, other: Named): Named {
  return {
    tenantId: one.tenantId,
    name: firstNamed(one.name, other.name),
    links: [...new Set([...one.links, ...other.links])].toSorted(),
  };
}

function settleEach<Gathered, Customer>(
  gathered: Pick<GatheredRows<Gathered>, 'months'>,
  settle: (customer: readonly [tenantId: string, Gathered]) => Customer,
): readonly ReadonlyMap<Month, ReadonlyMap<string, Customer>>[] {
  const monthOf = settleMonths(gathered);
  return [...gathered.months.values()].map((month: GatheredMonth<Gathered>) => {
    const customers = [...month.customers].map((each) => [each[0], settle(each)] as const);
    return new Map([[monthOf(month), new Map(customers)]]);
  });
}

function countsOf({ rows, duplicates, problems, problemCount, leftOut }: GatheredRevenue | GatheredActivity) {
  return { rows, duplicates, problems, problemCount, leftOut };
}

import { type Month, monthsBetween } from '../../usage/months.ts';
import type { CustomerMonth, Link, MonthUsage } from '../../usage/usageHistory.ts';
import type { Usd } from '../../usage/usd.ts';
import type { Gathered, UsageProblem } from './gatherUsage.ts';
import { settleAmounts, settleMonths } from './settle.ts';

/** What one AzureUsage file says. */
export interface UsageRead {
  readonly kind: 'usage';
  /** The months that it has rows of. */
  readonly months: ReadonlyMap<Month, MonthUsage>;
  readonly rows: number;
  readonly duplicates: number;
  /** The first of them. */
  readonly problems: readonly UsageProblem[];
  readonly problemCount: number;
}

/** Throws `Unreadable` where months or amounts may be meant in two ways. */
export function settleUsage(gathered: Gathered): UsageRead {
  const monthOf = settleMonths(gathered);
  const amountOf = settleAmounts(gathered);
  const { rows, duplicates, problems, problemCount } = gathered;
  const months = [...gathered.months.values()].map((month): ReadonlyMap<Month, MonthUsage> => {
    const customers = [...month.customers].map(([tenantId, { name, segment, links, services }]): CustomerMonth => {
      const settled = [...services].map(([service, cell]) => [service, amountOf(cell)] as const);
      return {
        ...{ tenantId, name, segment, services: new Map(settled) },
        links: [...links].map(([how, since]): Link => ({ how, since })).toSorted((a, b) => (a.how < b.how ? -1 : 1)),
      };
    });
    return new Map([[monthOf(month), new Map(customers.map((customer) => [customer.tenantId, customer]))]]);
  });
  return { kind: 'usage', months: addUsage(months), rows, duplicates, problems, problemCount };
}

/** Several months' usage as one: amounts of the same customer, month and service add up. */
export function addUsage(parts: readonly ReadonlyMap<Month, MonthUsage>[]): ReadonlyMap<Month, MonthUsage> {
  const sums = new Map<Month, Map<string, CustomerMonth>>();
  for (const part of parts) {
    for (const [month, customers] of part) {
      const all = sums.get(month) ?? new Map<string, CustomerMonth>();
      sums.set(month, all);
      for (const [tenantId, customer] of customers) {
        const before = all.get(tenantId);
        all.set(tenantId, before === undefined ? customer : join(before, customer));
      }
    }
  }
  return sums;
}

function join(one: CustomerMonth, other: CustomerMonth): CustomerMonth {
  const services = new Map<string, Usd>(one.services);
  for (const [service, amount] of other.services) services.set(service, (services.get(service) ?? 0n) + amount);
  const links = new Map(one.links.map((link) => [link.how, link]));
  for (const link of other.links) {
    const before = links.get(link.how)?.since ?? null;
    const isEarlier = link.since !== null && (before === null || link.since < before);
    if (!links.has(link.how) || isEarlier) links.set(link.how, link);
  }
  return {
    tenantId: one.tenantId,
    name: firstNamed(one.name, other.name),
    segment: firstNamed(one.segment, other.segment),
    links: [...links.values()].toSorted((a, b) => (a.how < b.how ? -1 : 1)),
    services,
  };
}

function firstNamed(one: string, other: string): string {
  if (one === '' || other === '') return one + other;
  return one < other ? one : other;
}

/**
 * The months that files show to be covered: those that have rows, and those without that lie within the first and last
 * month of at least two of them, since two exports would hardly lose the same month. Covered without rows, a month is empty.
 */
export function coverMonths(files: readonly ReadonlyMap<Month, MonthUsage>[]): ReadonlyMap<Month, MonthUsage> {
  const known = new Map(addUsage(files));
  const spans = files.flatMap((months) => {
    const [first, ...rest] = [...months.keys()].toSorted();
    return first === undefined ? [] : [{ first, last: rest.at(-1) ?? first }];
  });
  const all = spans.flatMap(({ first, last }) => monthsBetween(first, last));
  const counts = new Map<Month, number>();
  for (const month of all) counts.set(month, (counts.get(month) ?? 0) + 1);
  for (const [month, count] of counts) if (count > 1 && !known.has(month)) known.set(month, new Map());
  return new Map([...known].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

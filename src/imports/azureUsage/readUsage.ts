import type { CustomerMonth, Link, MonthUsage } from '../../usage/azure/usageHistory.ts';
import type { Month } from '../../usage/months.ts';
import type { Usd } from '../../usage/usd.ts';
import { firstNamed, joinMonths } from '../usageRows/joinMonths.ts';
import type { GatheredRows } from '../usageRows/rows.ts';
import { earlierDay } from '../usageRows/rows.ts';
import { settleMonths } from '../usageRows/settleMonths.ts';
import type { Gathered } from './gatherUsage.ts';
import { settleAmounts } from './settleAmounts.ts';

/** What one AzureUsage file says. */
export interface UsageRead extends Omit<GatheredRows<unknown>, 'months'> {
  readonly kind: 'usage';
  /** The months that it has rows of. */
  readonly months: ReadonlyMap<Month, MonthUsage>;
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
  return { kind: 'usage', months: joinMonths(months, joinUsage), rows, duplicates, problems, problemCount };
}

/** What two parts tell of a customer's month: amounts of the same service add up. */
export function joinUsage(one: CustomerMonth, other: CustomerMonth): CustomerMonth {
  const services = new Map<string, Usd>(one.services);
  for (const [service, amount] of other.services) services.set(service, (services.get(service) ?? 0n) + amount);
  const links = new Map(one.links.map((link) => [link.how, link]));
  for (const { how, since } of other.links) {
    links.set(how, { how, since: earlierDay(links.get(how)?.since ?? null, since) });
  }
  return {
    tenantId: one.tenantId,
    name: firstNamed(one.name, other.name),
    segment: firstNamed(one.segment, other.segment),
    links: [...links.values()].toSorted((a, b) => (a.how < b.how ? -1 : 1)),
    services,
  };
}

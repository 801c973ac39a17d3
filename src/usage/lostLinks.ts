import type { Month } from './months.ts';
import type { Association, CustomerMonth, UsageHistory } from './usageHistory.ts';

/** A customer of whom a newer report says less than the one before. */
export interface LostCustomer {
  readonly tenantId: string;
  readonly name: string;
  /** The links that are lost; of a customer that is no longer named, those that were known. */
  readonly links: readonly Association[];
}

export interface LostLinks {
  /** The newer report names them in no month. */
  readonly gone: readonly LostCustomer[];
  /** Named, though not with a link that the report before named last. */
  readonly unlinked: readonly LostCustomer[];
}

/**
 * What the newest report no longer says that the one before did, both by month. Nothing where it does not reach as far. Only
 * months from which on both speak are looked at, so that a shorter report loses nobody who was only named long ago; and
 * links only where the month names anybody's.
 */
export function findLostLinks(previous: UsageHistory, newest: UsageHistory): LostLinks {
  const [before, now] = [spanOf(previous), spanOf(newest)];
  if (before === null || now === null || now.last < before.last) return { gone: [], unlinked: [] };
  const from = now.first < before.last ? now.first : before.last;
  const named = latestOf(newest, now.first);
  const known = [...latestOf(previous, from).values()].map(({ customer }) => customer).toSorted(byTenantId);
  const speaking = new Set(
    [...newest].flatMap(([month, usage]) => ([...usage.values()].some(isLinked) ? [month] : [])),
  );
  return {
    gone: known.filter(({ tenantId }) => !named.has(tenantId)).map((customer) => lose(customer, new Set())),
    unlinked: known.flatMap((customer) => {
      const latest = named.get(customer.tenantId);
      if (latest === undefined || !speaking.has(latest.month)) return [];
      const lost = lose(customer, new Set(latest.customer.links.map(({ how }) => how)));
      return lost.links.length === 0 ? [] : [lost];
    }),
  };
}

/** Those that are still lost by what a newer report says. */
export function stillLost({ gone, unlinked }: LostLinks, newest: UsageHistory): LostLinks {
  const named = latestOf(newest, '');
  return {
    gone: gone.filter(({ tenantId }) => !named.has(tenantId)),
    unlinked: unlinked.flatMap((lost) => {
      const found = named.get(lost.tenantId)?.customer.links.map(({ how }) => how) ?? [];
      const links = lost.links.filter((how) => !found.includes(how));
      return links.length === 0 ? [] : [{ ...lost, links }];
    }),
  };
}

function lose({ tenantId, name, links }: CustomerMonth, still: ReadonlySet<Association>): LostCustomer {
  return { tenantId, name, links: links.map(({ how }) => how).filter((how) => !still.has(how)) };
}

function isLinked({ links }: CustomerMonth): boolean {
  return links.length > 0;
}

function spanOf(history: UsageHistory): { readonly first: Month; readonly last: Month } | null {
  const [first, ...others] = [...history].flatMap(([month, usage]) => (usage.size > 0 ? [month] : [])).toSorted();
  return first === undefined ? null : { first, last: others.at(-1) ?? first };
}

/** Each customer as the last month from `from` on has it. */
function latestOf(history: UsageHistory, from: Month) {
  const latest = new Map<string, { readonly month: Month; readonly customer: CustomerMonth }>();
  for (const [month, usage] of [...history].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (month < from) continue;
    for (const [tenantId, customer] of usage) latest.set(tenantId, { month, customer });
  }
  return latest;
}

function byTenantId(one: CustomerMonth, other: CustomerMonth): number {
  return one.tenantId < other.tenantId ? -1 : 1;
}

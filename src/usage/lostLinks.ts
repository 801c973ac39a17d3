import type { Association } from './azure/usageHistory.ts';
import type { Month } from './months.ts';

/** A customer of whom a newer report says less than the one before. */
export interface LostCustomer {
  readonly tenantId: string;
  readonly name: string;
  /** The links that are lost; of a customer that is no longer named, those that were known. */
  readonly links: readonly Association[];
}

/** A customer as a month of any report has it. */
export interface LinkedCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly Association[];
}

/** Of a customer whose links are told with more than their kind. */
export function linksOfLinks({
  tenantId,
  name,
  links,
}: Omit<LinkedCustomer, 'links'> & { readonly links: readonly { readonly how: Association }[] }): LinkedCustomer {
  return { tenantId, name, links: links.map(({ how }) => how) };
}

/** What a report says of links, by month and tenant id. */
export type LinkHistory = ReadonlyMap<Month, ReadonlyMap<string, LinkedCustomer>>;

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
export function findLostLinks(previous: LinkHistory, newest: LinkHistory): LostLinks {
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
      const lost = lose(customer, new Set(latest.customer.links));
      return lost.links.length === 0 ? [] : [lost];
    }),
  };
}

/** Those that are still lost by what a newer report says. */
export function stillLost({ gone, unlinked }: LostLinks, newest: LinkHistory): LostLinks {
  const named = latestOf(newest, '');
  return {
    gone: gone.filter(({ tenantId }) => !named.has(tenantId)),
    unlinked: unlinked.flatMap((lost) => {
      const found = named.get(lost.tenantId)?.customer.links ?? [];
      const links = lost.links.filter((how) => !found.includes(how));
      return links.length === 0 ? [] : [{ ...lost, links }];
    }),
  };
}

function lose({ tenantId, name, links }: LinkedCustomer, still: ReadonlySet<Association>): LostCustomer {
  return { tenantId, name, links: links.filter((how) => !still.has(how)) };
}

function isLinked({ links }: LinkedCustomer): boolean {
  return links.length > 0;
}

function spanOf(history: LinkHistory): { readonly first: Month; readonly last: Month } | null {
  const [first, ...others] = [...history].flatMap(([month, usage]) => (usage.size > 0 ? [month] : [])).toSorted();
  return first === undefined ? null : { first, last: others.at(-1) ?? first };
}

/** Each customer as the last month from `from` on has it. */
function latestOf(history: LinkHistory, from: Month) {
  const latest = new Map<string, { readonly month: Month; readonly customer: LinkedCustomer }>();
  for (const [month, usage] of [...history].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (month < from) continue;
    for (const [tenantId, customer] of usage) latest.set(tenantId, { month, customer });
  }
  return latest;
}

function byTenantId(one: LinkedCustomer, other: LinkedCustomer): number {
  return one.tenantId < other.tenantId ? -1 : 1;
}

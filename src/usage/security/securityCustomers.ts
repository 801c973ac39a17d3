import { TRACKS, type Track } from '../../scoring/designations.ts';
import type { Link, UsageHistory } from '../azure/usageHistory.ts';
import { type Month, monthsUntil, shiftMonth } from '../months.ts';
import { listUnused, type Seats, sumSeats, type Unused } from '../seats.ts';
import type { Usd } from '../usd.ts';
import type { EmsHistory, EmsWorkload } from './emsHistory.ts';
import { type AzureSecurity, countedByUsage, countsByUsage, measureAzureSecurity } from './securityAzure.ts';
import { countedByLicences, countsByLicences, emsSeatsIn } from './securityM365.ts';

/** Tracks on which a customer counts, and on which it is a deployment. */
interface Counts {
  readonly adds: readonly Track[];
  readonly deployments: readonly Track[];
}

interface PartStanding {
  readonly now: Counts;
  /** Null where a month that it hangs on is not known. */
  readonly aYearAgo: Counts | null;
  readonly links: readonly Link[];
}

interface AzureStanding extends PartStanding {
  /** Azure security usage of 12 months, of those that are known. */
  readonly usage: Usd;
  /** Null where a month of them is not known. */
  readonly usageAYearAgo: Usd | null;
}

interface M365Standing extends PartStanding {
  /** All workloads together. */
  readonly seats: Seats;
  /** Null where that month is not known. */
  readonly seatsAYearAgo: Seats | null;
  /** The most first. */
  readonly unused: readonly Unused<EmsWorkload>[];
}

/** What is known of a customer by each part; null where the part does not name it. */
export interface SecurityStanding {
  readonly tenantId: string;
  readonly name: string;
  readonly azure: AzureStanding | null;
  readonly m365: M365Standing | null;
}

/** A customer with Azure security usage that does not count, since none of its links does. */
interface UnlinkedCustomer {
  readonly tenantId: string;
  readonly name: string;
}

/** What is known of a part, and the month as of which it is. */
interface Known<History> {
  readonly history: History;
  readonly month: Month;
}

/** Everybody with security usage or licences now or a year before, the most usage first, then the most licences. */
export function listSecurityCustomers(
  azure: Known<UsageHistory> | null,
  m365: Known<EmsHistory> | null,
): readonly SecurityStanding[] {
  const usage = azure === null ? null : measureAzureSecurity(azure.history, azure.month);
  const seats = m365 === null ? [] : [shiftMonth(m365.month, -12), m365.month];
  const named = [
    ...(usage === null ? [] : [...usage.before.keys(), ...usage.now.keys()]),
    ...seats.flatMap((month) => [...(m365?.history.get(month)?.keys() ?? [])]),
  ];
  return [...new Set(named)].map((tenantId) => describe(tenantId, azure, usage, m365)).toSorted(compareBySize);
}

/** Those of the last 12 months, the most usage first. */
export function listUnlinkedCustomers({ history, month }: Known<UsageHistory>): readonly UnlinkedCustomer[] {
  const { unlinked } = measureAzureSecurity(history, month);
  return [...unlinked]
    .toSorted(([one, less], [other, more]) => (less === more ? (one < other ? -1 : 1) : less > more ? -1 : 1))
    .map(([tenantId]) => ({ tenantId, name: latestOf(history, monthsUntil(month, 12), tenantId)?.name ?? '' }));
}

function compareBySize(one: SecurityStanding, other: SecurityStanding): number {
  const [less, more] = [one.azure?.usage ?? 0n, other.azure?.usage ?? 0n];
  if (less !== more) return less > more ? -1 : 1;
  const paid = ({ m365 }: SecurityStanding) => m365?.seats.paid ?? 0;
  return paid(other) - paid(one) || (one.tenantId < other.tenantId ? -1 : 1);
}

function describe(
  tenantId: string,
  azure: Known<UsageHistory> | null,
  usage: AzureSecurity | null,
  m365: Known<EmsHistory> | null,
): SecurityStanding {
  const isOfAzure = usage !== null && (usage.now.has(tenantId) || usage.before.has(tenantId));
  const azureMonths = azure === null || !isOfAzure ? [] : monthsUntil(azure.month, 24);
  const azureLast = latestOf(azure?.history, azureMonths, tenantId);
  const emsLast = latestOf(m365?.history, m365 === null ? [] : [shiftMonth(m365.month, -12), m365.month], tenantId);
  return {
    tenantId,
    name: azureLast?.name || emsLast?.name || '',
    azure: isOfAzure && azure !== null ? byUsage(tenantId, usage, azure.month, azureLast?.links ?? []) : null,
    m365: m365 === null || emsLast === undefined ? null : byLicences(tenantId, m365, emsLast.links),
  };
}

function latestOf<Customer>(
  history: ReadonlyMap<Month, ReadonlyMap<string, Customer>> | undefined,
  months: readonly Month[],
  tenantId: string,
): Customer | undefined {
  return months.flatMap((month) => history?.get(month)?.get(tenantId) ?? []).at(-1);
}

function byUsage(tenantId: string, usage: AzureSecurity, month: Month, links: readonly Link[]): AzureStanding {
  const [now, before] = [usage.now.get(tenantId) ?? 0n, usage.before.get(tenantId) ?? 0n];
  const isYearKnown = usage.missing.every((each) => each > shiftMonth(month, -12));
  return {
    now: counting((count, track) => countsByUsage(count, track, now, before)),
    aYearAgo: usage.missing.length > 0 ? null : counting((count, track) => countedByUsage(count, track, before)),
    ...{ links, usage: now, usageAYearAgo: isYearKnown ? before : null },
  };
}

function byLicences(tenantId: string, { history, month }: Known<EmsHistory>, links: readonly Link[]): M365Standing {
  const yearAgo = shiftMonth(month, -12);
  const isYearKnown = history.has(yearAgo);
  const [now, before] = [emsSeatsIn(history, tenantId, month), emsSeatsIn(history, tenantId, yearAgo)];
  return {
    now: counting((count, track) => countsByLicences(count, track, now, before)),
    aYearAgo: isYearKnown ? counting((count, track) => countedByLicences(count, track, before)) : null,
    links: links.map(({ how, since }) => ({ how, since })),
    seats: sumSeats(now),
    seatsAYearAgo: isYearKnown ? sumSeats(before) : null,
    unused: isYearKnown ? listUnused(now, before) : [],
  };
}

function counting(is: (count: keyof Counts, track: Track) => boolean): Counts {
  const where = (count: keyof Counts) => TRACKS.filter((track) => is(count, track));
  return { adds: where('adds'), deployments: where('deployments') };
}

import { TRACKS, type Track } from '../../scoring/designations.ts';
import type { UsageFigure } from '../figure.ts';
import { type Month, shiftMonth } from '../months.ts';
import {
  OFFICE_ASSOCIATIONS,
  type OfficeAssociation,
  type OfficeCustomer,
  type OfficeHistory,
} from './officeHistory.ts';
import { makesCustomersCount } from './officeWorkloads.ts';

/** Who is on a track: customers with so many paid licences of one workload, by one of its kinds of link. Source: rules reference 3.1, 3.2. */
const OFFICE_TRACKS: Readonly<
  Record<Track, { readonly links: readonly OfficeAssociation[]; readonly fewest: number; readonly most: number }>
> = {
  enterprise: { links: ['CPOR', 'DPOR'], fewest: 301, most: Number.POSITIVE_INFINITY },
  smb: { links: ['CPOR', 'CSP'], fewest: 11, most: 300 },
};

export interface ModernWork {
  /** The month as of which everything is. */
  readonly month: Month;
  /** Keyed as the figures of Modern Work: those that licences and users give. */
  readonly figures: Readonly<Record<string, UsageFigure>>;
  /** The months that they lack. */
  readonly missing: readonly Month[];
  /** Kinds of link of which nothing is known, which is not zero: all but CPOR where rows name no other, as in a report of claims. */
  readonly silent: readonly OfficeAssociation[];
}

/** Why a customer is on a track, null where it is not. `promoted`: by licences it is too large for it now, and was not a year before. */
export type Standing = 'licences' | 'promoted' | null;

function hasLicences({ links }: OfficeCustomer, track: Track, fewest: number, most: number): boolean {
  return links
    .filter(({ how }) => OFFICE_TRACKS[track].links.includes(how))
    .some(({ workloads }) =>
      [...workloads].some(([workload, { paid }]) => makesCustomersCount(workload) && paid >= fewest && paid <= most),
    );
}

/** Licences of one workload that a customer lacks to be on the track; null where it lacks none, or has no link of the track's. */
export function lackingLicences({ links }: OfficeCustomer, track: Track): number | null {
  const { links: hows, fewest } = OFFICE_TRACKS[track];
  const paid = links
    .filter(({ how }) => hows.includes(how))
    .flatMap(({ workloads }) =>
      [...workloads].flatMap(([workload, seats]) => (makesCustomersCount(workload) ? [seats.paid] : [])),
    );
  const most = Math.max(0, ...paid);
  return paid.length === 0 || most >= fewest ? null : fewest - most;
}

/** By the licences of the month alone. */
function isSized(customer: OfficeCustomer | undefined, track: Track): boolean {
  const { fewest, most } = OFFICE_TRACKS[track];
  return customer !== undefined && hasLicences(customer, track, fewest, most);
}

/** Whether the customer is on the track at the month by its licences. */
export function wasOnTrack(history: OfficeHistory, track: Track, tenantId: string, month: Month): boolean {
  return isSized(history.get(month)?.get(tenantId), track);
}

/** The same as it counts today: who has grown beyond SMB within the year stays there, too. */
export function standingOn(history: OfficeHistory, track: Track, tenantId: string, month: Month): Standing {
  const customer = history.get(month)?.get(tenantId);
  if (customer === undefined) return null;
  if (isSized(customer, track)) return 'licences';
  const isLarge =
    track === 'smb' && hasLicences(customer, track, OFFICE_TRACKS.enterprise.fewest, Number.POSITIVE_INFINITY);
  return isLarge && wasOnTrack(history, track, tenantId, shiftMonth(month, -12)) ? 'promoted' : null;
}

function activeUsers(customer: OfficeCustomer, how: OfficeAssociation): number {
  return customer.links
    .filter((link) => link.how === how)
    .flatMap(({ workloads }) => [...workloads.values()])
    .reduce((sum, { active }) => sum + active, 0);
}

/** By figure of growth, the active users a year before the month of customers who were on its track then. */
export function usersAYearBefore(history: OfficeHistory, month: Month): Readonly<Record<string, number>> {
  const customers = [...(history.get(shiftMonth(month, -12))?.values() ?? [])];
  const users = TRACKS.flatMap((track) =>
    OFFICE_TRACKS[track].links.map((how) => {
      const sized = customers.filter((customer) => isSized(customer, track));
      return [growthKey(track, how), sized.reduce((sum, customer) => sum + activeUsers(customer, how), 0)] as const;
    }),
  );
  return Object.fromEntries(users);
}

/** Each figure of growth, with the track whose customers and the link whose users it is of. */
export const OFFICE_GROWTHS = TRACKS.flatMap((track) =>
  OFFICE_TRACKS[track].links.map((how) => ({ figure: growthKey(track, how), track, how })),
);

function growthKey(track: Track, how: OfficeAssociation): string {
  return `${track}.usageGrowth.${how.toLowerCase()}`;
}

/** The figures of Modern Work that licences and users give, as of a month that is known, against the same month a year before. */
export function computeModernWork(history: OfficeHistory, month: Month): ModernWork {
  const yearAgo = shiftMonth(month, -12);
  const customersIn = (each: Month) => [...(history.get(each)?.values() ?? [])];
  const named = new Set([month, yearAgo].flatMap(customersIn).flatMap(({ links }) => links.map(({ how }) => how)));
  const isOfClaims = !named.has('DPOR') && !named.has('CSP');
  const silent = OFFICE_ASSOCIATIONS.filter((how) => isOfClaims && !named.has(how));
  const missing = [yearAgo, month].filter((each) => !history.has(each));
  const unknown: UsageFigure = { value: null, atLeast: null, atMost: null, missing };

  function compare(track: Track, hows: readonly OfficeAssociation[], measure: (customer: OfficeCustomer) => number) {
    if (missing.length > 0 || hows.some((how) => silent.includes(how))) return unknown;
    const now = customersIn(month).filter(({ tenantId }) => standingOn(history, track, tenantId, month) !== null);
    const before = customersIn(yearAgo).filter((customer) => isSized(customer, track));
    const sum = (customers: readonly OfficeCustomer[]) => customers.reduce((all, each) => all + measure(each), 0);
    return { value: sum(now) - sum(before) };
  }

  const figures = TRACKS.flatMap((track) => {
    const { links } = OFFICE_TRACKS[track];
    return [
      [`${track}.netCustomerAdds`, compare(track, links, () => 1)] as const,
      ...links.map((how) => {
        const growth = compare(track, [how], (customer) => activeUsers(customer, how));
        return [growthKey(track, how), growth] as const;
      }),
    ];
  });
  return { month, figures: Object.fromEntries(figures), missing, silent };
}

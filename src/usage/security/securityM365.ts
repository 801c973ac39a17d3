import type { Track } from '../../scoring/designations.ts';
import { type Month, shiftMonth } from '../months.ts';
import type { Seats } from '../seats.ts';
import { type EmsHistory, type EmsWorkload, emsSeatsOf } from './emsHistory.ts';
import { createPart, type SecurityPart } from './securityPart.ts';

/** Who is on a track: customers with so many paid licences of one workload. Source: rules reference 4.2. */
const SIZES: Readonly<Record<Track, { readonly fewest: number; readonly most: number }>> = {
  enterprise: { fewest: 301, most: Number.POSITIVE_INFINITY },
  smb: { fewest: 5, most: 300 },
};
const ACTIVE_FROM_PERCENT = 15;

export type EmsSeats = ReadonlyMap<EmsWorkload, Seats>;

/** What a customer counts for on a track: to be one, and to have deployed. */
export type M365Count = 'adds' | 'deployments';

/** What the customer has of each workload in the month; nothing where it is not named. */
export function emsSeatsIn(history: EmsHistory, tenantId: string, month: Month): EmsSeats {
  return emsSeatsOf(history.get(month)?.get(tenantId) ?? { links: [] });
}

function hasWorkload(seats: EmsSeats, track: Track, count: M365Count): boolean {
  const { fewest, most } = SIZES[track];
  return [...seats.values()].some(({ paid, active }) => {
    const isDeployed = count === 'adds' || active * 100 >= paid * ACTIVE_FROM_PERCENT;
    return paid >= fewest && paid <= most && isDeployed;
  });
}

/** Whether a customer with those licences counted a year before. */
export function countedByLicences(count: M365Count, track: Track, before: EmsSeats): boolean {
  return hasWorkload(before, track, count);
}

/** Whether it counts now: who has grown beyond SMB within the year stays there, too. */
export function countsByLicences(count: M365Count, track: Track, now: EmsSeats, before: EmsSeats): boolean {
  if (hasWorkload(now, track, count)) return true;
  return track === 'smb' && hasWorkload(before, 'smb', 'adds') && hasWorkload(now, 'enterprise', count);
}

/** Active paid licences of all workloads: who is active beyond what is paid for is not protected by it. */
function protectedUsers(seats: EmsSeats): number {
  return [...seats.values()].reduce((sum, { paid, active }) => sum + Math.min(paid, active), 0);
}

/** The Microsoft 365 part of the figures of Security, as of a month, against the same month a year before. */
export function computeM365Security(history: EmsHistory, month: Month): SecurityPart {
  const yearAgo = shiftMonth(month, -12);
  const missing = [yearAgo, month].filter((each) => !history.has(each));
  const named = new Set([yearAgo, month].flatMap((each) => [...(history.get(each)?.keys() ?? [])]));
  const tenants = [...named].map((tenantId) => {
    return { now: emsSeatsIn(history, tenantId, month), before: emsSeatsIn(history, tenantId, yearAgo) };
  });
  return createPart('m365', month, missing, (track) => {
    const counting = (count: M365Count) => ({
      now: tenants.filter(({ now, before }) => countsByLicences(count, track, now, before)),
      before: tenants.filter(({ before }) => countedByLicences(count, track, before)),
    });
    const [adds, deployments] = [counting('adds'), counting('deployments')];
    const sum = (all: readonly EmsSeats[]) => all.reduce((users, seats) => users + protectedUsers(seats), 0);
    return {
      adds: adds.now.length - adds.before.length,
      growth: sum(adds.now.map(({ now }) => now)) - sum(adds.before.map(({ before }) => before)),
      deployments: deployments.now.length - deployments.before.length,
    };
  });
}

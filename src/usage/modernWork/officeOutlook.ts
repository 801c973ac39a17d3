import { TRACKS, type Track } from '../../scoring/designations.ts';
import { type Month, shiftMonth } from '../months.ts';
import type { Unused } from '../seats.ts';
import { computeModernWork, lackingLicences, OFFICE_GROWTHS, standingOn, usersAYearBefore } from './modernWork.ts';
import { listOfficeCustomers, type OfficeStanding } from './officeCustomers.ts';
import type { OfficeHistory } from './officeHistory.ts';
import type { Workload } from './officeWorkloads.ts';

/** A customer who is not on a track and lacks so many licences of one workload to be. */
export interface NearTrack {
  readonly tenantId: string;
  readonly name: string;
  readonly licences: number;
}

/** Who lacks the fewest licences to be on each track as of the month, the nearest first. */
export function listNearTrack(history: OfficeHistory, month: Month): Readonly<Record<Track, readonly NearTrack[]>> {
  const customers = [...(history.get(month)?.values() ?? [])];
  const near = TRACKS.map((track) => [
    track,
    customers
      .filter(({ tenantId }) => standingOn(history, track, tenantId, month) === null)
      .flatMap((customer): readonly NearTrack[] => {
        const { tenantId, name } = customer;
        const licences = lackingLicences(customer, track);
        return licences === null ? [] : [{ tenantId, name, licences }];
      })
      .toSorted((one, other) => one.licences - other.licences || (one.tenantId < other.tenantId ? -1 : 1)),
  ]);
  return Object.fromEntries(near) as Record<Track, readonly NearTrack[]>;
}

/**
 * Who counts for SMB because it outgrew it within the year, and no longer does if next month is as the last one: its base is
 * known today. The most licences first; nobody where the month a year before the next is not known.
 */
export function listOutgrown(history: OfficeHistory, month: Month): readonly OfficeStanding[] {
  const next = shiftMonth(month, 1);
  const stays = history.get(month);
  if (stays === undefined || !history.has(shiftMonth(next, -12))) return [];
  const then = new Map([...history, [next, stays] as const]);
  return listOfficeCustomers(history, month).filter(
    ({ tenantId, now }) => now.smb !== null && standingOn(then, 'smb', tenantId, next) === null,
  );
}

interface MostUnused extends Unused<Workload> {
  /** The figure of growth that their use would raise. */
  readonly figure: string;
  readonly customer: OfficeStanding;
}

/** By figure of growth the most licences that nobody uses yet: only users of its link, at customers on its track, count. */
export function listMostUnused(history: OfficeHistory, month: Month): readonly MostUnused[] {
  const customers = listOfficeCustomers(history, month);
  return OFFICE_GROWTHS.flatMap(({ figure, track, how }) => {
    const all = customers.flatMap((customer): readonly MostUnused[] => {
      const linked = customer.links.find((link) => link.how === how)?.workloads;
      const most = customer.unused.find(({ workload }) => linked?.has(workload));
      return most === undefined || customer.now[track] === null ? [] : [{ figure, customer, ...most }];
    });
    return all.toSorted((one, other) => other.more - one.more).slice(0, 1);
  });
}

/** Growth of active users as it will be in a month if every month until then is as the last one. */
export interface UsersAhead {
  readonly month: Month;
  /** By figure of growth; those that are not known are left out. */
  readonly growth: Readonly<Record<string, number>>;
  /** By figure, the active users of a year before that growth is counted from. */
  readonly before: Readonly<Record<string, number>>;
}

/**
 * The months after the last one, so many of them, of which the same month a year before is known. What growth is counted
 * from then is known today. Seasons are not guessed.
 */
export function usersAhead(history: OfficeHistory, last: Month, months: number): readonly UsersAhead[] {
  const stays = history.get(last);
  if (stays === undefined) return [];
  return Array.from({ length: months }, (_, index) => shiftMonth(last, index + 1))
    .filter((month) => history.has(shiftMonth(month, -12)))
    .map((month) => {
      const then = new Map([...history, [month, stays] as const]);
      const growth = Object.entries(computeModernWork(then, month).figures).flatMap(([key, { value }]) =>
        key.includes('.usageGrowth.') && value !== null ? [[key, value] as const] : [],
      );
      return { month, growth: Object.fromEntries(growth), before: usersAYearBefore(then, month) };
    });
}

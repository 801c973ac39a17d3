import { TRACKS, type Track } from '../../scoring/designations.ts';
import { type Month, shiftMonth } from '../months.ts';
import { listUnused, type Seats, seatsOf, sumSeats, type Unused } from '../seats.ts';
import { type Standing, standingOn, wasOnTrack } from './modernWork.ts';
import type { OfficeCustomer, OfficeHistory, OfficeLink } from './officeHistory.ts';
import type { Workload } from './officeWorkloads.ts';

export interface OfficeStanding {
  readonly tenantId: string;
  /** The latest that is known, until the month. */
  readonly name: string;
  readonly links: readonly OfficeLink[];
  readonly now: Readonly<Record<Track, Standing>>;
  /** By its licences a year before; null where that month is not known. */
  readonly aYearAgo: Readonly<Record<Track, boolean>> | null;
  /** All workloads together, in the month and a year before; null where that month is not known. */
  readonly seats: Seats;
  readonly seatsAYearAgo: Seats | null;
  /** The most first. */
  readonly unused: readonly Unused<Workload>[];
}

/** Everybody whom the month or the same month a year before names, the most licences first. */
export function listOfficeCustomers(history: OfficeHistory, month: Month): readonly OfficeStanding[] {
  const yearAgo = shiftMonth(month, -12);
  const named = new Map([yearAgo, month].flatMap((each) => [...(history.get(each) ?? [])]));
  return [...named.values()].map((customer) => describe(history, month, customer)).toSorted(compareBySeats);
}

function describe(history: OfficeHistory, month: Month, { tenantId, name, links }: OfficeCustomer): OfficeStanding {
  const yearAgo = shiftMonth(month, -12);
  const isYearKnown = history.has(yearAgo);
  const [now, before] = [month, yearAgo].map((each) => seatsOf(history.get(each)?.get(tenantId) ?? { links: [] }));
  return {
    ...{ tenantId, name, links },
    now: forEachTrack((track) => standingOn(history, track, tenantId, month)),
    aYearAgo: isYearKnown ? forEachTrack((track) => wasOnTrack(history, track, tenantId, yearAgo)) : null,
    seats: sumSeats(now ?? new Map()),
    seatsAYearAgo: isYearKnown ? sumSeats(before ?? new Map()) : null,
    unused: isYearKnown ? listUnused(now ?? new Map(), before ?? new Map()) : [],
  };
}

function forEachTrack<T>(tell: (track: Track) => T): Record<Track, T> {
  return Object.fromEntries(TRACKS.map((track) => [track, tell(track)])) as Record<Track, T>;
}

function compareBySeats(one: OfficeStanding, other: OfficeStanding): number {
  return other.seats.paid - one.seats.paid || (one.tenantId < other.tenantId ? -1 : 1);
}

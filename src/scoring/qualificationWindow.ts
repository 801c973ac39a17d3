import { Temporal } from 'temporal-polyfill';
import { addDays, endOfMonth, startOfMonth } from './calendar.ts';
import type { Track } from './designations.ts';

/** Days, both counted in. To qualify on one of them is enough. */
export interface QualificationWindow {
  readonly from: string;
  readonly to: string;
}

/** Before the current month, or before that of the anniversary. Source: rules reference 1.6 [AU24, D23]. */
const MONTHS_BEFORE = 5;

/** The renewal opens on the anniversary and closes so many days later. Source: rules reference 1.6 [D23]. */
const RENEWAL_DAYS = 30;

/** Who is not enrolled yet has the month so far and the five before it. */
export function windowOn(day: string): QualificationWindow {
  return { from: startOfWindow(day), to: day };
}

/** Who is enrolled has the month of the anniversary and the five before it. */
export function windowOfAnniversary(anniversary: string): QualificationWindow {
  return { from: startOfWindow(anniversary), to: endOfMonth(anniversary) };
}

/** The last day on which it can still be paid. */
export function renewableUntil(anniversary: string): string {
  return addDays(anniversary, RENEWAL_DAYS);
}

/** The anniversary that comes next, or whose renewal is still open, of the one that was told. */
export function nextAnniversary(told: string, day: string): string {
  const first = Temporal.PlainDate.from(told);
  for (let years = 0; ; years++) {
    const anniversary = first.add({ years }).toString();
    if (renewableUntil(anniversary) >= day) return anniversary;
  }
}

/** The last day on which a partner that is not enrolled yet counts as qualified, having qualified on `day`. */
export function qualifiedUntil(day: string): string {
  return endOfMonth(Temporal.PlainDate.from(day).add({ months: MONTHS_BEFORE }).toString());
}

/** Days on which it qualified, both counted in, with the same total on each. */
export interface QualifiedPeriod extends QualificationWindow {
  /** Unrounded. */
  readonly total: number;
}

/** A day on which it qualified. */
export interface QualifiedDay {
  readonly day: string;
  /** Unrounded. */
  readonly total: number;
}

/** The last day of the window on which it qualified; null where there is none. */
export function lastQualifiedIn(window: QualificationWindow, periods: readonly QualifiedPeriod[]): QualifiedDay | null {
  const within = periods
    .filter(({ from, to }) => from <= window.to && to >= window.from)
    .map(({ to, total }) => ({ day: to < window.to ? to : window.to, total }));
  return within.toSorted((a, b) => a.day.localeCompare(b.day)).at(-1) ?? null;
}

/** The track for the year of an enrolment, from the monthly ones of its window: one month on SMB is enough for it. */
export function enrolmentTrack(monthly: readonly Track[]): Track {
  return monthly.includes('smb') ? 'smb' : 'enterprise';
}

function startOfWindow(day: string): string {
  return startOfMonth(day, MONTHS_BEFORE);
}

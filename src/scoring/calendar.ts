import { Temporal } from 'temporal-polyfill';
import { PROGRAMME } from './programme.ts';

const REFRESH_DAY = PROGRAMME.refreshDay.value;
const MONTHS_A_YEAR = 12;

/** The last day on which Partner Center's figures are updated, on or before `day`; both ISO. */
export function lastRefresh(day: string): string {
  const first = startOfMonth(day, Number(day.slice(-2)) >= REFRESH_DAY ? 0 : 1);
  return `${first.slice(0, -2)}${String(REFRESH_DAY).padStart(2, '0')}`;
}

/** The first day of the month of `day` or of so many months before it, both ISO. */
export function startOfMonth(day: string, monthsBefore = 0): string {
  const month = Number(day.slice(0, 4)) * MONTHS_A_YEAR + Number(day.slice(5, 7)) - 1 - monthsBefore;
  return `${Math.floor(month / MONTHS_A_YEAR)}-${String((month % MONTHS_A_YEAR) + 1).padStart(2, '0')}-01`;
}

/** `day` moved by so many days, both ISO; a negative number goes back. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** How many days from `day` until `other`, both ISO; less than 0 where that is earlier. */
export function daysBetween(day: string, other: string): number {
  return Temporal.PlainDate.from(day).until(other).days;
}

/** The same day a year later; of 29 February, the last day of the month. */
export function addYear(day: string): string {
  return Temporal.PlainDate.from(day).add({ years: 1 }).toString();
}

/** `day` moved by so many months, both ISO; a day that the month lacks becomes its last one. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** The last day of the month of `day`, both ISO. */
export function endOfMonth(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.with({ day: date.daysInMonth }).toString();
}

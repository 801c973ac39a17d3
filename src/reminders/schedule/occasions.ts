import { Temporal } from 'temporal-polyfill';
import type { Reminder } from '../../partner/reminder.ts';

/** One reminder that a chat is to get. Its `period` names it: a month (`2026-12`), or the day until which it was put off. */
export interface Occasion {
  readonly kind: 'monthly' | 'snoozed';
  readonly period: string;
  readonly at: Temporal.Instant;
}

/** What decides on when a reminder comes. */
export type Schedule = Pick<Reminder, 'day' | 'time' | 'timeZone' | 'snooze' | 'skipped' | 'since'>;

// Skipped months are never more than this, so that one that is not skipped is always found.
const MONTHS_AHEAD = 48;

/** The first reminder after an instant. A time that daylight saving leaves out becomes the one an hour later. */
export function nextOccasion(schedule: Schedule, after: Temporal.Instant): Occasion {
  const snoozed = snoozedOccasion(schedule);
  const monthly = nextMonthly(schedule, after, snoozed);
  const isSnoozedNext =
    snoozed !== null &&
    Temporal.Instant.compare(snoozed.at, after) > 0 &&
    Temporal.Instant.compare(snoozed.at, monthly.at) < 0;
  return isSnoozedNext ? snoozed : monthly;
}

/** Whether the schedule has this reminder at this instant; false once it was changed. */
export function isStillDue(schedule: Schedule, occasion: Occasion): boolean {
  const next = nextOccasion(schedule, occasion.at.subtract({ nanoseconds: 1 }));
  return next.kind === occasion.kind && next.period === occasion.period && next.at.equals(occasion.at);
}

/** The same time of day after an instant: for what is told on a day rather than once a month. */
export function nextTimeOfDay({ time, timeZone }: Pick<Schedule, 'time' | 'timeZone'>, after: Temporal.Instant) {
  const today = after.toZonedDateTimeISO(timeZone).toPlainDate();
  return [today, today.add({ days: 1 }), today.add({ days: 2 })]
    .map((day) => instantOf(day, { time, timeZone }))
    .find((at) => Temporal.Instant.compare(at, after) > 0) as Temporal.Instant;
}

function snoozedOccasion(schedule: Schedule): Occasion | null {
  if (schedule.snooze === null) return null;
  const { until } = schedule.snooze;
  return { kind: 'snoozed', period: until, at: instantOf(Temporal.PlainDate.from(until), schedule) };
}

function nextMonthly(schedule: Schedule, after: Temporal.Instant, snoozed: Occasion | null): Occasion {
  const first = after.toZonedDateTimeISO(schedule.timeZone).toPlainDate().toPlainYearMonth();
  for (let ahead = 0; ahead < MONTHS_AHEAD; ahead += 1) {
    const month = first.add({ months: ahead });
    const at = instantOf(month.toPlainDate({ day: schedule.day }), schedule);
    const isFuture = Temporal.Instant.compare(at, after) > 0 && Temporal.Instant.compare(at, schedule.since) >= 0;
    if (isFuture && !schedule.skipped.includes(month.toString()) && !isPutOff(schedule, at, snoozed)) {
      return { kind: 'monthly', period: month.toString(), at };
    }
  }
  throw new Error('A reminder leaves out more months than it may');
}

/** What falls into a snooze is what the snoozed reminder stands for. */
function isPutOff({ snooze }: Schedule, at: Temporal.Instant, snoozed: Occasion | null): boolean {
  if (snooze === null || snoozed === null) return false;
  return Temporal.Instant.compare(at, snooze.from) > 0 && Temporal.Instant.compare(at, snoozed.at) <= 0;
}

function instantOf(day: Temporal.PlainDate, { time, timeZone }: Pick<Schedule, 'time' | 'timeZone'>) {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}

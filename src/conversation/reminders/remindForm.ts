import type { Temporal } from 'temporal-polyfill';
import type { Reminder } from '../../partner/reminder.ts';
import { nextOccasion } from '../../reminders/index.ts';
import type { Asking, Reminding, Speaking } from '../asking/asking.ts';
import type { Line, Reply } from '../reply.ts';
import type { ScheduleWish } from './readRemindWish.ts';

/** The day after Partner Center's update. */
const DEFAULT_DAY = 21;
const DEFAULT_TIME = '09:00';

export const NO_WISH: ScheduleWish = { day: null, time: null, timeZone: null };

/** What is there with what was asked for; what neither says is as usual. */
export function schedule(
  context: Asking & Speaking & Reminding,
  before: Reminder | null,
  { day, time, timeZone }: ScheduleWish,
): Reminder {
  const { turn, me, reminders, speech } = context;
  const usual: Reminder = {
    place: turn.address.place,
    day: DEFAULT_DAY,
    time: DEFAULT_TIME,
    timeZone: turn.timeZone ?? reminders.place.address?.timeZone ?? 'UTC',
    warnings: true,
    snooze: null,
    skipped: [],
    language: speech.words.language,
    by: me,
    since: turn.now.toString(),
  };
  const known = before ?? usual;
  return { ...known, day: day ?? known.day, time: time ?? known.time, timeZone: timeZone ?? known.timeZone };
}

/** Whether and when this chat is reminded, as a form. */
export function tellRemind(context: Asking & Speaking & Reminding, reminder = context.reminders.place.reminder): Reply {
  return tellForm(context, reminder, schedule(context, reminder, NO_WISH), null);
}

export function tellForm(
  context: Asking & Reminding,
  reminder: Reminder | null,
  form: Reminder,
  zoneError: Line | null,
): Reply {
  const { reminders, turn } = context;
  const next =
    reminder === null ? null : nextOccasion(reminder, reminders.soonest).at.toZonedDateTimeISO(reminder.timeZone);
  return {
    kind: 'remind',
    chat: turn.chat.kind,
    isOn: reminder !== null,
    by: reminder === null || turn.chat.kind === 'personal' ? null : reminder.by.name,
    next: next && { day: next.toPlainDate().toString(), time: next.toPlainTime().toString({ smallestUnit: 'minute' }) },
    timeZone: reminder?.timeZone ?? form.timeZone,
    form: { day: form.day, time: form.time, timeZone: form.timeZone, warnings: form.warnings },
    zoneError,
    nextMonth: reminder === null ? null : monthOfNext(reminder, reminders.soonest),
  };
}

/** The month that skipping would leave out. */
export function monthOfNext(reminder: Reminder, after: Temporal.Instant): string {
  const { kind, period, at } = nextOccasion({ ...reminder, snooze: null }, after);
  return kind === 'monthly'
    ? period
    : at.toZonedDateTimeISO(reminder.timeZone).toPlainDate().toPlainYearMonth().toString();
}

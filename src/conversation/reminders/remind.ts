import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Reminder } from '../../partner/reminder.ts';
import { findTimeZone } from '../../reading/timeZones.ts';
import { nextOccasion } from '../../reminders/index.ts';
import type { Asking, Reminding, Speaking } from '../asking/asking.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import type { RemindWish, ScheduleWish } from './readRemindWish.ts';
import { readRemindWish } from './readRemindWish.ts';
import { tellReminder } from './tellReminder.ts';

/** The day after Partner Center's update. */
const DEFAULT_DAY = 21;
const DEFAULT_TIME = '09:00';
const SNOOZE_DAYS = 7;
const MOST_SKIPPED = 12;
const MONTH_LENGTH = '2026-12'.length;

/** Inputs are `day`, `time`, `timeZone` and `warnings`. */
export const saveReminderPress = definePress('save-reminder', {});

export const remindCommand = defineCommand({
  name: 'remind',
  words: {
    en: ['reminder', 'reminders'],
    es: ['recordar', 'recuerdame', 'recuerdanos', 'recordatorio', 'recordatorios', 'recuerda'],
  },
  role: 'reader',
  help: 'remind',
  inMenu: true,
  examples: ['remind on'],
  // But for one to look at, it is about when the bot speaks up.
  tellsNothing: (wish) => wish.ask !== 'now',
  read: readRemindWish,
  answer: remind,
  presses: [onPress(saveReminderPress, 'reader', (context, _data, inputs) => saveReminder(context, inputs))],
});

/** The monthly reminder of this chat: told, and changed as was asked. */
async function remind(context: Asking & Speaking & Reminding, wish: RemindWish): Promise<Reply> {
  if (context.partner === 'sample') return tellSample();
  switch (wish.ask) {
    case 'show':
      return tellRemind(context);
    case 'not understood':
      return withNotices(tellRemind(context), { key: 'remind.notUnderstood', values: { text: wish.text } });
    case 'now':
      return tellReminder(context, { notice: 'trial', previous: context.reminders.place.told });
    case 'on':
      return changeAndTell(context, 'remind.saved', (before) => schedule(context, before, wish));
    case 'off':
      return changeAndTell(context, 'remind.off', () => null);
    case 'warnings':
      return changeAndTell(context, wish.on ? 'remind.warningsOn' : 'remind.warningsOff', (before) => ({
        ...schedule(context, before, NO_WISH),
        warnings: wish.on,
      }));
    case 'snooze':
      return snooze(context);
    case 'skip':
      return skip(context, wish.month);
  }
}

const NO_WISH: ScheduleWish = { day: null, time: null, timeZone: null };

async function changeAndTell(
  context: Asking & Speaking & Reminding,
  key: string,
  decide: (before: Reminder | null) => Reminder | null,
) {
  return withNotices(tellRemind(context, await context.reminders.change(decide)), { key });
}

/** What is there with what was asked for; what neither says is as usual. */
function schedule(
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

/** Nothing comes for a week, and then one reminder. Pressed again on the same day it stays as it is. */
async function snooze(context: Asking & Speaking & Reminding): Promise<Reply> {
  const { now } = context.turn;
  return changeIfOn(context, 'remind.snoozed', (before) => {
    const until = now.toZonedDateTimeISO(before.timeZone).toPlainDate().add({ days: SNOOZE_DAYS }).toString();
    return before.snooze?.until === until ? before : { ...before, snooze: { from: now.toString(), until } };
  });
}

/** Leaves a month out; the coming one unless another is named. A month that is over is told, not skipped. */
async function skip(context: Asking & Speaking & Reminding, wanted: string | null): Promise<Reply> {
  const { reminders, turn, words } = context;
  const { reminder } = reminders.place;
  if (reminder === null) return tellOff(context);
  // Whatever was skipped before: a message that Teams repeats must not skip one more.
  const month = wanted ?? monthOfNext({ ...reminder, skipped: [] }, reminders.soonest);
  const thisMonth = turn.now.toZonedDateTimeISO(reminder.timeZone).toPlainDate().toPlainYearMonth().toString();
  const values = { month: words.month(`${month}-01`) };
  if (month < thisMonth) return withNotices(tellRemind(context), { key: 'remind.monthOver', values });
  const changed = await reminders.change((before) => {
    if (before === null) return null;
    const skipped = [...new Set([...before.skipped.filter((each) => each >= thisMonth), month])].slice(-MOST_SKIPPED);
    return { ...before, skipped, snooze: standsFor(before.snooze, month) ? null : before.snooze };
  });
  return withNotices(tellRemind(context, changed), { key: 'remind.skipped', values });
}

/** Whether what was put off is that of a month. */
function standsFor(snooze: Reminder['snooze'], month: string): boolean {
  return snooze !== null && snooze.from.slice(0, MONTH_LENGTH) <= month && month <= snooze.until.slice(0, MONTH_LENGTH);
}

async function changeIfOn(
  context: Asking & Speaking & Reminding,
  key: string,
  change: (before: Reminder) => Reminder,
): Promise<Reply> {
  if (context.reminders.place.reminder === null) return tellOff(context);
  return changeAndTell(context, key, (before) => (before === null ? null : change(before)));
}

function tellOff(context: Asking & Speaking & Reminding): Reply {
  return withNotices(tellRemind(context), { key: 'remind.isOff' });
}

const inputsSchema = z.object({
  day: z.coerce.number().int().min(1).max(31),
  time: z.iso.time(),
  timeZone: z.string().trim().max(100),
  warnings: z.union([z.boolean(), z.stringbool()]),
});

/** Saves the form; a time zone that is not known is asked for again, with everything else as it was typed. */
async function saveReminder(
  context: Asking & Speaking & Reminding,
  inputs: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  if (context.partner === 'sample') return tellSample();
  const { reminder } = context.reminders.place;
  const parsed = inputsSchema.safeParse(inputs);
  if (!parsed.success) return withNotices(tellRemind(context), { key: 'remind.formRefused' });
  const { day, time, timeZone: typed, warnings } = parsed.data;
  const timeZone = findTimeZone(typed);
  if (timeZone === null) {
    const form = { ...schedule(context, reminder, { day, time: time.slice(0, 5), timeZone: typed }), warnings };
    return tellForm(context, reminder, form, { key: 'remind.zoneUnknown', values: { text: typed } });
  }
  return changeAndTell(context, 'remind.saved', (before) => ({
    ...schedule(context, before, { day, time: time.slice(0, 5), timeZone }),
    warnings,
  }));
}

/** Whether and when this chat is reminded, as a form. */
function tellRemind(context: Asking & Speaking & Reminding, reminder = context.reminders.place.reminder): Reply {
  return tellForm(context, reminder, schedule(context, reminder, NO_WISH), null);
}

function tellForm(
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
function monthOfNext(reminder: Reminder, after: Temporal.Instant): string {
  const { kind, period, at } = nextOccasion({ ...reminder, snooze: null }, after);
  return kind === 'monthly'
    ? period
    : at.toZonedDateTimeISO(reminder.timeZone).toPlainDate().toPlainYearMonth().toString();
}

function tellSample(): Reply {
  return {
    kind: 'text',
    title: { key: 'remind.title' },
    lines: [{ key: 'remind.sample' }],
    buttons: [
      { label: 'remind.button.leaveSample', action: { a: 'say', say: 'sample off' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

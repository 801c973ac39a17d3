import { z } from 'zod';
import type { Reminder } from '../../partner/reminder.ts';
import { findTimeZone } from '../../reading/timeZones.ts';
import type { Asking, LookingBack, Reminding, Speaking } from '../asking/asking.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import type { RemindWish } from './readRemindWish.ts';
import { readRemindWish } from './readRemindWish.ts';
import { monthOfNext, NO_WISH, schedule, tellForm, tellRemind } from './remindForm.ts';
import { statesFrom, tellReminder } from './tellReminder.ts';

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
  changes: ({ ask }) => ask !== 'show' && ask !== 'now' && ask !== 'not understood',
  // But for one to look at, it is about when the bot speaks up.
  tellsNothing: (wish) => wish.ask !== 'now',
  read: readRemindWish,
  asked: {
    as: {
      en: [
        'do you send reminders',
        ...['when do you remind us', 'when does the reminder come', 'can you notify us every month'],
        ...['how do I change the reminder'],
      ],
      es: [
        'envías recordatorios',
        ...['cuándo nos avisas', 'cuándo llega el recordatorio', 'puedes avisarnos cada mes'],
        ...['cómo cambio el recordatorio'],
      ],
    },
    read: () => ({ ask: 'show' }),
  },
  answer: remind,
  presses: [onPress(saveReminderPress, 'reader', (context, _data, inputs) => saveReminder(context, inputs))],
});

/** The monthly reminder of this chat: told, and changed as was asked. */
async function remind(context: Asking & Speaking & Reminding & LookingBack, wish: RemindWish): Promise<Reply> {
  if (context.partner === 'sample') return tellSample();
  switch (wish.ask) {
    case 'show':
      return tellRemind(context);
    case 'not understood':
      return withNotices(tellRemind(context), { key: 'remind.notUnderstood', values: { text: wish.text } });
    case 'now':
      return tellTrial(context);
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

async function tellTrial(context: Asking & Reminding & LookingBack): Promise<Reply> {
  const previous = context.reminders.place.told;
  const states = previous === null ? [] : await context.listStates(statesFrom(previous));
  return tellReminder(context, { notice: 'trial', previous, states });
}

async function changeAndTell(
  context: Asking & Speaking & Reminding,
  key: string,
  decide: (before: Reminder | null) => Reminder | null,
) {
  return withNotices(tellRemind(context, await context.reminders.change(decide)), { key });
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
    const ahead = before.skipped.filter((each) => each >= thisMonth && each !== month).toSorted();
    // Of too many the latest go, and never the one that is asked for now.
    const skipped = [month, ...ahead.slice(0, MOST_SKIPPED - 1)].toSorted();
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

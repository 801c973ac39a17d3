import { saveReminderPress } from '../conversation/index.ts';
import { sayLine } from './textView.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

const DAYS_OF_A_MONTH = 31;

/** Whether and when this chat is reminded, as a form that turns it on or changes it. */
export function viewRemind(reply: ReplyOf<'remind'>, context: ViewContext): View {
  const { words, buttons, day } = context;
  const { isOn, next, form, chat, zoneError, nextMonth, by, timeZone } = reply;
  const state =
    next === null
      ? words.say('remind.state.off', { chat })
      : words.say('remind.state.on', { chat, day: words.day(next.day, day), time: next.time, timeZone });
  return {
    card: 'remind',
    data: {
      title: words.say('remind.title'),
      state,
      hasBy: by !== null,
      by: words.say('remind.by', { name: by ?? '' }),
      what: words.say('remind.what'),
      dayLabel: words.say('remind.day'),
      day: String(form.day),
      days: Array.from({ length: DAYS_OF_A_MONTH }, (_, index) => ({
        title: words.say('remind.dayOfMonth', { day: index + 1 }),
        value: String(index + 1),
      })),
      timeLabel: words.say('remind.time'),
      time: form.time,
      zoneLabel: words.say('remind.timeZone'),
      zone: form.timeZone,
      zonePlaceholder: words.say('remind.timeZone.example'),
      hasZoneError: zoneError !== null,
      zoneError: zoneError === null ? '' : sayLine(zoneError, context),
      warningsLabel: words.say('remind.warnings'),
      warnings: String(form.warnings),
    },
    actions: [
      buttons.save(isOn ? 'button.save' : 'remind.button.on', saveReminderPress.action({})),
      buttons.say('remind.button.now', 'remind now'),
      ...(isOn && nextMonth !== null
        ? [
            buttons.say('remind.button.snooze', 'remind snooze'),
            buttons.say('remind.button.skip', `remind skip ${nextMonth}`, { month: words.month(`${nextMonth}-01`) }),
            buttons.say('remind.button.off', 'remind off'),
          ]
        : []),
    ],
    summary: state,
  };
}

import type { AreaReport } from '../conversation/index.ts';
import { sayRevisedOf } from '../language/pageWords.ts';
import type { Words } from '../language/words.ts';
import { findStale } from '../partner/freshness.ts';
import { roundPoints } from '../scoring/points.ts';
import { showAreaTotal, showPoints } from '../scoring/shownTotal.ts';
import { summariseArea } from './areaView.ts';
import { describeArea, nameOf } from './overviewView.ts';
import { endSentence } from './plainText.ts';
import { sayLine } from './textView.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';
import { listClosings } from './warnings.ts';

type ReminderReply = ReplyOf<'reminder'>;

/** The monthly reminder: like the overview, with what changed since the last one and what is about to be lost. */
export function viewReminder(reply: ReminderReply, context: ViewContext): View {
  const { words } = context;
  const { reports, day, lapses, overdue, customers, compact } = reply;
  const title = words.say('reminder.title', { month: words.month(day), trial: reply.notice === 'trial' });
  const stale = findStaleArea(reply);
  return {
    card: 'reminder',
    data: {
      title,
      isLate: reply.lateFrom !== null,
      late: words.say('reminder.late', { day: words.day(reply.lateFrom ?? day, day) }),
      areas: reports.map((report) => ({
        ...describeArea(report, day, context, sayChange(words, reply, report)),
        ...(compact
          ? { bar: [], warnings: listClosings(words, report, day, true).map((text) => ({ text })), marks: [] }
          : {}),
      })),
      hasLapses: lapses.length > 0,
      lapsesTitle: words.say('reminder.lapses'),
      lapses: lapses.map((line) => ({ text: sayLine(line, context) })),
      hasOverdue: overdue.length > 0,
      overdueTitle: words.say('reminder.overdue'),
      overdue: overdue.map((line) => ({ text: sayLine(line, context) })),
      hasCustomers: customers.length > 0,
      customersTitle: words.say('usage.button.customers'),
      customers: customers.map((line) => ({ text: sayLine(line, context) })),
      isStale: stale !== null && !compact,
      stale: words.say('reminder.stale', { day: words.day(stale?.since ?? day, day) }),
      foot: sayFoot(words, reply),
    },
    actions: drawActions(reply, context),
    summary: summarise(words, reply, title),
  };
}

/** "4 more than on 21 November", and what moved it. */
function sayChange(words: Words, { previous, moved }: ReminderReply, { score }: AreaReport): string | null {
  const before = previous?.totals[score.area];
  if (previous === null || before === undefined) return null;
  const mark = score.ruleSet.passMark.value;
  const points = roundPoints(showPoints(score.total, mark) - showPoints(before, mark));
  const direction = points > 0 ? 'up' : points < 0 ? 'down' : 'same';
  const change = words.say('reminder.change', { direction, points: Math.abs(points), day: words.day(previous.day) });
  const moves = (moved?.get(score.area) ?? []).map((line) => sayLine(line, { words }));
  return moves.length === 0 ? change : [change, ...moves].map(endSentence).join(' ');
}

function sayFoot(words: Words, reply: ReminderReply): string {
  const { reports, day } = reply;
  const ruleSets = reports.map(({ score }) => score.ruleSet);
  const revised = sayRevisedOf(words, ruleSets, day);
  return [...(revised === null ? [] : [revised]), sayHowToStop(words, reply)].join(' ');
}

function sayHowToStop(words: Words, { schedule, notice }: ReminderReply): string {
  if (notice === 'trial') return words.say('reminder.foot.trial');
  return schedule === null
    ? words.say('reminder.stopHow')
    : words.say('reminder.foot', { day: schedule.day, time: schedule.time });
}

function findStaleArea({ reports, day }: ReminderReply) {
  const found = reports.flatMap(({ figures, score }) => {
    const stale = findStale(figures, day);
    return stale === null ? [] : [{ area: score.area, since: stale.since }];
  });
  return found[0] ?? null;
}

function drawActions(reply: ReminderReply, { buttons, words }: ViewContext) {
  const { reports, notice, nextMonth } = reply;
  const stale = findStaleArea(reply);
  const open = reports.find(({ score }) => showAreaTotal(score).verdict !== 'passes') ?? reports[0];
  const first =
    stale === null
      ? open && buttons.say('button.openArea', `score ${open.score.area}`, { area: nameOf(words, open.score.area) })
      : buttons.say('fresh.button.update', `update ${stale.area}`, { area: nameOf(words, stale.area) });
  const own = first === undefined ? [] : [first];
  if (notice === 'trial') return [...own, buttons.say('remind.button.settings', 'remind')];
  return [
    ...own,
    buttons.say('remind.button.snooze', 'remind snooze'),
    buttons.say('remind.button.skip', `remind skip ${nextMonth}`, { month: words.month(`${nextMonth}-01`) }),
    buttons.say('remind.button.off', 'remind off'),
  ];
}

/** For a lock screen: the month, how many pass, and the area that needs a hand. */
function summarise(words: Words, { reports }: ReminderReply, title: string): string {
  const passed = reports.filter(({ score }) => showAreaTotal(score).verdict === 'passes');
  const next = reports.find((report) => !passed.includes(report));
  const count = words.say('summary.overview', { passed: passed.length, count: reports.length });
  return [`${title}:`, count, ...(next === undefined ? [] : [summariseArea(words, next)])].join(' ');
}

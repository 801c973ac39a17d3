import { tellForecast } from '../../src/conversation/plans/forecast.ts';
import { tellPlan } from '../../src/conversation/plans/plan.ts';
import { tellWhatIf } from '../../src/conversation/plans/whatIf.ts';
import { tellReminder } from '../../src/conversation/reminders/tellReminder.ts';
import { tellWarning } from '../../src/conversation/reminders/tellWarning.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { describeMove } from '../../src/conversation/scores/history.ts';
import { createReport } from '../../src/conversation/scores/reports.ts';
import { traceArea } from '../../src/conversation/scores/traceHistory.ts';
import type { Words } from '../../src/language/words.ts';
import { createDayState } from '../../src/partner/dayState.ts';
import { ALL_MEANS } from '../../src/planning/planRequest.ts';
import type { Solve } from '../../src/planning/program.ts';
import { findLosses } from '../../src/reminders/index.ts';
import { viewArea } from '../../src/views/areaView.ts';
import { createButtons } from '../../src/views/buttons.ts';
import { viewGaps } from '../../src/views/gapsView.ts';
import { viewOverview } from '../../src/views/overviewView.ts';
import { viewReminder } from '../../src/views/reminderView.ts';
import { viewText } from '../../src/views/textView.ts';
import type { View, ViewContext } from '../../src/views/view.ts';
import { RULE_SETS } from '../scoring/support.ts';
import type { AnyPartner } from './anyPartner.ts';
import { DAY } from './fixtures.ts';

/** Every card that tells how an area stands, as the texts on it, before a template lays them out. */
export async function drawCards({ area, record }: AnyPartner, words: Words, solve: Solve) {
  const telling = {
    record,
    day: DAY,
    ruleSets: RULE_SETS,
    showNames: true,
    words,
    solve,
    me: { id: 'me', name: 'Me' },
  };
  const buttons = createButtons({ words, partner: 'partner', chat: 'personal', newOperation: () => 'op' });
  const context: ViewContext = { words, buttons, partner: 'partner', showNames: true, day: DAY };
  const report = createReport(record, area, telling);
  const reminder = tellReminder(telling, { notice: 'monthly', previous: null });
  if (reminder.kind !== 'reminder') throw new Error('An area that is set up is reminded of');
  const plan = await tellPlan(telling, { areas: [area], means: ALL_MEANS, target: 0 });
  const states = [createDayState(record, DAY, RULE_SETS)];
  const { moves } = traceArea(states, { area, today: DAY, ruleSets: RULE_SETS });
  const sayReply = (reply: Reply) => {
    if (reply.kind !== 'text') throw new Error(`A reply of lines, not ${reply.kind}`);
    return textsOf(viewText(reply, context));
  };
  return {
    report,
    score: textsOf(viewArea({ kind: 'area', report, day: DAY }, context)),
    overview: textsOf(viewOverview({ kind: 'overview', reports: [report], notSetUp: [], day: DAY }, context)),
    gaps: textsOf(viewGaps({ kind: 'gaps', reports: [report], day: DAY }, context)),
    reminder: textsOf(viewReminder(reminder, context)),
    forecast: sayReply(tellForecast(telling, area)),
    whatIf: sayReply(tellWhatIf(telling, `on ${DAY}`)),
    plan: sayReply(plan),
    history: moves.map((move) => describeMove(telling, move)).map(({ key, values }) => words.say(key, values)),
  };
}

/** What is told unasked on a day of an area that is about to be lost; null where it is not. */
export function drawWarning({ area, record }: AnyPartner, words: Words, day: string) {
  const loss = findLosses(record, day, RULE_SETS).find((each) => each.area === area);
  if (loss === undefined) return null;
  const buttons = createButtons({ words, partner: 'partner', chat: 'personal', newOperation: () => 'op' });
  const reply = tellWarning({ record, day, ruleSets: RULE_SETS, showNames: true, words }, loss);
  if (reply.kind !== 'text') throw new Error('A warning is a reply of lines');
  return {
    loss,
    text: textsOf(viewText(reply, { words, buttons, partner: 'partner', showNames: true, day })).join('\n'),
  };
}

/** The texts of a view's data in their order, the runs of a line as one. */
function textsOf({ data, summary }: View): readonly string[] {
  return [...listTexts(data), summary];
}

function listTexts(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(listTexts);
  if (typeof node !== 'object' || node === null) return [];
  const { runs } = node as { readonly runs?: unknown };
  if (Array.isArray(runs)) return [runs.map((run) => listTexts(run)[0] ?? '').join('')];
  return Object.entries(node).flatMap(([key, value]) => (key === 'open' || key === 'bar' ? [] : listTexts(value)));
}

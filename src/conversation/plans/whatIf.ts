import { z } from 'zod';
import { figureName, sayMetric } from '../../language/figureWords.ts';
import { sayTotal } from '../../language/totalWords.ts';
import { areaFigures, followedAreas } from '../../partner/facts.ts';
import { isEarnable, lastDayToEarn, nameWithCode } from '../../scoring/certifications.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { type AreaScore, verdictAfter } from '../../scoring/score.ts';
import { isSameTotal, showAreaTotal, showPoints } from '../../scoring/shownTotal.ts';
import type { Asking } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { isUnusual } from '../figures/isUnusual.ts';
import { definePress } from '../press.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { canBeScored, createReport } from '../scores/reports.ts';
import { tellScore, tellScoreOf } from '../scores/tellScore.ts';
import { describeOtherBook } from '../wording/otherBook.ts';
import { lastDayOf } from '../wording/sayKeeping.ts';
import { applyWhatIf, type WhatIfOutcome } from './applyWhatIf.ts';
import { parseWhatIf, type Supposition } from './parseWhatIf.ts';

const LONGEST_BUTTON_TEXT = 500;

/** What a what-if imagined, as it was typed. */
const makeItSoPress = definePress('make-it-so', { changes: z.string().min(1).max(LONGEST_BUTTON_TEXT) });

export const whatIfCommand = defineCommand({
  name: 'what if',
  words: { en: ['if', 'whatif', 'simulate'], es: ['simular', 'simula', 'si'] },
  role: 'reader',
  help: 'whatIf',
  inMenu: false,
  examples: ['what if +1 customers'],
  read: (rest) => rest.join(' '),
  answer: tellWhatIf,
  presses: [onPress(makeItSoPress, 'editor', (context, { changes }) => makeItSo(context, changes))],
});

/** Before and after of anything that could change. Nothing is saved; a button does it. */
export function tellWhatIf(context: Telling & Pick<Asking, 'me'>, text: string): Reply {
  const { record, day, me, ruleSets } = context;
  const { suppositions, areas } = parseWhatIf(text);
  if (suppositions.length === 0) return explain({ key: 'whatIf.how' });
  const wished = areas.length > 0 ? areas : followedAreas(record);
  const supposed = applyWhatIf(record, suppositions, { day, me, ruleSets, areas: wished });
  if ('problem' in supposed) return explain(supposed.problem);
  const shown = (areas.length > 0 ? areas : followedAreas(supposed.after)).filter((area) =>
    canBeScored(supposed.after, area),
  );
  if (shown.length === 0) return tellScore(context, areas[0] ?? null);
  const gone = suppositions.flatMap((each) => describeNotEarnable(context, each, supposed.day));
  const canPress = supposed.canBeSaved && gone.length === 0 && text.length <= LONGEST_BUTTON_TEXT;
  return {
    kind: 'text',
    title: { key: 'whatIf.title', values: { changes: suppositions.map((each) => each.text).join(', ') } },
    lines: [
      ...gone,
      ...describeUnusual(context, supposed, shown),
      ...shown.flatMap((area) => compare(context, supposed, area)),
      ...(supposed.day === day ? [] : [{ key: 'whatIf.onDay', values: { day: context.words.day(supposed.day) } }]),
      { key: 'whatIf.nothingSaved' },
      ...(suppositions.some(({ kind }) => kind === 'holders') && !supposed.canBeSaved
        ? [{ key: 'whatIf.nameThem' }]
        : []),
    ],
    buttons: [
      ...(canPress
        ? [{ label: 'whatIf.button.save', action: makeItSoPress.action({ changes: text }), replaces: true } as const]
        : []),
      { label: 'plan.button.plan', action: { a: 'say', say: 'plan' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

/** That somebody is imagined to earn what can no longer be earned on the day. */
function describeNotEarnable({ words, day }: Telling, supposition: Supposition, on: string): readonly Line[] {
  const isEarned = supposition.kind === 'earns' || (supposition.kind === 'holders' && supposition.more > 0);
  if (!isEarned || isEarnable(supposition.certification, on)) return [];
  const until = lastDayToEarn([supposition.certification]) ?? on;
  const values = { certification: nameWithCode(supposition.certification), until: words.day(until, day) };
  return [
    { key: 'whatIf.notEarnable', values: { ...values, onDay: on !== day, day: words.day(on, day) }, rank: 'warning' },
  ];
}

/** The button saves it all the same: this card is the question whether it is meant. */
function describeUnusual(
  { record, words }: Telling,
  { after }: WhatIfOutcome,
  areas: readonly AreaId[],
): readonly Line[] {
  const found = areas.flatMap((area) =>
    Object.entries(areaFigures(after, area))
      .filter(([key, { value }]) => areaFigures(record, area)[key]?.value !== value && isUnusual(area, key, value))
      .map(([key, { value }]) => [key, { figure: words.say(`figure.${figureName(area, key)}`), value }] as const),
  );
  // Areas share figures, which are told once.
  return [...new Map(found).values()].map((values) => ({ key: 'whatIf.unusual', values, rank: 'warning' }));
}

/** Saves what was imagined, on the numbers as they are now. */
async function makeItSo(context: Changing, text: string): Promise<Reply> {
  const { suppositions, areas } = parseWhatIf(text);
  return context.change((record): Decided => {
    const { day, me, ruleSets } = context;
    const wished = areas.length > 0 ? areas : followedAreas(record);
    const supposed = applyWhatIf(record, suppositions, { day, me, ruleSets, areas: wished });
    if ('problem' in supposed) return keep(explain(supposed.problem));
    if (!supposed.canBeSaved) return keep(explain({ key: 'whatIf.nameThem' }));
    return {
      kind: 'change',
      change: supposed.change,
      reply: (after) =>
        withNotices(tellScoreOf(context, supposed.touched, after), { key: 'whatIf.saved', values: { changes: text } }),
    };
  });
}

function compare(context: Telling, { after, day }: WhatIfOutcome, area: AreaId): readonly Line[] {
  const { record, words } = context;
  const now = canBeScored(record, area) ? createReport(record, area, context).score : null;
  const { score: then, loss } = createReport(after, area, { ...context, day });
  const name = words.say(`area.${area}`);
  const [was, is] = [now === null ? null : showAreaTotal(now), showAreaTotal(then)];
  const values = { area: name, before: was === null ? '' : sayTotal(words, was), after: sayTotal(words, is) };
  const isSame = was !== null && isSameTotal(was, is);
  const total: Line = {
    key: isSame ? 'whatIf.same' : now === null ? 'whatIf.new' : 'whatIf.area',
    values: { ...values, verdict: verdictAfter(was?.verdict ?? null, is.verdict) },
  };
  return [
    total,
    ...(loss === null ? [] : [{ key: 'whatIf.until', values: { day: words.day(lastDayOf(loss), context.day) } }]),
    ...(now === null || isSame ? [] : compareMetrics(context, now, then)),
    ...describeOtherBook(words, now, then),
  ];
}

function compareMetrics({ words }: Telling, now: AreaScore, then: AreaScore): readonly Line[] {
  return then.counted.metrics.flatMap((metric): Line[] => {
    const before = showMetric(now.counted.metrics.find(({ id }) => id === metric.id)?.points ?? 0, now);
    const after = showMetric(metric.points, then);
    if (before === after) return [];
    return [
      {
        key: 'whatIf.metric',
        values: { metric: sayMetric(words, then.area, metric, then.counted.metrics), before, after },
      },
    ];
  });
}

function showMetric(points: number, { ruleSet }: AreaScore): number {
  return showPoints(points, ruleSet.metricMinimum?.value);
}

function explain(problem: Line): Reply {
  return {
    kind: 'text',
    title: { key: 'whatIf.help.title' },
    lines: [problem, { key: 'whatIf.example' }],
    buttons: [
      { label: 'whatIf.button.customers', action: { a: 'say', say: 'what if +2 customers' } },
      { label: 'whatIf.button.growth', action: { a: 'say', say: 'what if growth 15' } },
      { label: 'whatIf.button.book', action: { a: 'say', say: 'what if book microsoft' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

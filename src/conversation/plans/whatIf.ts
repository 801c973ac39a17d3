import { sayMetric } from '../../language/figureWords.ts';
import { followedAreas } from '../../partner/facts.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import type { AreaScore } from '../../scoring/score.ts';
import { type Context, type Decided, keep, withNotices } from '../asking/context.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';
import { tellScore, tellScoreOf } from '../scores/tellScore.ts';
import { tellOtherBook } from '../wording/otherBook.ts';
import { type Supposed, suppose } from './applyWhatIf.ts';
import { parseWhatIf } from './parseWhatIf.ts';

const LONGEST_BUTTON_TEXT = 500;

/** Before and after of anything that could change. Nothing is saved; a button does it. */
export function tellWhatIf(context: Context, text: string): Reply {
  const { record, day, me, ruleSets } = context;
  const { suppositions, areas } = parseWhatIf(text);
  if (suppositions.length === 0) return explain({ key: 'whatIf.how' });
  const wished = areas.length > 0 ? areas : followedAreas(record);
  const supposed = suppose(record, suppositions, { day, me, ruleSets, areas: wished });
  if ('problem' in supposed) return explain(supposed.problem);
  const shown = (areas.length > 0 ? areas : followedAreas(supposed.after)).filter((area) =>
    canBeScored(supposed.after, area),
  );
  if (shown.length === 0) return tellScore(context, areas[0] ?? null);
  const canPress = supposed.canBeSaved && text.length <= LONGEST_BUTTON_TEXT;
  return {
    kind: 'text',
    title: { key: 'whatIf.title', values: { changes: suppositions.map((each) => each.text).join(', ') } },
    lines: [
      ...shown.flatMap((area) => compare(context, supposed, area)),
      ...(supposed.day === day ? [] : [{ key: 'whatIf.onDay', values: { day: context.words.day(supposed.day) } }]),
      { key: 'whatIf.nothingSaved' },
      ...(suppositions.some(({ kind }) => kind === 'holders') && !supposed.canBeSaved
        ? [{ key: 'whatIf.nameThem' }]
        : []),
    ],
    buttons: [
      ...(canPress
        ? [{ label: 'whatIf.button.save', action: { a: 'make-it-so', changes: text }, replaces: true } as const]
        : []),
      { label: 'plan.button.plan', action: { a: 'say', say: 'plan' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

/** Saves what was imagined, on the numbers as they are now. */
export async function makeItSo(context: Context, text: string): Promise<Reply> {
  const { suppositions, areas } = parseWhatIf(text);
  return context.change((record): Decided => {
    const { day, me, ruleSets } = context;
    const wished = areas.length > 0 ? areas : followedAreas(record);
    const supposed = suppose(record, suppositions, { day, me, ruleSets, areas: wished });
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

function compare(context: Context, { after, day }: Supposed, area: AreaId): readonly Line[] {
  const { record, words } = context;
  const now = canBeScored(record, area) ? context.report(record, area).score : null;
  const then = context.report(after, area, day).score;
  const name = words.say(`area.${area}`);
  const values = { area: name, before: now === null ? '' : sayTotal(context, now), after: sayTotal(context, then) };
  const verdict = then.qualified ? 'passes' : then.incomplete === null ? 'fails' : 'open';
  const isSame = now !== null && values.before === values.after && now.qualified === then.qualified;
  const total: Line = {
    key: isSame ? 'whatIf.same' : now === null ? 'whatIf.new' : 'whatIf.area',
    values: { ...values, verdict },
  };
  return [
    total,
    ...(now === null || isSame ? [] : compareMetrics(context, now, then)),
    ...tellOtherBook(words, now, then),
  ];
}

function compareMetrics({ words }: Context, now: AreaScore, then: AreaScore): readonly Line[] {
  return then.counted.metrics.flatMap((metric): Line[] => {
    const before = roundPoints(now.counted.metrics.find(({ id }) => id === metric.id)?.points ?? 0);
    const after = roundPoints(metric.points);
    if (before === after) return [];
    return [
      {
        key: 'whatIf.metric',
        values: { metric: sayMetric(words, then.area, metric, then.counted.metrics), before, after },
      },
    ];
  });
}

function sayTotal({ words }: Context, { total, incomplete }: AreaScore): string {
  if (incomplete === null) return words.number(roundPoints(total));
  const [from, to] = [incomplete.atLeast, incomplete.atMost].map(roundPoints);
  return words.say('card.range', { from: words.number(from ?? 0), to: words.number(to ?? 0) });
}

function explain(problem: Line): Reply {
  const examples = ['+2 customers', 'growth 15', 'book microsoft'];
  return {
    kind: 'text',
    title: { key: 'whatIf.help.title' },
    lines: [problem, { key: 'whatIf.example' }],
    buttons: [
      ...examples.map(
        (example): Button => ({
          label: 'button.say',
          values: { command: `what if ${example}` },
          action: { a: 'say', say: `what if ${example}` },
        }),
      ),
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

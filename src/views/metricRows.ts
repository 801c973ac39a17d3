import type { AreaReport } from '../conversation/index.ts';
import { figureName, sayMetric } from '../language/figureWords.ts';
import { sayMissing } from '../language/missingWords.ts';
import type { Words } from '../language/words.ts';
import { FIGURES, type FigureKind } from '../scoring/figures.ts';
import type { Gap } from '../scoring/gaps.ts';
import type { MetricScore, StepScore } from '../scoring/metrics.ts';
import { roundPoints } from '../scoring/points.ts';
import type { FiguresMetricRule } from '../scoring/ruleSet.ts';
import { showPoints } from '../scoring/shownTotal.ts';
import { type BarRun, drawBar } from './bar.ts';
import type { Buttons, CardAction } from './buttons.ts';
import { valuesOf, waitingPoints } from './gain.ts';
import { endSentence } from './plainText.ts';
import { speakOpening } from './speakOpening.ts';

const OPENED_BY_FIGURE: Readonly<Record<string, 'customers' | 'growth' | 'services'>> = {
  netCustomerAdds: 'customers',
  'enterprise.netCustomerAdds': 'customers',
  'smb.netCustomerAdds': 'customers',
  'enterprise.usageGrowth.cpor': 'customers',
  'smb.usageGrowth.cpor': 'customers',
  'enterprise.netCustomerAdds.azure': 'customers',
  'smb.netCustomerAdds.azure': 'customers',
  'enterprise.usageGrowth.azureAcrUsd': 'customers',
  'smb.usageGrowth.azureAcrUsd': 'customers',
  'enterprise.deployments.azure': 'customers',
  'smb.deployments.azure': 'customers',
  usageGrowthPercent: 'growth',
  deployments: 'services',
};

export interface MetricRow {
  readonly name: string;
  readonly points: string;
  /** " of 30" */
  readonly of: string;
  readonly hasMost: boolean;
  readonly bar: readonly BarRun[];
  readonly hasDetail: boolean;
  readonly detail: string;
  /** What is shut or not known, in the colour that the bar shows it in. */
  readonly hasOpen: boolean;
  readonly open: string;
  /** A press on it, and what is heard in place of the row. */
  readonly opens: CardAction;
}

/** Each metric of the path that counts, with its points and what feeds it. */
export function createMetricRows(words: Words, report: AreaReport, buttons: Buttons): readonly MetricRow[] {
  const { area, counted } = report.score;
  const minimum = counted.ruleSet.metricMinimum?.value;
  return counted.metrics.map((metric) => {
    const points = showPoints(metric.points, minimum);
    const waiting = waitingPoints(metric, valuesOf(report));
    const open = sayOpen(words, report, metric, waiting);
    const name = sayMetric(words, area, metric, counted.metrics);
    const shown = metric.known
      ? words.number(points)
      : words.say('card.metric.upTo', { points: words.number(roundPoints(metric.atMost)) });
    const of = words.say('card.metric.of', { max: metric.max });
    const detail = metric.known ? sayDetail(words, report, metric, open) : '';
    const heard = [`${name}: ${shown}${metric.known ? of : ''}`, detail.trim(), open].filter((text) => text !== '');
    return {
      ...{ name, of, detail, open },
      points: shown,
      hasMost: metric.known,
      bar: drawBar({
        filled: metric.points / metric.max,
        tone: 'good',
        possible: (metric.known ? metric.points + waiting : metric.atMost) / metric.max,
      }),
      hasDetail: metric.known,
      hasOpen: open !== '',
      opens: speakOpening(heard.map(endSentence).join(' '), openMetric(buttons, report, metric)),
    };
  });
}

/** Where it comes from: the people, the customers or services that usage by customer knows, else the rules. */
function openMetric(buttons: Buttons, { score: { area }, usage }: AreaReport, { rule }: MetricScore): CardAction {
  if (rule.paidBy === 'people') return buttons.say('button.people', 'people');
  const opened = rule.parts.map(({ figure }) => OPENED_BY_FIGURE[figure]).find((each) => each !== undefined);
  if (usage === null || opened === undefined) return buttons.say('ask.button.whatCounts', `rules ${area}`);
  // All of Business Applications is counted by workloads at customers.
  const page = area === 'business-applications' ? 'customers' : opened;
  return buttons.say(`usage.button.${page}`, `${page} ${area}`);
}

function sayOpen(words: Words, report: AreaReport, metric: MetricScore, waiting: number): string {
  if (metric.known) return metric.open ? '' : sayClosed(words, report, metric, waiting);
  const missing = metric.rule.paidBy === 'people' ? ['people'] : metric.missing;
  return words.say('card.metric.unknown', { missing: sayMissing(words, report.score.area, missing) });
}

function sayDetail(words: Words, report: AreaReport, metric: MetricScore, open: string): string {
  const fed = sayFed(words, report, metric);
  return open === '' ? fed : `${fed}. `;
}

/** "4 of 5 services", "2 of 2 administrators, 1 of 2 architects": what feeds a metric, or only the part that a gap is about. */
export function sayFed(words: Words, report: AreaReport, { rule, steps }: MetricScore, only?: Gap): string {
  if (rule.paidBy === 'people') {
    const told = steps.filter(({ id }) => only === undefined || only.kind !== 'people' || only.step === id);
    return told.map((step) => sayPeople(words, step)).join(', ');
  }
  const parts = rule.parts.filter(
    ({ figure }) => only === undefined || only.kind === 'people' || only.figure === figure,
  );
  const told = parts.map(({ figure, forMax }) => sayFigure(words, report, figure, forMax.value)).join(', ');
  const isContest = rule.combine === 'highest' && parts.length > 1;
  return isContest ? words.say('card.metric.better', { parts: told }) : told;
}

function sayPeople(words: Words, { id, people, needed, known }: StepScore): string {
  const amount = known ? sayAmount(words, people, needed) : words.say('card.amount.unknown', { needed });
  return words.say(`card.step.${id}`, { amount, count: needed });
}

/** "2 of 3"; of what is enough, how much. */
function sayAmount(words: Words, now: number, most: number): string {
  if (now > most) return words.number(now);
  return words.say('card.amount', { now: words.number(now), most: words.number(most) });
}

function sayFigure(words: Words, { score, figures }: AreaReport, figure: string, most: number): string {
  const name = figureName(score.area, figure);
  const now = figures[figure]?.value ?? 0;
  const kind = FIGURES[score.area].find(({ key }) => key === figure)?.kind ?? 'count';
  if (now < 0) return words.say(sayLess(figure, kind), { less: -now });
  return words.say(`card.detail.${name}`, {
    amount: sayAmount(words, now, most),
    now: words.number(now),
    most: words.number(most),
    isMore: now > most,
    count: most,
  });
}

function sayLess(figure: string, kind: FigureKind): string {
  return figure.includes('netCustomerAdds') ? 'card.less.customers' : `card.less.${kind}`;
}

function sayClosed(words: Words, report: AreaReport, metric: MetricScore, waiting: number): string {
  const values = { points: words.number(roundPoints(waiting)), hasPoints: roundPoints(waiting) > 0 };
  if (metric.rule.paidBy === 'people') {
    const lacking = metric.steps
      .slice(0, -1)
      .filter(({ people, needed }) => people < needed)
      .map(({ id, needed }) => words.say(`card.step.${id}`, { amount: needed, count: needed }));
    return words.say('card.closed.people', { ...values, lacking: words.list(lacking) });
  }
  return sayClosedFigure(words, report, metric.rule, values);
}

function sayClosedFigure(
  words: Words,
  { score, figures }: AreaReport,
  { needs }: FiguresMetricRule,
  values: { points: string; hasPoints: boolean },
): string {
  if (needs === undefined) return '';
  return words.say(`card.closed.${figureName(score.area, needs.figure)}`, {
    ...values,
    atLeast: needs.atLeast.value,
    now: figures[needs.figure]?.value ?? 0,
  });
}

import { figureName, sayMetric } from '../../language/figureWords.ts';
import { sayNeed } from '../../language/gapWords.ts';
import { followedAreas } from '../../partner/facts.ts';
import type { Named } from '../../reading/named.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { MetricScore } from '../../scoring/metrics.ts';
import { roundPoints } from '../../scoring/points.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { AreaReport, Line, Reply } from '../reply.ts';
import { canBeScored, createReport } from '../scores/reports.ts';
import { tellScore } from '../scores/tellScore.ts';
import { SCORE, say } from './areas.ts';

export const whyZero = defineQuestion({
  name: 'why zero',
  as: {
    en: [
      'why is {figure} 0',
      ...[
        'why is {figure} 0 in {area}',
        'why does {figure} give no points',
        'why do we get no points for {figure}',
        'why are {figure} zero',
      ],
      ...[
        'why is {figure} closed',
        'why is {figure} shut',
        'why is {figure} so low',
        'reason for zero points in {figure}',
      ],
      ...['why do we get no points', 'why do we have 0 points in {area}'],
    ],
    es: [
      'por qué {figure} está a 0',
      ...[
        'por qué {figure} es 0 en {area}',
        'por qué {figure} no da puntos',
        'por qué tenemos cero puntos en {figure}',
      ],
      ...['por qué está cerrado {figure}', 'por qué no suman {figure}', 'a qué se debe que {figure} sea cero'],
      ...['por qué tenemos 0 puntos en {area}'],
    ],
  },
  read: (named) => (named.certifications.length === 0 ? named : undefined),
  answer: (context, named) =>
    tellWhyZero(context, named, ({ id, points, open }) =>
      named.metrics[0] === undefined ? points === 0 || !open : id === named.metrics[0],
    ),
});

export const whyNoPointsForPeople = defineQuestion({
  name: 'why no points for people',
  as: {
    en: [
      'why are our certifications not counted',
      ...['why do our certifications give 0 points', 'why do we have 0 points for certifications in {area}'],
      ...[
        'why do our certified people not count',
        'why do our certifications not count',
        'why do we get no points for our people in {area}',
      ],
    ],
    es: [
      'por qué no cuentan nuestras certificaciones',
      ...['por qué las certificaciones dan 0 puntos', 'por qué tenemos 0 puntos de certificaciones en {area}'],
      ...['por qué no cuentan nuestras personas certificadas', 'por qué no dan puntos las personas'],
    ],
  },
  read: (named) => (named.certifications.length === 0 ? named : undefined),
  answer: (context, named) => tellWhyZero(context, named, ({ category }) => category === 'skilling'),
});

function tellWhyZero(context: Telling, named: Named, isMeant: (metric: MetricScore) => boolean): Reply {
  const { record } = context;
  const areas = (named.areas.length > 0 ? named.areas : followedAreas(record)).filter((area) =>
    canBeScored(record, area),
  );
  if (areas.length === 0) return tellScore(context, named.areas[0] ?? null);
  const lines = areas.flatMap((area) => {
    const report = createReport(record, area, context);
    return report.score.counted.metrics.filter(isMeant).flatMap((metric) => explain(context, area, report, metric));
  });
  const [first = { key: 'zero.none' }, ...rest] = lines;
  return {
    ...{ kind: 'text', title: first, lines: rest },
    buttons: [
      say('button.gaps', areas.length === 1 ? `gaps ${areas[0]}` : 'gaps'),
      say('button.update', areas.length === 1 ? `update ${areas[0]}` : 'update'),
      SCORE,
    ],
  };
}

/** What holds a metric where it is: something unknown, a gate, a minimum, or the figure itself. */
function explain(context: Telling, area: AreaId, report: AreaReport, metric: MetricScore): readonly Line[] {
  const { words } = context;
  const { score, gaps, figures } = report;
  const head: Line = {
    key: 'zero.metric',
    values: {
      area: words.say(`area.${area}`),
      metric: sayMetric(words, area, metric, score.counted.metrics),
      ...{ points: roundPoints(metric.points), max: metric.max },
    },
  };
  if (!metric.known) return [head, { key: 'zero.unknown', values: { count: metric.missing.length } }];
  const closed = metric.steps.slice(0, -1).filter(({ people, needed }) => people < needed);
  if (closed.length > 0) {
    return [
      head,
      ...closed.map(({ id, people, needed }): Line => {
        return { key: 'zero.gate', values: { step: words.say(`step.${id}`), people, needed } };
      }),
    ];
  }
  const shut = gaps.unreachable.find((each) => each.metric === metric.id);
  const opening = gaps.gaps.find((gap) => gap.metric === metric.id);
  if (!metric.open && shut?.kind === 'figure of a year ago') {
    return [head, { key: `unreachable.${figureName(area, shut.figure)}`, values: { atLeast: shut.atLeast } }];
  }
  if (opening !== undefined) {
    const isNegative =
      metric.rule.paidBy === 'figures' && metric.rule.parts.some(({ figure }) => (figures[figure]?.value ?? 0) < 0);
    return [
      head,
      ...(isNegative ? [{ key: 'zero.negative' }] : []),
      { key: 'zero.next', values: { need: sayNeed(words, area, opening), points: roundPoints(opening.points) } },
    ];
  }
  return [head];
}

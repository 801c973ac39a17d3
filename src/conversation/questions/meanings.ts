import { figureName, sayMetric } from '../../language/figureWords.ts';
import { sayNeed } from '../../language/gapWords.ts';
import type { Words } from '../../language/words.ts';
import type { Named } from '../../reading/named.ts';
import { type AreaId, isAzureArea } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import type { FiguresMetricRule, MetricId, MetricRule, PartRule, RuleSet } from '../../scoring/ruleSet.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { Line, Reply } from '../reply.ts';
import { canBeScored, createReport } from '../scores/reports.ts';
import { areasMeant, ruleSetOf, SCORE, say, tracksMeant } from './areas.ts';

export const whatIsMeant = defineQuestion({
  name: 'what is meant',
  as: {
    en: [
      'what is {figure}',
      ...['what does {figure} mean', 'how is {figure} computed', 'how is {figure} calculated in {area}'],
      ...[
        'what does PAL mean',
        'what is CPOR',
        'what is a track',
        'what is a gate',
        'explain {figure}',
        'what is ACR',
        'what does DPOR stand for',
      ],
      ...[
        'how does {figure} work',
        'what counts as {figure}',
        'what counts as {figure} for {area}',
        'definition of {figure}',
        'what is a designation',
      ],
      ...[
        'what does smb mean',
        'what is the difference between smb and enterprise',
        'how are {figure} counted',
        'what is the mcv',
      ],
      ...[
        'formula for {figure} in {area}',
        'what does anniversary mean',
        'what is skilling',
        'how do I get points for {figure}',
      ],
    ],
    es: [
      'qué es {figure}',
      ...['qué significa {figure}', 'cómo se calcula {figure}', 'cómo se calcula {figure} en {area}', 'qué es PAL'],
      ...[
        'qué significa CPOR',
        'qué es un track',
        'qué es una vía',
        'qué es un requisito previo',
        'explica {figure}',
        'qué es el ACR',
      ],
      ...[
        'cómo funciona {figure}',
        'qué cuenta como {figure}',
        'definición de {figure}',
        'qué es una designación',
        'qué quiere decir DPOR',
      ],
      ...[
        'qué significa pyme',
        'diferencia entre pyme y enterprise',
        'cómo se cuentan {figure}',
        'fórmula de {figure} en {area}',
      ],
      ...['qué significa aniversario', 'cómo se consiguen puntos de {figure}'],
    ],
  },
  read: (named) => (named.figures.length + named.terms.length > 0 || named.track !== null ? named : undefined),
  answer: tellMeaning,
});

export const whatIsItWorth = defineQuestion({
  name: 'what is it worth',
  as: {
    en: [
      'what is {figure} worth',
      ...[
        'what is one more {figure} worth',
        'how many points does one more {figure} give',
        'how many points per {figure} in {area}',
      ],
      ...[
        'what is another {figure} worth for {area}',
        'how many points for each {figure}',
        'what would 3 more {figure} give us',
      ],
      ...[
        'how much is one {figure} worth',
        'points per {figure}',
        'what does one more percent of {figure} bring',
        'value of one {figure}',
      ],
    ],
    es: [
      'cuánto vale {figure}',
      ...[
        'cuánto vale un {figure} más',
        'cuántos puntos da un {figure} más',
        'cuántos puntos por cada {figure} en {area}',
      ],
      ...['cuánto aporta otro {figure} en {area}', 'cuántos puntos suma cada {figure}', 'qué aporta un {figure} más'],
      ...['cuánto vale un punto porcentual más de {figure}', 'puntos por {figure}'],
    ],
  },
  read: (named) => (named.metrics.length > 0 ? { ...named, metrics: named.metrics } : undefined),
  answer: (context, named) => tellWorth(context, named, named.metrics[0] ?? 'net-customer-adds'),
});

export const whatIsAPercentWorth = defineQuestion({
  name: 'what is a percent worth',
  as: {
    en: [
      'what is one more percent worth',
      ...[
        'how many points per percent',
        'what is a percentage point worth',
        'how many points does one percent give in {area}',
      ],
    ],
    es: [
      'cuánto vale un por ciento más',
      ...['cuántos puntos por cada punto porcentual', 'cuántos puntos da un por ciento más en {area}'],
    ],
  },
  read: (named) => named,
  answer: (context, named) => tellWorth(context, named, 'usage-growth'),
});

export const whatIsAPersonWorth = defineQuestion({
  name: 'what is a person worth',
  as: {
    en: [
      'what is one more certified person worth',
      ...[
        'how many points does one more certified person give',
        'how many points per person',
        'points per certified person in {area}',
      ],
      ...['what is another certification worth', 'how many points does each certification give in {area}'],
      ...['how many points per certification', 'how many points for one more certified person in {area}'],
    ],
    es: [
      'cuánto vale una persona certificada más',
      ...[
        'cuántos puntos da otra persona certificada',
        'cuántos puntos por persona',
        'puntos por persona certificada en {area}',
      ],
      ...[
        'cuántos puntos da cada certificación',
        'cuánto aporta una certificación más en {area}',
        'cuántos puntos por cada certificación',
      ],
    ],
  },
  read: (named) => (named.certifications.length === 0 ? named : undefined),
  answer: (context, named) => tellWorth(context, named, 'intermediate-certifications'),
});

const MOST_LINES = 8;

function tellMeaning(context: Telling, named: Named): Reply {
  const { words } = context;
  const [metric] = named.metrics;
  const [term] = named.terms.length > 0 ? named.terms : named.track !== null ? (['track'] as const) : [];
  const figure = named.figures.find((each) => words.has(`meaning.${each}`));
  if (metric !== undefined && (term === undefined || term === 'designation')) return tellMetric(context, named, metric);
  const key = term ?? figure ?? 'designation';
  return {
    kind: 'text',
    title: { key: `meaning.${key}.title` },
    lines: [{ key: `meaning.${key}` }, ...describeUse(context, named, key)],
    buttons: [say('rules.title', 'rules'), say('button.links', 'links'), SCORE],
  };
}

/** What a metric counts and pays by the book in force; areas that define it alike share their lines. */
function tellMetric(context: Telling, named: Named, id: MetricId): Reply {
  const { words } = context;
  const told = listRules(context, named, id).flatMap(({ ruleSet, track, rule }): readonly (readonly Line[])[] => {
    const place = sayPlace(words, ruleSet, track);
    if (rule.paidBy === 'people') return [[payOfPeople(context, ruleSet, rule, place)]];
    return rule.parts.map((part): readonly Line[] => [
      { key: 'meaning.metric', values: { place, text: words.pick(part.definition) } },
      ...describePay(words, ruleSet, rule, part),
    ]);
  });
  const unique = [...new Map(told.map((lines) => [JSON.stringify(lines), lines])).values()];
  const [ruleSet] = areasMeant(context, named).map((area) => ruleSetOf(context, area, named));
  const name = words.say(`card.metric.${id}`);
  return {
    kind: 'text',
    title: { key: 'meaning.metric.title', values: { metric: name } },
    lines: [
      ...unique.flat().slice(0, MOST_LINES),
      ...(ruleSet === undefined
        ? []
        : [{ key: 'ask.byBook', values: { book: words.pick(ruleSet.name) }, rank: 'detail' } as const]),
    ],
    buttons: [say('rules.title', 'rules'), say('button.links', 'links'), SCORE],
  };
}

/** A metric of every area that is meant, on each track that may be; the Azure areas share theirs and are told once. */
function listRules(context: Telling, named: Named, id: MetricId) {
  const seen = new Set<string>();
  return areasMeant(context, named).flatMap((area) => {
    const ruleSet = ruleSetOf(context, area, named);
    return tracksMeant(context, ruleSet, named).flatMap(({ track, metrics }) => {
      const rule = metrics.find((each) => each.id === id);
      if (rule === undefined) return [];
      const shared =
        isAzureArea(area) && rule.paidBy === 'figures' ? `azure ${track} ${JSON.stringify(rule)}` : `${area} ${track}`;
      if (seen.has(shared)) return [];
      seen.add(shared);
      return [{ area, ruleSet, track, rule }];
    });
  });
}

function sayPlace(words: Words, { area }: RuleSet, track: 'enterprise' | 'smb' | null): string {
  const name = words.say(`area.${area}`);
  return track === null ? name : `${name}, ${words.say(`track.${track}`)}`;
}

function describePay(words: Words, { area }: RuleSet, rule: FiguresMetricRule, part: PartRule): readonly Line[] {
  const { needs } = rule;
  const values = {
    need: sayUnit(words, area, part.figure, part.unit),
    points: roundPoints((rule.max * part.unit) / part.forMax.value),
    max: rule.max,
    kinds: words.list(
      (part.attributions ?? []).map((kind) => (words.has(`kind.${kind}`) ? words.say(`kind.${kind}`) : kind)),
    ),
    hasKinds: part.attributions !== undefined,
  };
  return [
    { key: 'meaning.pays', values, rank: 'detail' },
    ...(needs === undefined
      ? []
      : [{ key: 'meaning.needs', values: { text: words.pick(needs.definition) }, rank: 'detail' } as const]),
  ];
}

function sayUnit(words: Words, area: AreaId, figure: string, unit: number): string {
  return words.say(`need.${figureName(area, figure)}`, { count: unit });
}

function payOfPeople(
  { words }: Telling,
  ruleSet: RuleSet,
  rule: Extract<MetricRule, { paidBy: 'people' }>,
  place: string,
): Line {
  const last = rule.steps.at(-1);
  const values = {
    place,
    each: last === undefined ? 0 : roundPoints(last.points.value / last.needed.value),
    most: last?.needed.value ?? 0,
    max: rule.max,
    gates: rule.steps.length - 1,
    step: last === undefined ? '' : words.pick(ruleSet.steps[last.step]?.title ?? last.step),
  };
  return { key: 'meaning.people', values };
}

/** Which metrics of the book in force such a link counts for, where the term is a kind of link. */
function describeUse(context: Telling, named: Named, term: string): readonly Line[] {
  const { words } = context;
  const places = areasMeant(context, named).flatMap((area) => {
    const ruleSet = ruleSetOf(context, area, named);
    const metrics = ruleSet.tracks.flatMap(({ metrics: all }) =>
      all.filter(
        (each) =>
          each.paidBy === 'figures' &&
          each.parts.some(({ attributions = [] }) => attributions.some((kind) => kind.toLowerCase().startsWith(term))),
      ),
    );
    const names = [...new Set(metrics.map(({ id }) => words.say(`card.metric.${id}`)))];
    return names.length === 0
      ? []
      : [{ key: 'meaning.usedFor', values: { area: words.say(`area.${area}`), metrics: words.list(names) } }];
  });
  return places;
}

/** What one unit of a metric pays by the rules, and where each area stands. */
function tellWorth(context: Telling, named: Named, id: MetricId): Reply {
  const { words, record } = context;
  const lines = listRules(context, named, id).flatMap(({ area, ruleSet, track, rule }): readonly Line[] => {
    const place = sayPlace(words, ruleSet, track);
    const pays =
      rule.paidBy === 'people'
        ? [payOfPeople(context, ruleSet, rule, place)]
        : rule.parts.map((part): Line => {
            const values = {
              place,
              need: sayUnit(words, area, part.figure, part.unit),
              points: roundPoints((rule.max * part.unit) / part.forMax.value),
              max: rule.max,
            };
            return { key: 'worth.line', values };
          });
    return [...pays, ...(canBeScored(record, area) ? describeNow(context, area, id) : [])];
  });
  const [first = { key: 'worth.none' }, ...rest] = lines;
  return {
    ...{ kind: 'text', title: first, lines: rest.slice(0, MOST_LINES) },
    buttons: [say('button.gaps', 'gaps'), say('plan.button.plan', 'plan'), SCORE],
  };
}

/** What the metric pays now, and what its next units would add. */
function describeNow(context: Telling, area: AreaId, id: MetricId): readonly Line[] {
  const { words } = context;
  const { score, gaps } = createReport(context.record, area, context);
  const metric = score.counted.metrics.find((each) => each.id === id);
  if (metric === undefined || !metric.known) return [];
  const values = {
    metric: sayMetric(words, area, metric, score.counted.metrics),
    ...{ points: roundPoints(metric.points), max: metric.max },
  };
  const next = gaps.gaps.find((gap) => gap.metric === id);
  return [
    { key: 'worth.now', values, rank: 'detail' },
    ...(next === undefined
      ? []
      : [
          {
            key: 'worth.next',
            values: { need: sayNeed(words, area, next), points: roundPoints(next.points) },
            rank: 'detail',
          } as const,
        ]),
  ];
}

import type { Named } from '../../reading/named.ts';
import { type Certification, getCertification, isEarnable, nameWithCode } from '../../scoring/certifications.ts';
import { roundPoints } from '../../scoring/points.ts';
import type { PeopleMetricRule, RuleSet } from '../../scoring/ruleSet.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { Line, Reply } from '../reply.ts';
import { canBeScored, createReport } from '../scores/reports.ts';
import { areasMeant, ruleSetOf, SCORE, say, tracksMeant } from './areas.ts';

const MOST_AREAS = 2;

export const whatCounts = defineQuestion({
  name: 'what counts',
  as: {
    en: [
      'what counts for {area}',
      ...['which certifications count for {area}', 'what certifications do we need for {area}'],
      ...[
        'which exams count towards {area}',
        'what are the certification requirements of {area}',
        'list of certifications for {area}',
      ],
      ...[
        'which certifications should we get for {area}',
        'which certifications give points in {area}',
        'what can my people certify in for {area}',
        'eligible certifications for {area}',
        'which certs for {area}',
      ],
      ...[
        'which certifications count',
        'which certifications do we need',
        'what do we need to be certified in for {area}',
        'what intermediate certifications count for {area}',
      ],
      ...['skilling requirements for {area}', 'which certifications can still be earned for {area}'],
    ],
    es: [
      'qué cuenta para {area}',
      ...['qué certificaciones cuentan para {area}', 'qué certificaciones necesitamos para {area}'],
      ...[
        'qué exámenes cuentan para {area}',
        'requisitos de certificación de {area}',
        'lista de certificaciones de {area}',
      ],
      ...[
        'qué certificaciones sirven para {area}',
        'qué certificaciones dan puntos en {area}',
        'certificaciones válidas para {area}',
        'qué certificaciones cuentan',
      ],
      ...['qué certificaciones hacen falta', 'qué certificaciones se pueden obtener todavía para {area}'],
    ],
  },
  read: (named) => (named.certifications.length === 0 ? named : undefined),
  answer: (context, named) => tellLists(context, named),
});

export const haveEnough = defineQuestion({
  name: 'have enough',
  as: {
    en: [
      'do we have enough {certification}',
      ...['how many {certification} do we need', 'how many {certification} are missing'],
      ...['do we have enough certified people for {area}', 'how many certified people do we need for {area}'],
      ...[
        'how many people do we need for {area}',
        'how many more {certification} do we need',
        'do we need more {certification}',
      ],
      ...['do we have enough people with {certification}', 'how many people with {certification} does {area} need'],
      ...['how many {figure} do we need for {area}'],
    ],
    es: [
      'tenemos suficientes {certification}',
      ...['cuántos {certification} necesitamos', 'cuántas personas con {certification} hacen falta'],
      ...[
        'tenemos suficientes personas certificadas para {area}',
        'cuántas personas certificadas necesitamos para {area}',
      ],
      ...[
        'cuántos {certification} nos faltan',
        'necesitamos más {certification}',
        'cuántas personas necesitamos para {area}',
      ],
      ...['cuántos {figure} necesitamos para {area}'],
    ],
  },
  read: (named) => (named.certifications.length + named.areas.length + named.figures.length > 0 ? named : undefined),
  answer: (context, named) => tellEnough(context, named),
});

function tellLists(context: Telling, named: Named): Reply {
  const { words } = context;
  const areas = areasMeant(context, named);
  const [area] = areas;
  if (area === undefined || areas.length > MOST_AREAS) {
    return {
      kind: 'text',
      title: { key: 'lists.which' },
      lines: [{ key: 'lists.whichText' }],
      buttons: areas
        .slice(0, 6)
        .map((each) => say('button.area', `what counts for ${each}`, { area: words.say(`area.${each}`) })),
    };
  }
  const sets = areas.map((each) => ruleSetOf(context, each, named));
  return {
    kind: 'text',
    title: { key: 'lists.title', values: { areas: words.list(areas.map((each) => words.say(`area.${each}`))) } },
    lines: sets.flatMap((ruleSet) => [
      ...tracksMeant(context, ruleSet, named).flatMap((rules): readonly Line[] =>
        rules.metrics.flatMap((metric) =>
          metric.paidBy === 'people' ? describeMetric(context, ruleSet, metric, rules.track) : [],
        ),
      ),
      { key: 'ask.byBook', values: { book: words.pick(ruleSet.name) }, rank: 'detail' },
    ]),
    buttons: [
      say('ask.button.haveEnough', `do we have enough certified people for ${area}`),
      say('rules.title', `rules ${area}`),
      say('button.score', `score ${area}`),
    ],
  };
}

/** The steps of one metric: gates first, then who is paid for. */
function describeMetric(
  { words, day }: Telling,
  ruleSet: RuleSet,
  { id, max, steps }: PeopleMetricRule,
  track: 'enterprise' | 'smb' | null,
): readonly Line[] {
  const isAlone = !ruleSet.tracks[0]?.metrics.some((each) => each.paidBy === 'people' && each.id !== id);
  const heading: Line = {
    key: 'lists.metric',
    values: {
      area: words.say(`area.${ruleSet.area}`),
      metric: words.say(isAlone ? 'card.metric.people' : `card.metric.${id}`),
      onTrack: track !== null,
      track: track === null ? '' : words.say(`track.${track}`),
      max,
    },
    rank: 'heading',
  };
  return [
    heading,
    ...steps.map(({ step, needed, points }, index): Line => {
      const listed = (ruleSet.steps[step]?.certifications ?? []).map(getCertification);
      const earnable = listed.filter((each) => isEarnable(each, day));
      const over = listed.filter((each) => !isEarnable(each, day));
      const isLast = index === steps.length - 1;
      const values = {
        number: index + 1,
        people: needed.value,
        codes: sayCodes(words, earnable),
        over: sayCodes(words, over),
        hasOver: over.length > 0,
        each: roundPoints(points.value / needed.value),
        points: points.value,
      };
      return { key: isLast ? 'lists.pays' : 'lists.gate', values };
    }),
  ];
}

function sayCodes(words: Telling['words'], certifications: readonly Certification[]): string {
  const [only] = certifications;
  if (only !== undefined && certifications.length === 1) return nameWithCode(only);
  return words.list(certifications.map(({ code, title }) => code ?? title));
}

/** Each step that is meant, with who is there and how many it takes. */
function tellEnough(context: Telling, named: Named): Reply {
  const { record, words } = context;
  const ids = named.certifications.map(({ id }) => id);
  const rows = areasMeant(context, named).flatMap((area) => {
    if (!canBeScored(record, area)) return [];
    const { score, peopleFrom } = createReport(record, area, context);
    return score.counted.metrics.flatMap(({ steps }) =>
      steps
        .filter(
          ({ id }) => ids.length === 0 || score.ruleSet.steps[id]?.certifications.some((each) => ids.includes(each)),
        )
        .map(({ id, people, needed }) => ({ area, step: id, people, needed, isKnown: peopleFrom !== 'nothing' })),
    );
  });
  const lacking = rows.filter(({ people, needed }) => people < needed);
  const known = rows.some(({ isKnown }) => isKnown);
  const key = rows.length === 0 || !known ? 'unknown' : lacking.length === 0 ? 'yes' : 'no';
  const [certification] = named.certifications;
  return {
    kind: 'text',
    title: {
      key: `enough.${key}`,
      values: { count: lacking.reduce((most, { people, needed }) => Math.max(most, needed - people), 0) },
    },
    lines: rows.map(({ area, step, people, needed }): Line => {
      const values = { area: words.say(`area.${area}`), step: words.say(`step.${step}`), people, needed };
      return { key: known ? 'enough.line' : 'enough.needs', values };
    }),
    buttons: [
      ...(certification === undefined
        ? []
        : [say('ask.button.whoHas', `who has ${certification.code ?? certification.title}`)]),
      say('button.gaps', 'gaps'),
      say('plan.button.plan', 'plan'),
      SCORE,
    ],
  };
}

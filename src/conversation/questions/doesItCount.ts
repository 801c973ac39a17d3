import type { Named, Uncounted } from '../../reading/named.ts';
import {
  CERTIFICATIONS,
  type Certification,
  getCertification,
  isEarnable,
  nameWithCode,
} from '../../scoring/certifications.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { Line, Reply } from '../reply.ts';
import { ruleSetOf, SCORE, say } from './areas.ts';

/** Where one certification stands on a list. */
interface Listed {
  readonly area: AreaId;
  readonly steps: readonly string[];
  /** The last day on which it counts there; null where none is known. */
  readonly until: string | null;
}

export const doesItCount = defineQuestion({
  name: 'does it count',
  as: {
    en: [
      'does {certification} count',
      ...['does {certification} count for {area}', 'where does {certification} count'],
      ...['is {certification} valid for {area}', 'why does {certification} not count', 'what is {certification}'],
      ...['what is {certification} good for', 'which areas use {certification}'],
      ...['why is {certification} not counted for {area}', 'is {certification} accepted for {area}'],
      ...[
        'does {certification} give points',
        'does {certification} help us',
        'does {certification} count towards the points of {area}',
      ],
    ],
    es: [
      'cuenta {certification}',
      ...['cuenta {certification} para {area}', 'dónde cuenta {certification}'],
      ...['sirve {certification} para {area}', 'por qué no cuenta {certification}', 'qué es {certification}'],
      ...['para qué sirve {certification}', 'en qué áreas vale {certification}'],
      ...['es válida {certification} para {area}', 'da puntos {certification}'],
    ],
  },
  tellsNothing: false,
  read: (named) => (named.certifications.length + named.uncounted.length > 0 ? named : undefined),
  answer: (context, named) => tellCertification(context, named),
});

export const doFundamentalsCount = defineQuestion({
  name: 'do fundamentals count',
  as: {
    en: ['do fundamentals count', 'are fundamentals certifications valid'],
    es: ['cuentan los fundamentals', 'valen las certificaciones fundamentals'],
  },
  read: (named) => (named.certifications.length === 0 ? named : undefined),
  answer: (context) => tellUncounted(context, null),
});

export const whenRetired = defineQuestion({
  name: 'when retired',
  as: {
    en: [
      'when does {certification} retire',
      ...['until when does {certification} count', 'is {certification} retired'],
      ...[
        'can {certification} still be earned',
        'what replaces {certification}',
        'how long does {certification} count',
      ],
      ...['what is the successor of {certification}', 'can we still take the {certification} exam'],
      ...['is it worth getting {certification} before it retires', 'what do I need before {certification}'],
      ...['which are the prerequisites of {certification}'],
    ],
    es: [
      'cuándo se retira {certification}',
      ...['hasta cuándo cuenta {certification}', 'está retirada {certification}'],
      ...[
        'todavía se puede obtener {certification}',
        'qué sustituye a {certification}',
        'cuánto tiempo cuenta {certification}',
      ],
      ...['cuál es la sucesora de {certification}', 'aún se puede hacer el examen {certification}'],
      ...['qué necesito antes de {certification}', 'qué prerrequisitos tiene {certification}'],
    ],
  },
  read: (named) => (named.certifications.length > 0 ? named : undefined),
  answer: (context, named) => tellCertification(context, named, 'retirement'),
});

function tellCertification(context: Telling, named: Named, first: 'places' | 'retirement' = 'places'): Reply {
  const [uncounted = null] = named.uncounted;
  const [certification] = named.certifications;
  if (certification === undefined) return tellUncounted(context, uncounted);
  const { words, day } = context;
  const listed = listPlaces(context, certification, named);
  const counting = listed.filter(({ until }) => until === null || until >= day);
  const wished = named.areas.length === 0 ? null : counting.filter(({ area }) => named.areas.includes(area));
  const sayAreas = (areas: readonly AreaId[]) => words.list(areas.map((area) => words.say(`area.${area}`)));
  const values = {
    certification: nameWithCode(certification),
    areas: sayAreas((wished ?? counting).map(({ area }) => area)),
    wished: sayAreas(named.areas),
  };
  const isYes = (wished ?? counting).length > 0;
  const key = isYes ? (wished === null ? 'places' : 'yes') : wished === null ? 'nowhere' : 'notThere';
  const lives = describeLife(context, certification);
  const places = listed
    .filter(({ area }) => wished === null || !isYes || named.areas.includes(area))
    .map((each) => describePlace(context, each));
  const verdict: Line = { key: `counts.${key}`, values };
  const [life = verdict, ...before] = lives;
  const [title, ...lines] =
    first === 'retirement' ? [life, verdict, ...before, ...places] : [verdict, ...places, ...lives];
  return {
    kind: 'text',
    title,
    lines: [
      ...lines,
      ...describeOtherBook(context, certification, named),
      ...(certification.level === 'fundamentals' ? [{ key: 'counts.fundamentals' }] : []),
      ...(!isYes && listed.length === 0 ? [{ key: 'counts.notListed' }] : []),
    ],
    buttons: [
      say('ask.button.whoHas', `who has ${certification.code ?? certification.title}`),
      ...named.areas.slice(0, 1).map((area) => say('ask.button.whatCounts', `what counts for ${area}`)),
      SCORE,
    ],
  };
}

/** What is on no list: of fundamentals, all of them where none is named, it is said which few count. */
function tellUncounted(context: Telling, uncounted: Uncounted | null): Reply {
  const counting = CERTIFICATIONS.filter(
    (each) =>
      each.level === 'fundamentals' &&
      listPlaces(context, each, { book: null }).some(({ until }) => until === null || until >= context.day),
  );
  const codes = context.words.list(counting.map(nameWithCode));
  const { name, why } = uncounted ?? { name: '', why: 'fundamentals' };
  return {
    kind: 'text',
    title:
      uncounted === null
        ? { key: 'counts.fundamentalsTitle' }
        : { key: 'counts.nowhereAtAll', values: { certification: name } },
    lines: [
      why === 'fundamentals'
        ? { key: 'counts.fundamentalsOnly', values: { codes, count: counting.length } }
        : { key: why === 'retired' ? 'counts.gone' : 'counts.notListed' },
    ],
    buttons: [say('rules.title', 'rules'), SCORE],
  };
}

function listPlaces(context: Telling, certification: Certification, named: Pick<Named, 'book'>): readonly Listed[] {
  return AREA_IDS.flatMap((area): Listed[] => {
    const ruleSet = ruleSetOf(context, area, named);
    const steps = Object.entries(ruleSet.steps).flatMap(([step, { certifications }]) =>
      certifications.includes(certification.id) ? [step] : [],
    );
    const until = ruleSet.retirementEndsCounting ? (certification.retirement?.countsUntil ?? null) : null;
    return steps.length === 0 ? [] : [{ area, steps, until }];
  });
}

function describePlace({ words, day }: Telling, { area, steps, until }: Listed): Line {
  const values = {
    area: words.say(`area.${area}`),
    steps: words.list(steps.map((step) => words.say(`step.${step}`))),
    state: until === null ? 'always' : until >= day ? 'until' : 'over',
    until: until === null ? '' : words.day(until),
  };
  return { key: 'counts.place', values };
}

/** Where the two books differ about it, in the area that only one of them has a list of its own for. */
function describeOtherBook(
  context: Telling,
  certification: Certification,
  named: Pick<Named, 'book'>,
): readonly Line[] {
  const { words, day } = context;
  const own = named.book ?? context.record.settings.ruleBook;
  const book = own === 'brief' ? 'microsoft' : 'brief';
  const count = (places: readonly Listed[]) =>
    places.filter(({ until }) => until === null || until >= day).map(({ area }) => words.say(`area.${area}`));
  const here = count(listPlaces(context, certification, { book: own }));
  const there = count(listPlaces(context, certification, { book }));
  if (here.join() === there.join()) return [];
  const values = { book: words.say(`book.${book}`), areas: words.list(there), count: there.length };
  return [{ key: 'counts.otherBook', values, rank: 'detail' }];
}

/** Whether it can still be earned, what comes after it, and what has to be held before. */
function describeLife({ words, day }: Telling, certification: Certification): readonly Line[] {
  const { retirement, prerequisites } = certification;
  const lines: Line[] = [];
  if (retirement === undefined)
    lines.push({ key: 'counts.notRetired', values: { certification: nameWithCode(certification) } });
  else {
    const { earnableUntil, countsUntil, successor } = retirement;
    const values = {
      earnable: isEarnable(certification, day),
      certification: nameWithCode(certification),
      earnableUntil: words.day(earnableUntil),
      countsUntil: words.day(countsUntil),
      isOver: countsUntil < day,
      successor: successor === null ? '' : nameWithCode(getCertification(successor)),
      succeeded: successor !== null,
    };
    lines.push({ key: 'counts.retired', values });
  }
  if (prerequisites !== undefined) {
    const first = words.list(prerequisites.anyOf.map((id) => nameWithCode(getCertification(id))));
    lines.push({ key: 'counts.before', values: { first, count: prerequisites.anyOf.length } });
  }
  return lines;
}

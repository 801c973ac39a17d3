import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { findPerson } from '../../partner/roster.ts';
import type { Named } from '../../reading/named.ts';
import { type Certification, getCertification, nameWithCode } from '../../scoring/certifications.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import type { Telling } from '../asking/telling.ts';
import { defineQuestion } from '../question.ts';
import type { Line, Reply } from '../reply.ts';
import { SCORE, say } from './areas.ts';

const MOST_LINES = 15;
const PEOPLE = say('button.people', 'people');
const EXPIRING = say('forecast.button.expiring', 'expiring');

interface Holding {
  readonly person: RosterPerson;
  readonly held: HeldCertification;
}

export const whoHas = defineQuestion({
  name: 'who has',
  as: {
    en: [
      'who has {certification}',
      ...['how many people have {certification}', 'how many {certification} do we have'],
      ...['who holds {certification}', 'which people are certified in {certification}', 'do we have {certification}'],
      ...['does anybody have {certification}', 'list of people with {certification}', 'people with {certification}'],
      ...[
        'how many {certification}',
        'how many certified people have {certification}',
        'who is {certification} certified',
      ],
    ],
    es: [
      'quién tiene {certification}',
      ...['cuántas personas tienen {certification}', 'cuántos {certification} tenemos'],
      ...[
        'quiénes tienen la certificación {certification}',
        'qué personas tienen {certification}',
        'tenemos {certification}',
      ],
      ...['alguien tiene {certification}', 'lista de personas con {certification}', 'personas con {certification}'],
      ...['cuántos {certification}', 'quién está certificado en {certification}'],
    ],
  },
  read: ({ certifications }) => (certifications.length > 0 ? certifications : undefined),
  answer: tellHolders,
});

export const whatHolds = defineQuestion({
  name: 'what holds',
  as: {
    en: [
      'what does {person} hold',
      ...['which certifications does {person} have', 'what certifications has {person} got'],
      ...[
        'what has {person}',
        'show me the certifications of {person}',
        '{person} certifications',
        'certifications of {person}',
      ],
      ...[
        'what is {person} certified in',
        'how many certifications does {person} have',
        'what exams has {person} passed',
      ],
    ],
    es: [
      'qué certificaciones tiene {person}',
      ...['qué tiene {person}', 'cuáles son las certificaciones de {person}'],
      ...['certificaciones de {person}', 'en qué está certificada {person}', 'cuántas certificaciones tiene {person}'],
      ...['qué exámenes tiene {person}'],
    ],
  },
  read: ({ person, areas, certifications }) =>
    person === null || areas.length + certifications.length > 0 ? undefined : person,
  answer: (context, name) => tellPerson(context, name, 'holds'),
});

export const whenLapses = defineQuestion({
  name: 'when lapses',
  as: {
    en: [
      'when does {certification} of {person} expire',
      ...['when does {person} lose {certification}', 'when does {certification} expire'],
      ...['when do the certifications of {person} expire', 'when does {person} expire', 'expiry of {certification}'],
      ...['how long is {certification} of {person} valid', 'until when is {certification} of {person} valid'],
      ...['has {certification} of {person} expired', 'when does {person} have to renew {certification}'],
      ...['what day does {certification} lapse'],
    ],
    es: [
      'cuándo caduca {certification} de {person}',
      ...['cuándo le caduca {certification} a {person}', 'cuándo caduca {certification}'],
      ...[
        'cuándo vencen las certificaciones de {person}',
        'cuándo vence {certification}',
        'caducidad de {certification}',
      ],
      ...[
        'hasta cuándo es válida {certification} de {person}',
        'hasta cuándo vale {certification} de {person}',
        'ha caducado {certification} de {person}',
      ],
      ...['cuándo tiene que renovar {person} {certification}', 'qué fecha de caducidad tiene {certification}'],
    ],
  },
  read: ({ certifications, person }) =>
    certifications.length > 0 || person !== null ? { certifications, person } : undefined,
  answer: tellLapses,
});

export const doExpiredCount = defineQuestion({
  name: 'do expired count',
  as: {
    en: [
      'do expired certifications count',
      ...['does an expired certification still count', 'are lapsed certifications counted'],
      ...[
        'do certifications count after they expire',
        'do expired certifications give points',
        'what happens when a certification expires',
        'does an expired exam count',
      ],
      ...['do expired ones count'],
    ],
    es: [
      'cuentan las certificaciones caducadas',
      ...['cuenta una certificación vencida', 'sirven las certificaciones caducadas'],
      ...[
        'siguen contando las certificaciones que caducan',
        'qué pasa cuando caduca una certificación',
        'cuentan las caducadas',
      ],
    ],
  },
  read: () => ({}),
  answer: tellExpired,
});

function tellHolders(context: Telling, certifications: readonly Certification[]): Reply {
  const { record, words, showNames, day } = context;
  const ids = certifications.map(({ id }) => id);
  const holdings = listHoldings(record, ids[0] ?? '').filter(({ person }) =>
    ids.every((id) => person.certifications.some((held) => held.certification === id)),
  );
  const counting = holdings.filter(({ held }) => isHeldOn(held, day)).length;
  const certification = words.list(certifications.map(nameWithCode));
  const code = certifications[0]?.code ?? certifications[0]?.title ?? '';
  return {
    kind: 'text',
    title: { key: 'holders.title', values: { count: holdings.length, certification } },
    lines: [
      ...(record.people.length === 0 ? [{ key: 'holders.nobodyKnown' }] : []),
      ...(holdings.length > 0 && counting < holdings.length
        ? [{ key: 'holders.counting', values: { count: counting } }]
        : []),
      ...(showNames ? describeHoldings(context, holdings, 'person') : []),
    ],
    buttons: [
      say('ask.button.doesItCount', `does ${code} count`),
      ...(record.people.length === 0 ? [say('ask.button.addSomebody', `add ${code}`)] : [PEOPLE]),
      SCORE,
    ],
    withNames: `who has ${code}`,
  };
}

function tellPerson(context: Telling, name: string, what: 'holds' | 'lapses'): Reply {
  const { record, showNames } = context;
  const found = findPerson(record.people, { name, mail: mailIn(name), userId: null });
  const asked = what === 'holds' ? `what does ${name} hold` : `when do the certifications of ${name} expire`;
  if (!showNames) {
    return {
      ...{ kind: 'text', title: { key: 'card.people.title' }, lines: [{ key: 'card.people.hidden' }] },
      ...{ buttons: [SCORE], withNames: asked },
    };
  }
  const candidates = found.kind === 'found' ? [found.person] : found.kind === 'similar' ? found.candidates : [];
  const [person, ...others] = candidates;
  if (person === undefined) {
    const key = record.people.length === 0 ? 'holders.nobodyKnown' : 'whatIf.nobody';
    return {
      kind: 'text',
      title: { key: 'card.people.title' },
      lines: [{ key, values: { name } }],
      buttons: [PEOPLE, SCORE],
    };
  }
  if (others.length > 0) {
    return {
      ...{ kind: 'text', title: { key: 'whatIf.whichPerson', values: { name } }, lines: [] },
      buttons: candidates
        .slice(0, 5)
        .map((each) => say('button.thisPerson', asked.replace(name, each.mail ?? each.name), { name: each.name })),
    };
  }
  const holdings = person.certifications.map((held) => ({ person, held })).toSorted(byExpiry);
  return {
    kind: 'text',
    title: { key: 'holders.holds', values: { named: true, name: person.name, count: holdings.length } },
    lines: describeHoldings(context, holdings, 'certification'),
    buttons: [PEOPLE, EXPIRING, SCORE],
  };
}

function tellLapses(context: Telling, { certifications, person }: Pick<Named, 'certifications' | 'person'>): Reply {
  const { record, words, day, showNames } = context;
  const [certification] = certifications;
  if (certification === undefined) return tellPerson(context, person ?? '', 'lapses');
  const of = person === null ? null : findPerson(record.people, { name: person, mail: mailIn(person), userId: null });
  const meant = of === null || of.kind === 'new' ? null : of.kind === 'found' ? [of.person] : of.candidates;
  const all = listHoldings(record, certification.id).toSorted(byExpiry);
  const holdings = meant === null || !showNames ? all : all.filter((each) => meant.includes(each.person));
  const first = holdings.find(({ held }) => held.expires !== undefined && held.expires >= day)?.held.expires;
  const values = {
    certification: nameWithCode(certification),
    count: holdings.length,
    isKnown: first !== undefined,
    day: first === undefined ? '' : words.day(first, day),
  };
  return {
    kind: 'text',
    title: { key: 'holders.lapses', values },
    lines: [
      ...(of?.kind === 'new' && showNames ? [{ key: 'whatIf.nobody', values: { name: person ?? '' } }] : []),
      ...(showNames ? describeHoldings(context, holdings, 'person') : []),
    ],
    buttons: [EXPIRING, PEOPLE, SCORE],
    withNames: `when does ${certification.code ?? certification.title} expire`,
  };
}

function tellExpired(context: Telling): Reply {
  const { record, day, showNames } = context;
  const expired = record.people
    .flatMap((person) => person.certifications.map((held) => ({ person, held })))
    .filter(({ held }) => held.expires !== undefined && held.expires < day);
  return {
    kind: 'text',
    title: { key: 'holders.expired.title' },
    lines: [
      { key: 'holders.expired.renew' },
      ...(record.people.length > 0 ? [{ key: 'holders.expired.count', values: { count: expired.length } }] : []),
      ...(showNames ? describeHoldings(context, expired, 'both') : []),
    ],
    buttons: [EXPIRING, PEOPLE, SCORE],
  };
}

function describeHoldings(
  { words, day }: Telling,
  holdings: readonly Holding[],
  what: 'person' | 'certification' | 'both',
): readonly Line[] {
  const lines = holdings.slice(0, MOST_LINES).map(({ person, held }): Line => {
    const certification = getCertification(held.certification);
    const spelled = nameWithCode(certification);
    const who = what === 'person' ? person.name : what === 'both' ? `${person.name}: ${spelled}` : spelled;
    const values = {
      who,
      state: stateOf(held, certification, day),
      day: held.expires === undefined ? '' : words.day(held.expires, day),
      earned: held.earned === undefined ? '' : words.day(held.earned, day),
    };
    return { key: 'holders.line', values };
  });
  const more = holdings.length - lines.length;
  return more > 0 ? [...lines, { key: 'forecast.more', values: { count: more } }] : lines;
}

function stateOf(held: HeldCertification, { retirement, level }: Certification, day: string): string {
  if (held.expires !== undefined && held.expires < day) return 'expired';
  if (held.earned !== undefined && held.earned > day) return 'planned';
  if (retirement !== undefined && retirement.countsUntil < day) return 'retired';
  if (held.expires !== undefined) return 'until';
  return level === 'fundamentals' ? 'always' : 'unknown';
}

function listHoldings({ people }: PartnerRecord, certification: string): readonly Holding[] {
  return people.flatMap((person) => {
    const held = person.certifications.find((each) => each.certification === certification);
    return held === undefined ? [] : [{ person, held }];
  });
}

function isHeldOn(held: HeldCertification, day: string): boolean {
  return (held.expires ?? day) >= day && (held.earned ?? day) <= day;
}

function byExpiry(one: Holding, other: Holding): number {
  return (one.held.expires ?? '9').localeCompare(other.held.expires ?? '9');
}

function mailIn(name: string): string | null {
  return name.includes('@') ? name.toLowerCase() : null;
}

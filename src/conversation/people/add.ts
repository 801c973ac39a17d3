import type { FactWrite } from '../../partner/change.ts';
import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { createPerson, findPerson, holdCertification, type Identity, learnIdentity } from '../../partner/roster.ts';
import { looksLikeName } from '../../reading/looksLikeName.ts';
import { namesWork } from '../../reading/named.ts';
import { parseHolding } from '../../reading/parseHolding.ts';
import {
  type Certification,
  type CertificationLookup,
  findCertification,
  nameWithCode,
} from '../../scoring/certifications.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import { ruleSetInForce } from '../../scoring/inForce.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import type { PressData } from '../press.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';
import { tellScoreOf } from '../scores/tellScore.ts';
import { addPersonPress, askWho } from './askWho.ts';
import { tellPeople } from './people.ts';

const LONGEST_NAME = 100;
const MOST_AT_ONCE = 50;

export const addCommand = defineCommand({
  name: 'add',
  words: { en: [], es: ['agregar', 'agrega', 'anadir', 'anade'] },
  role: 'editor',
  help: 'people',
  inMenu: true,
  examples: ['add AZ-305 Marta Soler'],
  startsLists: true,
  read: (rest) => rest.join(' '),
  changes: namesWork,
  asked: {
    as: {
      en: [
        'how do I add a person',
        ...[
          'how do I add a certification',
          'I want to add a certified person',
          'how can I add a certification for somebody',
        ],
      ],
      es: ['cómo añado una persona', ...['cómo añado una certificación', 'quiero añadir una persona certificada']],
    },
    read: () => '',
  },
  answer: (context, rest, { mentions }) => addCertification(context, rest, mentions),
  presses: [onPress(addPersonPress, 'editor', addPerson)],
});

/** "add AZ-305 Ana García 2026-03-01 2027-03-01", for one person or several. */
async function addCertification(
  context: Changing,
  rest: string,
  mentions: readonly { readonly id: string; readonly name: string }[],
): Promise<Reply> {
  const { words, day } = context;
  const { lookup, spelled, people, earned, expires, unreadDay } = parseHolding(rest);
  const problem = rest === '' ? ({ key: 'say.addHow' } as const) : explainLookup(lookup, spelled);
  if (problem !== null) return askAgain(problem);
  if (lookup?.kind !== 'found') return askAgain({ key: 'say.addHow' });
  if (unreadDay !== null) return askAgain({ key: 'say.notADay', values: { text: unreadDay } });
  if (earned !== undefined && expires !== undefined && expires < earned) {
    return askAgain({
      key: 'say.expiresBeforeEarned',
      values: { earned: words.day(earned, day), expires: words.day(expires, day) },
    });
  }
  if (people.length === 0)
    return askAgain({ key: 'say.addWhom', values: { certification: nameWithCode(lookup.certification) } });
  if (people.length > MOST_AT_ONCE) return askAgain({ key: 'say.tooManyPeople', values: { most: MOST_AT_ONCE } });
  const isMentioned = (name: string) => mentions.some((each) => each.name === name);
  const unusable = people.find(
    ({ name, mail }) => name.length > LONGEST_NAME || (name !== mail && !isMentioned(name) && !looksLikeName(name)),
  );
  if (unusable !== undefined)
    return askAgain({ key: 'say.notAName', values: { text: unusable.name.slice(0, LONGEST_NAME) } });

  const held = { certification: lookup.certification.id, earned, expires };
  const identities = people.map(({ name, mail }): Identity => {
    const mention = mentions.find((each) => each.name === name);
    return { name, mail, userId: mention?.id ?? null };
  });
  return context.change((record): Decided => {
    for (const identity of identities) {
      const found = findPerson(record.people, identity);
      if (found.kind === 'similar') return keep(askWho(context, identity, found.candidates, held));
    }
    return hold(context, record, held, identities);
  });
}

/** The answer to "do you mean …?": `as` is somebody on the roster, or null for somebody new. */
async function addPerson(context: Changing, answer: PressData<typeof addPersonPress>): Promise<Reply> {
  const lookup = findCertification(answer.certification);
  if (lookup.kind !== 'found') return askAgain({ key: 'say.addHow' });
  const held = { certification: lookup.certification.id, earned: answer.earned, expires: answer.expires };
  return context.change((record): Decided => {
    const person = record.people.find(({ id }) => id === answer.as);
    if (answer.as !== null && person === undefined) return keep(askAgain({ key: 'say.personGone' }));
    const identity = { name: answer.name, mail: answer.mail ?? null, userId: null };
    const chosen = person === undefined ? createPerson(identity, record.people) : learnIdentity(person, identity);
    return decideHolding(context, record, held, [chosen]);
  });
}

function hold(
  context: Telling,
  record: PartnerRecord,
  held: HeldCertification,
  identities: readonly Identity[],
): Decided {
  const people: RosterPerson[] = [];
  for (const identity of identities) {
    const found = findPerson([...record.people, ...people], identity);
    people.push(
      found.kind === 'found'
        ? learnIdentity(found.person, identity)
        : createPerson(identity, [...record.people, ...people]),
    );
  }
  return decideHolding(context, record, held, people);
}

/** Writes the certification for people who are on the roster or are to be; `done` is the key of what is said then. */
export function decideHolding(
  context: Telling,
  record: PartnerRecord,
  held: HeldCertification,
  people: readonly RosterPerson[],
  done: 'notice.added' | 'renewed.done' = 'notice.added',
): Decided {
  const unique = new Map(people.map((person) => [person.id, holdCertification(person, held)]));
  const change = [...unique.values()]
    .filter((person) => JSON.stringify(person) !== JSON.stringify(record.people.find(({ id }) => id === person.id)))
    .map((person): FactWrite => ({ kind: 'person', id: person.id, after: person }));
  const names = [...unique.values()].map(({ name }) => name).join(', ');
  const found = findCertification(held.certification);
  const certification = found.kind === 'found' ? nameWithCode(found.certification) : held.certification;
  if (change.length === 0) {
    return keep(
      withNotices(tellPeople(context, record), { key: 'notice.alreadyHeld', values: { certification, names } }),
    );
  }
  const until = held.expires === undefined ? '' : context.words.day(held.expires, context.day);
  const notices: Line[] = [{ key: done, values: { certification, names, count: unique.size, until } }];
  const areas = areasCounting(context, record, held.certification);
  if (areas.length === 0) notices.push({ key: 'notice.countsNowhere', values: { certification } });
  else if (held.expires === undefined && found.kind === 'found' && isLapsing(found.certification))
    notices.push({ key: 'notice.noExpiry' });
  return {
    kind: 'change',
    change,
    reply: (after) => {
      const scored = areas.filter((area) => canBeScored(after, area));
      const reply = scored.length === 0 ? tellPeople(context, after) : tellScoreOf(context, scored, after);
      return withNotices(reply, ...notices);
    },
  };
}

/** Fundamentals do not expire; everything else is renewed every year. */
export function isLapsing({ level }: Certification): boolean {
  return level !== 'fundamentals';
}

/** The areas in whose rule set in force the certification is listed. */
export function areasCounting(
  { day, ruleSets }: Telling,
  { settings }: PartnerRecord,
  certification: string,
): readonly AreaId[] {
  return AREA_IDS.filter((area) => {
    const { ruleSet } = ruleSetInForce(ruleSets, settings.ruleBook, area, day);
    return Object.values(ruleSet.steps).some(({ certifications }) => certifications.includes(certification));
  });
}

/** Why a certification cannot be taken as typed, or null where it is found. */
export function explainLookup(lookup: CertificationLookup | null, spelled: string): Line | null {
  if (lookup === null || lookup.kind === 'unknown') {
    const nearest = lookup ?? findCertification(spelled);
    const name = nearest.kind === 'unknown' ? nameWithCode(nearest.nearest) : '';
    return { key: 'say.unknownCertification', values: { text: spelled, nearest: name } };
  }
  switch (lookup.kind) {
    case 'found':
      return null;
    case 'half':
      return {
        key: 'say.halfCertification',
        values: { code: lookup.code, certification: nameWithCode(lookup.certification) },
      };
    case 'counts nowhere':
      return { key: `say.countsNowhere.${lookup.why}`, values: { certification: lookup.name } };
    case 'ambiguous':
      return {
        key: 'say.ambiguousCertification',
        values: { text: spelled, candidates: lookup.candidates.map(nameWithCode).join(', ') },
      };
  }
}

export function askAgain(line: Line): Reply {
  return {
    kind: 'text',
    title: { key: 'say.people.title' },
    lines: [line, { key: 'say.addExample' }],
    buttons: [
      { label: 'button.people', action: { a: 'say', say: 'people' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

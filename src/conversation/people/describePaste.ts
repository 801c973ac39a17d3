import type { PeopleProblem } from '../../imports/people/createRows.ts';
import type { PastedPerson, PastePlan } from '../../partner/pasted.ts';
import { type DayOrder, parseDay } from '../../reading/parseDay.ts';
import { addYear } from '../../scoring/calendar.ts';
import { findCertification, getCertification } from '../../scoring/certifications.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line } from '../reply.ts';
import { explainLookup, isLapsing } from './add.ts';

const MOST_PEOPLE = 12;
const MOST_SIMILAR = 6;
const MOST_PROBLEMS = 8;
const LONGEST_QUOTE = 60;

/** What a pasted list would add and change, and which names are like somebody's. Names only where they may be shown. */
export function describePaste(
  context: Telling,
  { people, similar, unknownIds, knownCount }: PastePlan,
): readonly Line[] {
  const held = people.flatMap(({ certifications }) => certifications);
  const changed = held.filter(({ before }) => before !== null).length;
  const counts = { added: held.length - changed, changed, people: people.length, known: knownCount };
  return [
    { key: 'paste.counts', values: { ...counts, fresh: people.filter(({ before }) => before === null).length } },
    ...(context.showNames ? describePeople(context, people) : []),
    ...describeSimilar(context, similar),
    ...describeUnknownIds(context, unknownIds),
  ];
}

function describePeople(context: Telling, people: readonly PastedPerson[]): readonly Line[] {
  const more = people.length - MOST_PEOPLE;
  return [
    ...people.slice(0, MOST_PEOPLE).map(
      ({ before, after, certifications }): Line => ({
        key: 'paste.person',
        values: {
          name: after.name,
          isNew: before === null,
          certifications:
            certifications.length === 0
              ? context.words.say(before !== null && before.mail === after.mail ? 'paste.idOnly' : 'paste.mailOnly')
              : certifications.map((each) => sayHeld(context, each)).join('; '),
        },
      }),
    ),
    ...(more > 0 ? [{ key: 'paste.morePeople', values: { count: more } }] : []),
  ];
}

/** Both days, so that one that was misread is seen; what they were before where they change. */
function sayHeld({ words }: Telling, { before, after }: PastedPerson['certifications'][number]): string {
  const { code, title } = getCertification(after.certification);
  const say = (known: string | undefined) => (known === undefined ? 'none' : words.day(known));
  const sayWas = (field: 'earned' | 'expires', unknown: string) => {
    if (before === null || before[field] === after[field]) return 'none';
    return before[field] === undefined ? words.say(unknown) : say(before[field]);
  };
  return words.say('paste.held', {
    name: code ?? title,
    earned: say(after.earned),
    wasEarned: sayWas('earned', 'paste.noEarned'),
    until: say(after.expires),
    was: sayWas('expires', 'paste.noExpiry'),
  });
}

/** How the days were read that could be read in two ways. */
export function describeOpenDay({ words }: Telling, text: string, order: DayOrder): Line {
  const say = (each: DayOrder) => words.day(parseDay(text, each) ?? '');
  const other = order === 'day first' ? 'month first' : 'day first';
  return { key: 'paste.days.read', values: { text, read: say(order), other: say(other) } };
}

/** Of certifications that lapse, those of which nobody said when: counted as held, and when such ones usually lapse. */
export function describeUnknownExpiry({ words, day }: Telling, { people }: PastePlan): readonly Line[] {
  const held = people
    .flatMap(({ certifications }) => certifications.map(({ after }) => after))
    .filter(({ certification, expires }) => expires === undefined && isLapsing(getCertification(certification)));
  if (held.length === 0) return [];
  const usual = held.flatMap(({ earned }) => (earned === undefined ? [] : [addYear(earned)])).toSorted();
  const next = usual.find((each) => each >= day);
  const past = usual.filter((each) => each < day).length;
  const values = { count: held.length, past, next: next === undefined ? 'none' : words.day(next, day) };
  return [{ key: 'paste.unknownExpiry', values }];
}

function describeSimilar({ words, showNames }: Telling, similar: PastePlan['similar']): readonly Line[] {
  if (similar.length === 0) return [];
  const more = similar.length - MOST_SIMILAR;
  if (!showNames) return [{ key: 'paste.similarCount', values: { count: similar.length } }];
  return [
    ...similar.slice(0, MOST_SIMILAR).map(
      ({ line, name, candidates }): Line => ({
        key: 'paste.similar',
        values: { line, name, candidates: words.list(candidates.slice(0, 3).map((person) => person.name)) },
      }),
    ),
    ...(more > 0 ? [{ key: 'paste.moreSimilar', values: { count: more } }] : []),
    { key: 'paste.similarHow' },
  ];
}

const MOST_IDS = 6;

/** Whom the list names by an Entra object id that nobody is known by, and how to say who they are. */
function describeUnknownIds({ words, showNames }: Telling, ids: readonly string[]): readonly Line[] {
  const [first] = ids;
  if (first === undefined) return [];
  const shown = ids.slice(0, MOST_IDS).map(shorten);
  const more = ids.length - shown.length;
  const values = {
    count: ids.length,
    ids: words.list(more > 0 ? [...shown, words.say('card.others', { count: more })] : shown),
    example: shorten(first),
    isShown: showNames,
  };
  return [{ key: 'paste.unknownIds', values, rank: 'warning' }];

  /** As few signs of it as tell it from the others. */
  function shorten(id: string): string {
    const begins = id.slice(0, SHORT_ID);
    return ids.some((each) => each !== id && each.startsWith(begins)) ? id : begins;
  }
}

const SHORT_ID = 8;

/** What was understood, and gives no points. */
const LEFT_OUT: ReadonlySet<PeopleProblem['reason']> = new Set(['other training', 'not active', 'counts nowhere']);

/** The lines that were not understood and why; what stood there is quoted only where names may be shown. */
export function describeProblems(context: Telling, problems: readonly PeopleProblem[]): readonly Line[] {
  const more = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS).map(
      (problem): Line => ({
        key: LEFT_OUT.has(problem.reason) ? 'paste.leftOut' : 'paste.problem',
        values: { line: problem.line, why: sayWhy(context, problem) },
      }),
    ),
    ...(more > 0 ? [{ key: 'paste.moreProblems', values: { count: more } }] : []),
  ];
}

function sayWhy({ words, showNames }: Telling, { reason, text }: PeopleProblem): string {
  const quoted = text.slice(0, LONGEST_QUOTE);
  const isNamed = reason === 'counts nowhere' || reason.endsWith(' certification');
  if (isNamed && reason !== 'no certification') {
    const explained = showNames ? explainLookup(findCertification(text), quoted) : null;
    return explained === null
      ? words.say(`paste.why.${reason === 'counts nowhere' ? 'counts-nowhere' : 'unknown-certification'}`)
      : words.say(explained.key, explained.values);
  }
  return words.say(`paste.why.${reason.replaceAll(' ', '-')}`, { text: showNames ? quoted : '', isShown: showNames });
}

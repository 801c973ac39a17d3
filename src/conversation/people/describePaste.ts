import type { PeopleProblem } from '../../imports/people/createRows.ts';
import type { PastedPerson, PastePlan } from '../../partner/pasted.ts';
import { findCertification, getCertification } from '../../scoring/certifications.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line } from '../reply.ts';
import { explainLookup } from './add.ts';

const MOST_PEOPLE = 12;
const MOST_SIMILAR = 6;
const MOST_PROBLEMS = 8;
const LONGEST_QUOTE = 60;

/** What a pasted list would add and change, and which names are like somebody's. Names only where they may be shown. */
export function describePaste(context: Telling, { people, similar, knownCount }: PastePlan): readonly Line[] {
  const held = people.flatMap(({ certifications }) => certifications);
  const changed = held.filter(({ before }) => before !== null).length;
  const counts = { added: held.length - changed, changed, people: people.length, known: knownCount };
  return [
    { key: 'paste.counts', values: { ...counts, fresh: people.filter(({ before }) => before === null).length } },
    ...(context.showNames ? describePeople(context, people) : []),
    ...describeSimilar(context, similar),
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
              ? context.words.say('paste.mailOnly')
              : certifications.map((each) => sayHeld(context, each)).join(', '),
        },
      }),
    ),
    ...(more > 0 ? [{ key: 'paste.morePeople', values: { count: more } }] : []),
  ];
}

function sayHeld({ words, day }: Telling, { before, after }: PastedPerson['certifications'][number]): string {
  const { code, title } = getCertification(after.certification);
  const say = (until: string | undefined) => (until === undefined ? 'none' : words.day(until, day));
  const wasKnown = before !== null && before.expires !== after.expires;
  return words.say('paste.held', {
    name: code ?? title,
    until: say(after.expires),
    was: wasKnown ? sayWas(before) : 'none',
  });

  function sayWas({ expires }: HeldCertification): string {
    return expires === undefined ? words.say('paste.noExpiry') : say(expires);
  }
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

/** What was understood, and gives no points. */
const LEFT_OUT: ReadonlySet<PeopleProblem['reason']> = new Set(['other training', 'not active']);

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
  if (reason.endsWith(' certification') && reason !== 'no certification') {
    const explained = showNames ? explainLookup(findCertification(text), quoted) : null;
    return explained === null
      ? words.say('paste.why.unknown-certification')
      : words.say(explained.key, explained.values);
  }
  return words.say(`paste.why.${reason.replaceAll(' ', '-')}`, { text: showNames ? quoted : '', isShown: showNames });
}

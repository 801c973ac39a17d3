import { addDays } from '../scoring/calendar.ts';
import type { Closing } from '../scoring/closingLists.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import { callToEarn } from './certificationWords.ts';
import type { Words } from './words.ts';

/** That a list closes or closed, what that costs, and what can be done, in a few sentences. `day`: the reader's today. */
export function sayClosing(words: Words, ruleSet: RuleSet, closing: Closing, day: string): string {
  const { state, earnableUntil, countsUntil, held, needed } = closing;
  const area = words.say(`area.${ruleSet.area}`);
  const values = {
    ...{ area, held, needed, stake: stakeOf(closing), book: words.pick(ruleSet.name) },
    step: words.say(`step.${closing.step}`),
    until: words.day(earnableUntil, day),
    after: words.day(addDays(earnableUntil, 1), day),
    countsUntil: countsUntil === null ? '' : words.day(countsUntil, day),
    ends: countsUntil !== null,
    asked: (ruleSet.metricMinimum?.value ?? 0) > 0,
  };
  if (state === 'closed') return words.say('closing.closed', values);
  if (state === 'empty') {
    return words.say('closing.empty', { ...values, since: words.day(addDays(countsUntil ?? day, 1), day) });
  }
  const isFull = closing.known && held >= needed;
  return [
    words.say('closing.closes', values),
    ...(isFull ? [] : [sayBooking(words, closing, day)]),
    ...(held > 0 ? [words.say('closing.renew', values)] : []),
  ].join(' ');
}

/** The same in one sentence, for a list of areas. */
export function sayClosingBriefly(words: Words, closing: Closing, day: string): string {
  const { state, held, needed, known } = closing;
  if (state === 'closing' && !(known && held >= needed)) return sayBooking(words, closing, day);
  const values = {
    ...{ held, state, step: words.say(`step.${closing.step}`), stake: stakeOf(closing) },
    until: words.day(closing.earnableUntil, day),
    countsUntil: closing.countsUntil === null ? '' : words.day(closing.countsUntil, day),
  };
  return words.say('closing.brief', values);
}

/** What nobody knows of the list. */
export function listUnknown(words: Words, { open }: Closing): readonly string[] {
  return open.map(({ text }) => words.say('closing.unknown', { text: words.pick(text) }));
}

function stakeOf({ known, isPointAtStake, held, needed }: Closing): string {
  if (!known) return 'unknown';
  if (isPointAtStake) return 'lost';
  return held >= needed ? 'full' : 'some';
}

/** "Book MS-102 by 30 November; whoever passes it by then counts until 30 November 2027." */
function sayBooking(words: Words, { earnable, earnableUntil, countsUntil }: Closing, day: string): string {
  return words.say('closing.book', {
    count: earnable.length,
    exams: earnable.map((certification) => callToEarn(words, certification, day)).join(', '),
    until: words.day(earnableUntil, day),
    ends: countsUntil !== null,
    countsUntil: countsUntil === null ? '' : words.day(countsUntil, day),
  });
}

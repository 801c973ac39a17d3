import type { AreaId } from '../scoring/designations.ts';
import { figureName } from './figureWords.ts';
import type { Words } from './words.ts';

const MOST_NAMED = 3;

/** "usage growth and certified people": what is missing, in words. */
export function sayMissing(words: Words, area: AreaId, missing: readonly string[]): string {
  const names = [...new Set(missing.map((key) => sayMissingOne(words, area, key)))];
  const named = names.length > MOST_NAMED + 1 ? names.slice(0, MOST_NAMED) : names;
  const rest = names.length - named.length;
  return words.list(rest === 0 ? named : [...named, words.say('card.missing.more', { count: rest })]);
}

function sayMissingOne(words: Words, area: AreaId, key: string): string {
  if (key === 'track') return words.say('card.missing.track');
  if (isPeople(key)) return words.say('card.missing.people');
  return words.say(`card.figure.${figureName(area, key)}`);
}

/** Whether a missing thing is certified people, all of them or those of one step. */
export function isPeople(key: string): boolean {
  return key === 'people' || key.startsWith('certifiedPeople.');
}

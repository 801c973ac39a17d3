import type { ShownTotal } from '../scoring/shownTotal.ts';
import type { Words } from './words.ts';

/** "38" or, while something is missing, "40 to 60". */
export function sayTotal(words: Words, { from, to }: Pick<ShownTotal, 'from' | 'to'>): string {
  if (from === to) return words.number(from);
  return words.say('card.range', { from: words.number(from), to: words.number(to) });
}

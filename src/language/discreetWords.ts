import type { Words } from './words.ts';

/** The twin of a text that a group may read: without names of people and amounts of money. */
const TWIN = '.discreet';

/** The same words, but every text that has a discreet twin is said by it. */
export function createDiscreetWords(words: Words): Words {
  return {
    ...words,
    say: (key, values) => words.say(words.has(key + TWIN) ? key + TWIN : key, values),
  };
}

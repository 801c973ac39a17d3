import type { Words } from './words.ts';

/** The twin of a text that a group may read: without names of people and amounts of money. */
const TWIN = '.discreet';

const made = new WeakMap<Words, Words>();

/** The same words, but every text that has a discreet twin is said by it. The same ones each time. */
export function createDiscreetWords(words: Words): Words {
  const discreet = made.get(words) ?? {
    ...words,
    say: (key, values) => words.say(words.has(key + TWIN) ? key + TWIN : key, values),
  };
  made.set(words, discreet);
  return discreet;
}

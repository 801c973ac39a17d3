import type { Words } from '../../language/words.ts';
import type { Cause } from '../../planning/forecastStep.ts';
import { nameHolders } from './nameHolders.ts';

type Holding = Exclude<Cause, { kind: 'rules' }>;

/**
 * "AZ-305 of Luis and Ana lapses and new rules start": what befalls the same certification is said once. `tense` is that of
 * the texts; `nameOf` gives undefined for whom is not to be named.
 */
export function sayCauses(
  words: Words,
  causes: readonly Cause[],
  tense: 'forecast' | 'history',
  nameOf: (person: string) => string | undefined,
): string {
  const held = causes.filter((cause): cause is Holding => cause.kind !== 'rules');
  const groups = Map.groupBy(held, ({ kind, certification }) => `${kind} ${certification}`);
  const told = [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const names = [first, ...others].map(({ person }) => nameOf(person));
    return [words.say(`${tense}.cause.${first.kind}`, nameHolders(words, first.certification, names))];
  });
  const hasRules = held.length < causes.length;
  return words.list(hasRules ? [...told, words.say(`${tense}.cause.rules`)] : told);
}

import type { AreaId } from '../scoring/designations.ts';
import { findUncomparedRevision } from '../scoring/revisions.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import type { Words } from './words.ts';

/** That the page of the rules was revised after it was compared; null where it was not, or not by `day`. */
export function sayRevised(words: Words, ruleSet: RuleSet, day: string): string | null {
  const values = describeRevision(words, ruleSet, day);
  return values === null ? null : words.say('page.revised', values);
}

/** The same where the rules were not told before. */
export function sayRevisedOfArea(words: Words, ruleSet: RuleSet, day: string): string | null {
  const values = describeRevision(words, ruleSet, day);
  return values === null ? null : words.say('page.revisedOf', { ...values, area: words.say(`area.${ruleSet.area}`) });
}

function describeRevision(words: Words, ruleSet: RuleSet, day: string) {
  const revised = findUncomparedRevision(ruleSet, day);
  if (revised === null) return null;
  return { compared: words.day(revised.compared.day, day), newest: words.day(revised.newest.day, day) };
}

/** The same of several rule sets, in one sentence; null where it is so of none. */
export function sayRevisedOf(words: Words, ruleSets: readonly RuleSet[], day: string): string | null {
  const areas: readonly AreaId[] = ruleSets
    .filter((ruleSet) => findUncomparedRevision(ruleSet, day) !== null)
    .map(({ area }) => area);
  if (areas.length === 0) return null;
  return words.say('page.revisedAreas', { areas: words.list(areas.map((area) => words.say(`area.${area}`))) });
}

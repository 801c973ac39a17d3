import { addDays } from '../scoring/calendar.ts';
import type { CertifiedPerson, StepCounts } from '../scoring/facts.ts';
import { countPeople, stepsOpenedBy } from '../scoring/people.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';

/** The people in each step of a rule set, followed from day to day without counting all of them again. */
export interface Tally {
  readonly ruleSet: RuleSet;
  /** The counts on a later day. `changed`: all for whom something begins or ends to count on that very day. */
  moveTo(day: string, changed: readonly CertifiedPerson[]): StepCounts;
}

export function createTally(people: readonly CertifiedPerson[], ruleSet: RuleSet, day: string): Tally {
  const counts: Record<string, number | undefined> = { ...countPeople(people, ruleSet, day) };
  return {
    ruleSet,
    moveTo(later, changed) {
      const eve = addDays(later, -1);
      for (const person of new Set(changed)) {
        for (const step of stepsOpenedBy(person, ruleSet, eve)) counts[step] = (counts[step] ?? 0) - 1;
        for (const step of stepsOpenedBy(person, ruleSet, later)) counts[step] = (counts[step] ?? 0) + 1;
      }
      return { ...counts };
    },
  };
}

import { addDays, addYear } from './calendar.ts';
import { getCertification } from './certifications.ts';
import { findClosingLists } from './closingLists.ts';
import type { RuleSets } from './inForce.ts';
import { findUncomparedRevision } from './revisions.ts';
import type { RuleSet } from './ruleSet.ts';

/** What somebody who keeps the rules has to look at. Days are ISO. */
export type RuleFinding =
  | { readonly kind: 'not compared'; readonly ruleSet: string; readonly comparedOn: string; readonly days: number }
  /** Its page was revised after the revision that it was compared with. */
  | { readonly kind: 'page revised'; readonly ruleSet: string; readonly compared: string; readonly newest: string }
  | {
      readonly kind: 'stops counting';
      readonly certification: string;
      readonly countsUntil: string;
      readonly ruleSets: readonly string[];
    }
  | {
      readonly kind: 'list runs empty';
      readonly ruleSet: string;
      readonly step: string;
      /** Last day on which anything on the list can be earned, and on which anything on it counts. */
      readonly earnableUntil: string;
      readonly countsUntil: string;
    };

const MOST_DAYS_UNCOMPARED = 180;

/** Looks through the rule sets that are in force on `day` or start later. */
export function findStaleRules(ruleSets: RuleSets, day: string): readonly RuleFinding[] {
  const used = ruleSets.filter((ruleSet) => !isSuperseded(ruleSet, ruleSets, day));
  return [
    ...used.flatMap((ruleSet) => findRevised(ruleSet, day)),
    ...used.flatMap((ruleSet) => findUncompared(ruleSet, day)),
    ...findRetiring(used, day),
    ...used.flatMap((ruleSet) => findEmptying(ruleSet, day)),
  ];
}

/** Whether scores are in doubt already: a rule set was not compared with its page as it is, or nothing on a list counts any more. */
export function isStale(finding: RuleFinding, day: string): boolean {
  switch (finding.kind) {
    case 'not compared':
    case 'page revised':
      return true;
    case 'list runs empty':
      return finding.countsUntil < day;
    case 'stops counting':
      return false;
  }
}

function isSuperseded({ ruleBook, area, startsOn }: RuleSet, ruleSets: RuleSets, day: string): boolean {
  return ruleSets.some(
    (other) =>
      other.ruleBook === ruleBook &&
      other.area === area &&
      (other.startsOn ?? '') > (startsOn ?? '') &&
      (other.startsOn ?? '') <= day,
  );
}

function findRevised(ruleSet: RuleSet, day: string): readonly RuleFinding[] {
  const revision = findUncomparedRevision(ruleSet, day);
  if (revision === null) return [];
  return [{ kind: 'page revised', ruleSet: ruleSet.id, compared: revision.compared.day, newest: revision.newest.day }];
}

function findUncompared({ id, page: { comparedOn } }: RuleSet, day: string): readonly RuleFinding[] {
  if (addDays(comparedOn, MOST_DAYS_UNCOMPARED) >= day) return [];
  return [{ kind: 'not compared', ruleSet: id, comparedOn, days: MOST_DAYS_UNCOMPARED }];
}

/** Certifications on any list whose last day that counts lies in the next 12 months. */
function findRetiring(ruleSets: RuleSets, day: string) {
  const listedIn = new Map<string, string[]>();
  for (const { id, steps, retirementEndsCounting } of ruleSets) {
    if (!retirementEndsCounting) continue;
    for (const certification of new Set(Object.values(steps).flatMap(({ certifications }) => certifications))) {
      listedIn.set(certification, [...(listedIn.get(certification) ?? []), id]);
    }
  }
  return [...listedIn]
    .flatMap(([certification, sets]) => {
      const countsUntil = getCertification(certification).retirement?.countsUntil;
      if (countsUntil === undefined || countsUntil < day || countsUntil > addYear(day)) return [];
      return [{ kind: 'stops counting' as const, certification, countsUntil, ruleSets: sets }];
    })
    .toSorted((a, b) => a.countsUntil.localeCompare(b.countsUntil));
}

/** Lists on which nothing can be earned any more after the next 12 months. */
function findEmptying(ruleSet: RuleSet, day: string): readonly RuleFinding[] {
  return findClosingLists(ruleSet, day).flatMap(({ step, earnableUntil, countsUntil }): readonly RuleFinding[] =>
    countsUntil === null || earnableUntil > addYear(day)
      ? []
      : [{ kind: 'list runs empty', ruleSet: ruleSet.id, step, earnableUntil, countsUntil }],
  );
}

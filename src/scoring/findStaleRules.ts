import { addDays, addYear } from './calendar.ts';
import { getCertification } from './certifications.ts';
import type { RuleSets } from './inForce.ts';
import type { RuleSet } from './ruleSet.ts';

/** What somebody who keeps the rules has to look at. Days are ISO. */
export type RuleFinding =
  | { readonly kind: 'not verified'; readonly ruleSet: string; readonly verifiedOn: string; readonly days: number }
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

const MOST_DAYS_UNVERIFIED = 180;

/** Looks through the rule sets that are in force on `day` or start later. */
export function findStaleRules(ruleSets: RuleSets, day: string): readonly RuleFinding[] {
  const used = ruleSets.filter((ruleSet) => !isSuperseded(ruleSet, ruleSets, day));
  return [
    ...used.flatMap((ruleSet) => findUnverified(ruleSet, day)),
    ...findRetiring(used, day),
    ...used.flatMap((ruleSet) => findEmptying(ruleSet, day)),
  ];
}

/** Whether scores are in doubt already: a rule set was not verified for too long, or nothing on a list counts any more. */
export function isStale(finding: RuleFinding, day: string): boolean {
  return finding.kind === 'not verified' || (finding.kind === 'list runs empty' && finding.countsUntil < day);
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

function findUnverified({ id, verifiedOn }: RuleSet, day: string): readonly RuleFinding[] {
  if (addDays(verifiedOn, MOST_DAYS_UNVERIFIED) >= day) return [];
  return [{ kind: 'not verified', ruleSet: id, verifiedOn, days: MOST_DAYS_UNVERIFIED }];
}

/** Certifications on any list whose last day that counts lies in the next 12 months. */
function findRetiring(ruleSets: RuleSets, day: string): readonly RuleFinding[] {
  const listedIn = new Map<string, string[]>();
  for (const { id, steps, retirementEndsCounting } of ruleSets) {
    if (!retirementEndsCounting) continue;
    for (const certification of new Set(Object.values(steps).flatMap(({ certifications }) => certifications))) {
      listedIn.set(certification, [...(listedIn.get(certification) ?? []), id]);
    }
  }
  return [...listedIn]
    .flatMap(([certification, sets]): readonly RuleFinding[] => {
      const countsUntil = getCertification(certification).retirement?.countsUntil;
      if (countsUntil === undefined || countsUntil < day || countsUntil > addYear(day)) return [];
      return [{ kind: 'stops counting', certification, countsUntil, ruleSets: sets }];
    })
    .toSorted((a, b) => lastDayOf(a).localeCompare(lastDayOf(b)));
}

function lastDayOf(finding: RuleFinding): string {
  return finding.kind === 'not verified' ? '' : finding.countsUntil;
}

/** Lists on which nothing can be earned any more after the next 12 months. */
function findEmptying({ id, steps, retirementEndsCounting }: RuleSet, day: string): readonly RuleFinding[] {
  if (!retirementEndsCounting) return [];
  return Object.entries(steps).flatMap(([step, { certifications }]): readonly RuleFinding[] => {
    const retirements = certifications.flatMap((certification) => getCertification(certification).retirement ?? []);
    if (retirements.length < certifications.length) return [];
    const earnableUntil = lastOf(retirements.map((retirement) => retirement.earnableUntil));
    if (earnableUntil > addYear(day)) return [];
    const countsUntil = lastOf(retirements.map((retirement) => retirement.countsUntil));
    return [{ kind: 'list runs empty', ruleSet: id, step, earnableUntil, countsUntil }];
  });
}

function lastOf(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}

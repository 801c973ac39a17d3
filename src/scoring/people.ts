import { getCertification } from './certifications.ts';
import type { CertifiedPerson, HeldCertification, StepCounts } from './facts.ts';
import type { RuleSet } from './ruleSet.ts';

interface Listed {
  readonly steps: readonly string[];
  /** Last day on which it counts in this rule set, or null. */
  readonly countsUntil: string | null;
}

// A rule set never changes once parsed, so what follows from it is worked out once.
const listedIn = new WeakMap<RuleSet, ReadonlyMap<string, Listed>>();

function listCertifications(ruleSet: RuleSet): ReadonlyMap<string, Listed> {
  const known = listedIn.get(ruleSet);
  if (known !== undefined) return known;
  const listed = new Map<string, Listed>();
  for (const [step, { certifications }] of Object.entries(ruleSet.steps)) {
    for (const id of certifications) {
      const { retirement } = getCertification(id);
      const countsUntil = ruleSet.retirementEndsCounting ? (retirement?.countsUntil ?? null) : null;
      listed.set(id, { steps: [...(listed.get(id)?.steps ?? []), step], countsUntil });
    }
  }
  listedIn.set(ruleSet, listed);
  return listed;
}

/** Whether what a person holds counts on `day`; the days of expiry and of retirement plus a year still count. */
function isCounting(held: HeldCertification, countsUntil: string | null, day: string): boolean {
  return (
    (held.earned === undefined || held.earned <= day) &&
    (held.expires === undefined || held.expires >= day) &&
    (countsUntil === null || countsUntil >= day)
  );
}

/** The steps that one person's certifications open on `day`, each once, however many certifications open it. */
function openSteps(person: CertifiedPerson, listed: ReadonlyMap<string, Listed>, day: string): readonly string[] {
  const opened: string[] = [];
  for (const held of person.certifications) {
    const found = listed.get(held.certification);
    if (found === undefined || !isCounting(held, found.countsUntil, day)) continue;
    for (const step of found.steps) if (!opened.includes(step)) opened.push(step);
  }
  return opened;
}

export function stepsOpenedBy(person: CertifiedPerson, ruleSet: RuleSet, day: string): ReadonlySet<string> {
  return new Set(openSteps(person, listCertifications(ruleSet), day));
}

/** Unique people in each step of the rule set on `day`. Source: "People, not exams" in docs/rules.md. */
export function countPeople(people: readonly CertifiedPerson[], ruleSet: RuleSet, day: string): StepCounts {
  const listed = listCertifications(ruleSet);
  const counts: Record<string, number> = {};
  for (const step of Object.keys(ruleSet.steps)) counts[step] = 0;
  for (const person of people) {
    for (const step of openSteps(person, listed, day)) counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

import { addDays, addMonths, addYear } from '../scoring/calendar.ts';
import { getCertification, isEarnable } from '../scoring/certifications.ts';
import type { AreaId, RuleBook } from '../scoring/designations.ts';
import { effortOfCertification } from '../scoring/effort.ts';
import type { CertifiedPerson, Facts, HeldCertification } from '../scoring/facts.ts';
import { findGaps, type Gap } from '../scoring/gaps.ts';
import type { RuleSets } from '../scoring/inForce.ts';
import { isAtLeast } from '../scoring/points.ts';
import { type AreaScore, scoreArea } from '../scoring/score.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';

/** Why a score changes on a day on which nobody does anything. */
export type Cause =
  /** The first day on which it no longer counts is the step's. */
  | { readonly kind: 'lapse' | 'retired' | 'earned'; readonly person: string; readonly certification: string }
  | { readonly kind: 'rules' };

/** The score from this day on. */
export interface ForecastStep {
  readonly day: string;
  readonly score: AreaScore;
  readonly causes: readonly Cause[];
}

export interface ForecastOptions {
  readonly area: AreaId;
  /** As they are today, the day of the facts. */
  readonly facts: Facts;
  readonly ruleBook: RuleBook;
  readonly ruleSets: RuleSets;
}

/** Every day on which the area's score changes by itself until and with `until`; the first step is today. */
export function forecastArea(options: ForecastOptions, until: string): readonly ForecastStep[] {
  const { area, facts } = options;
  const steps: ForecastStep[] = [{ day: facts.day, score: scoreOn(options, facts.day), causes: [] }];
  const causes = listCauses(options, until);
  for (const day of [...causes.keys()].toSorted()) {
    const before = steps.at(-1)?.score;
    const score = scoreOn(options, day);
    if (before !== undefined && isSame(before, score)) continue;
    const counted = (causes.get(day) ?? []).filter((cause) => cause.kind === 'rules' || isListed(cause.certification));
    steps.push({ day, score, causes: counted });
  }
  return steps;

  function isListed(certification: string): boolean {
    return options.ruleSets.some(
      (each) =>
        each.area === area &&
        Object.values(each.steps).some(({ certifications }) => certifications.includes(certification)),
    );
  }
}

function scoreOn({ area, facts, ruleBook, ruleSets }: ForecastOptions, day: string): AreaScore {
  return scoreArea(area, { ...facts, day }, ruleBook, ruleSets);
}

function isSame(score: AreaScore, other: AreaScore): boolean {
  return (
    score.ruleSet === other.ruleSet &&
    isEqual(score.total, other.total) &&
    isEqual(mostOf(score), mostOf(other)) &&
    showAreaTotal(score).verdict === showAreaTotal(other).verdict
  );
}

function mostOf({ total, incomplete }: AreaScore): number {
  return incomplete?.atMost ?? total;
}

function isEqual(one: number, other: number): boolean {
  return isAtLeast(one, other) && isAtLeast(other, one);
}

function listCauses({ area, facts, ruleSets }: ForecastOptions, until: string): ReadonlyMap<string, readonly Cause[]> {
  const causes = new Map<string, Cause[]>();
  function add(day: string, cause: Cause) {
    if (day > facts.day && day <= until) causes.set(day, [...(causes.get(day) ?? []), cause]);
  }
  for (const { area: of, startsOn } of ruleSets) if (of === area && startsOn !== null) add(startsOn, { kind: 'rules' });
  for (const { person, held } of listHoldings(facts)) {
    const { certification, earned, expires } = held;
    const { retirement } = getCertification(certification);
    if (expires !== undefined) add(addDays(expires, 1), { kind: 'lapse', person, certification });
    if (earned !== undefined) add(earned, { kind: 'earned', person, certification });
    if (retirement !== undefined && (expires ?? retirement.countsUntil) >= retirement.countsUntil) {
      add(addDays(retirement.countsUntil, 1), { kind: 'retired', person, certification });
    }
  }
  return causes;
}

function listHoldings({ people }: Facts) {
  if (people.kind !== 'roster') return [];
  return people.people.flatMap(({ id, certifications }) => certifications.map((held) => ({ person: id, held })));
}

const RENEWAL_MONTHS = 6;

/** The first day on which the free online renewal can be taken; it ends with the day of expiry. Source: Microsoft Learn. */
export function renewalOpens(expires: string): string {
  return addMonths(expires, -RENEWAL_MONTHS);
}

/** Whether somebody can still renew it: fundamentals do not expire, and what is retired is not renewed. */
export function isRenewable({ certification, expires }: HeldCertification, today: string): boolean {
  if (expires === undefined || expires < today) return false;
  const known = getCertification(certification);
  const opens = renewalOpens(expires);
  return known.level !== 'fundamentals' && isEarnable(known, opens > today ? opens : today);
}

/** One thing that keeps the designation on the day on which it would be lost. */
export type Rescue =
  | { readonly kind: 'renew'; readonly person: string; readonly certification: string; readonly expires: string }
  | { readonly kind: 'earn'; readonly certification: string }
  /** So many units of a figure. */
  | { readonly kind: 'raise'; readonly gap: Gap; readonly units: number };

/** The first step at which the area no longer surely passes, and what alone would save it; null where it is not lost. */
export function findLoss(
  options: ForecastOptions,
  steps: readonly ForecastStep[],
): { readonly step: ForecastStep; readonly rescue: Rescue | null } | null {
  const index = steps.findIndex(({ score }, at) => !passes(score) && passes(steps[at - 1]?.score));
  const step = steps[index];
  return step === undefined ? null : { step, rescue: findRescue(options, step) };
}

function passes(score: AreaScore | undefined): boolean {
  return score !== undefined && showAreaTotal(score).verdict === 'passes';
}

function findRescue(options: ForecastOptions, { day, score }: ForecastStep): Rescue | null {
  const { facts } = options;
  const lapsing = listHoldings(facts)
    .filter(({ held }) => (held.expires ?? day) < day && isRenewable(held, facts.day))
    .toSorted((a, b) => (b.held.expires ?? '').localeCompare(a.held.expires ?? ''));
  for (const { person, held } of lapsing) {
    const renewed = renew(facts, person, held);
    const { expires } = held;
    if (expires !== undefined && passes(scoreOn({ ...options, facts: renewed }, day))) {
      return { kind: 'renew', person, certification: held.certification, expires };
    }
  }
  const useful = [...new Set(Object.values(score.ruleSet.steps).flatMap(({ certifications }) => certifications))];
  const earnable = useful
    .map(getCertification)
    .filter((certification) => isEarnable(certification, facts.day))
    .toSorted((a, b) => effortOfCertification([a]) - effortOfCertification([b]));
  const found = earnable.find(({ id }) => passes(scoreOn({ ...options, facts: teach(facts, id) }, day)));
  return found === undefined ? findRaise(facts, day, score) : { kind: 'earn', certification: found.id };
}

/** One figure that alone is the cheapest way back. */
function findRaise(facts: Facts, day: string, score: AreaScore): Rescue | null {
  const [gap, ...others] = findGaps(score, { ...facts, day }).gaps.filter(({ toPass }) => toPass !== undefined);
  if (gap?.toPass === undefined || gap.kind === 'people' || others.length > 0) return null;
  return { kind: 'raise', gap, units: gap.toPass };
}

/** The facts with one certification renewed for a year. */
function renew(facts: Facts, person: string, held: HeldCertification): Facts {
  return withPeople(facts, (people) =>
    people.map((each) =>
      each.id !== person
        ? each
        : {
            ...each,
            certifications: each.certifications.map((own) =>
              own === held && own.expires !== undefined ? { ...own, expires: addYear(own.expires) } : own,
            ),
          },
    ),
  );
}

function teach(facts: Facts, certification: string): Facts {
  return withPeople(facts, (people) => [...people, { id: 'somebody new', certifications: [{ certification }] }]);
}

function withPeople(facts: Facts, change: (people: readonly CertifiedPerson[]) => readonly CertifiedPerson[]): Facts {
  if (facts.people.kind !== 'roster') return facts;
  return { ...facts, people: { kind: 'roster', people: change(facts.people.people) } };
}

import { addMonths, addYear } from '../scoring/calendar.ts';
import { getCertification, isEarnable } from '../scoring/certifications.ts';
import type { AreaId } from '../scoring/designations.ts';
import { effortOfCertification } from '../scoring/effort.ts';
import type { CertifiedPerson, Facts, HeldCertification } from '../scoring/facts.ts';
import { findGaps, type Gap } from '../scoring/gaps.ts';
import { countPeople, stepsOpenedBy } from '../scoring/people.ts';
import { PROGRAMME } from '../scoring/programme.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import { type AreaScore, scoreArea } from '../scoring/score.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';
import type { ForecastOptions, ForecastStep } from './forecastStep.ts';

/** The first day on which the free online renewal can be taken; it ends with the day of expiry. Source: Microsoft Learn. */
export function renewalOpens(expires: string): string {
  return addMonths(expires, -PROGRAMME.renewalMonths.value);
}

/** Whether somebody can still renew it: fundamentals do not expire, and what is retired is not renewed. */
export function isRenewable({ certification, expires }: HeldCertification, today: string): boolean {
  if (expires === undefined || expires < today) return false;
  const known = getCertification(certification);
  const opens = renewalOpens(expires);
  return known.level !== 'fundamentals' && isEarnable(known, opens > today ? opens : today);
}

/** Somebody's certification that is renewed before it lapses. */
export interface Renewal {
  /** The person's id on the roster. */
  readonly person: string;
  readonly certification: string;
  readonly expires: string;
}

/** What keeps the designation on the day on which it would be lost. */
export type Rescue =
  /** One renewal, or several that are all needed; the first to lapse first. */
  | { readonly kind: 'renew'; readonly renewals: readonly Renewal[] }
  | { readonly kind: 'earn'; readonly certification: string }
  /** So many units of a figure. */
  | { readonly kind: 'raise'; readonly gap: Gap; readonly units: number };

/** Whether a reader is told that the area passes. */
export function passes(score: AreaScore | undefined): boolean {
  return score !== undefined && showAreaTotal(score).verdict === 'passes';
}

/** Renewals are free, so as many as it takes come first; then one exam of one more person, then one figure. */
export function findRescue(options: ForecastOptions, lost: ForecastStep): Rescue | null {
  const { facts } = options;
  return findRenewals(options, lost) ?? findExam(options, lost) ?? findRaise(facts, lost);
}

interface Lapsing extends Renewal {
  readonly held: HeldCertification;
  readonly of: CertifiedPerson;
}

/** What of the listed ones has lapsed by then and could have been renewed, the last to lapse first. */
function listLapsing({ people, day: today }: Facts, day: string, listed: ReadonlySet<string>): readonly Lapsing[] {
  if (people.kind !== 'roster') return [];
  const known = new Map<string, boolean>();
  function canRenew(held: HeldCertification): boolean {
    const key = `${held.certification} ${held.expires}`;
    const found = known.get(key) ?? isRenewable(held, today);
    known.set(key, found);
    return found;
  }
  return people.people
    .flatMap((of) =>
      of.certifications.flatMap((held): Lapsing[] => {
        const { certification, expires } = held;
        if (expires === undefined || expires >= day || expires < today) return [];
        if (!listed.has(certification) || !canRenew(held)) return [];
        return [{ of, held, person: of.id, certification, expires }];
      }),
    )
    .toSorted((a, b) => (a.expires < b.expires ? 1 : a.expires > b.expires ? -1 : 0));
}

function findRenewals(options: ForecastOptions, lost: ForecastStep): Rescue | null {
  const useful = listLapsing(options.facts, lost.day, listedIn(lost.score.ruleSet));
  const canPass = tryWith(options, lost);
  const tried = new Map<string, boolean>();
  for (const each of useful) {
    const gained = gainedBy([each], lost);
    const key = gained.join(' ');
    if (!tried.has(key)) tried.set(key, canPass(oneMoreIn(gained)));
    if (tried.get(key) === true) return { kind: 'renew', renewals: [toRenewal(each)] };
  }
  const kept = new Map(Map.groupBy(useful, ({ of }) => of));
  const gained = new Map([...kept].map(([of, own]) => [of, gainedBy(own, lost)]));
  const more: Record<string, number> = {};
  const count = (steps: readonly string[], by: 1 | -1) => {
    for (const step of steps) more[step] = (more[step] ?? 0) + by;
  };
  for (const steps of gained.values()) count(steps, 1);
  if (!canPass(more)) return null;
  // Whoever has the least time is spared first.
  for (const each of useful.toReversed()) {
    const own = (kept.get(each.of) ?? []).filter((other) => other !== each);
    const [before, after] = [gained.get(each.of) ?? [], gainedBy(own, lost)];
    count(before, -1);
    count(after, 1);
    if (canPass(more)) {
      kept.set(each.of, own);
      gained.set(each.of, after);
    } else {
      count(after, -1);
      count(before, 1);
    }
  }
  const renewals = [...kept.values()].flat().map(toRenewal);
  return { kind: 'renew', renewals: renewals.toSorted((a, b) => a.expires.localeCompare(b.expires)) };
}

function listedIn({ steps }: RuleSet): ReadonlySet<string> {
  return new Set(Object.values(steps).flatMap(({ certifications }) => certifications));
}

function toRenewal({ person, certification, expires }: Lapsing): Renewal {
  return { person, certification, expires };
}

function oneMoreIn(steps: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(steps.map((step) => [step, 1]));
}

/** The steps in which one person counts by renewing these, and else would not. */
function gainedBy(renewed: readonly Lapsing[], { day, score }: ForecastStep): readonly string[] {
  const [first] = renewed;
  if (first === undefined) return [];
  const before = stepsOpenedBy(first.of, score.ruleSet, day);
  const after = stepsOpenedBy(renew(first.of, renewed), score.ruleSet, day);
  return [...after].filter((step) => !before.has(step));
}

/** The person with these renewed for a year. */
function renew(person: CertifiedPerson, renewed: readonly Lapsing[]): CertifiedPerson {
  const held = new Set(renewed.map((each) => each.held));
  return {
    ...person,
    certifications: person.certifications.map((own) =>
      held.has(own) && own.expires !== undefined ? { ...own, expires: addYear(own.expires) } : own,
    ),
  };
}

/**
 * Tells whether the area passes on the day on which it would be lost, if so many people more counted in its steps. Those
 * who count anyway are counted once, since they may be thousands.
 */
function tryWith({ area, facts, ruleBook, ruleSets }: ForecastOptions, { day, score }: ForecastStep) {
  const { people } = facts;
  const counted = people.kind === 'roster' ? countPeople(people.people, score.ruleSet, day) : {};
  return (more: Readonly<Record<string, number>>): boolean => {
    const counts: Record<string, number | undefined> = { ...counted };
    for (const [step, people] of Object.entries(more)) counts[step] = (counts[step] ?? 0) + people;
    return passes(
      scoreArea(area, { ...facts, day, people: { kind: 'counts', counts: { [area]: counts } } }, ruleBook, ruleSets),
    );
  };
}

/** One certification that alone saves it, where somebody new earns it. */
function findExam(options: ForecastOptions, lost: ForecastStep): Rescue | null {
  const { facts } = options;
  if (facts.people.kind !== 'roster') return null;
  const { steps } = lost.score.ruleSet;
  const earnable = [...listedIn(lost.score.ruleSet)]
    .map(getCertification)
    .filter((certification) => isEarnable(certification, facts.day))
    .toSorted((a, b) => effortOfCertification([a]) - effortOfCertification([b]));
  const canPass = tryWith(options, lost);
  const found = earnable.find(({ id }) =>
    canPass(oneMoreIn(Object.keys(steps).filter((step) => steps[step]?.certifications.includes(id)))),
  );
  return found === undefined ? null : { kind: 'earn', certification: found.id };
}

/** The score on the day on which it would be lost, once what keeps it is done. */
export function scoreRescued(options: ForecastOptions, lost: ForecastStep, rescue: Rescue): AreaScore {
  const { area, facts, ruleBook, ruleSets } = options;
  return scoreArea(area, { ...applyRescue(facts, area, rescue), day: lost.day }, ruleBook, ruleSets);
}

function applyRescue(facts: Facts, area: AreaId, rescue: Rescue): Facts {
  if (rescue.kind === 'raise') {
    if (rescue.gap.kind === 'people') return facts;
    const { figure, unit } = rescue.gap;
    const own = facts.figures[area] ?? {};
    const raised = { ...own, [figure]: (own[figure] ?? 0) + unit * rescue.units };
    return { ...facts, figures: { ...facts.figures, [area]: raised } };
  }
  if (facts.people.kind !== 'roster') return facts;
  const { people } = facts.people;
  if (rescue.kind === 'earn') {
    const somebody = { id: 'somebody new', certifications: [{ certification: rescue.certification }] };
    return { ...facts, people: { kind: 'roster', people: [...people, somebody] } };
  }
  const renewed = people.map((person) => ({
    ...person,
    certifications: person.certifications.map((own) =>
      own.expires !== undefined && rescue.renewals.some((each) => isOf(each, person, own))
        ? { ...own, expires: addYear(own.expires) }
        : own,
    ),
  }));
  return { ...facts, people: { kind: 'roster', people: renewed } };
}

function isOf({ person, certification, expires }: Renewal, { id }: CertifiedPerson, own: HeldCertification): boolean {
  return person === id && certification === own.certification && expires === own.expires;
}

/** One figure that alone is the cheapest way back. */
function findRaise(facts: Facts, { day, score }: ForecastStep): Rescue | null {
  const [gap, ...others] = findGaps(score, { ...facts, day }).gaps.filter(({ toPass }) => toPass !== undefined);
  if (gap?.toPass === undefined || gap.kind === 'people' || others.length > 0) return null;
  return { kind: 'raise', gap, units: gap.toPass };
}

/** The facts on a day to come, with all of the area renewed until then that can be. */
export function renewAll(facts: Facts, { day, score }: Pick<ForecastStep, 'day' | 'score'>): Facts {
  const lapsing = Map.groupBy(listLapsing(facts, day, listedIn(score.ruleSet)), ({ of }) => of);
  if (facts.people.kind !== 'roster') return { ...facts, day };
  const people = facts.people.people.map((person) => renew(person, lapsing.get(person) ?? []));
  return { ...facts, day, people: { kind: 'roster', people } };
}

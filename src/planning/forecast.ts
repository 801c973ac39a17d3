import { addDays } from '../scoring/calendar.ts';
import { getCertification } from '../scoring/certifications.ts';
import type { CertifiedPerson, Facts } from '../scoring/facts.ts';
import { ruleSetInForce } from '../scoring/inForce.ts';
import { isAtLeast } from '../scoring/points.ts';
import { type AreaScore, scoreArea } from '../scoring/score.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';
import type { Cause, ForecastOptions, ForecastStep } from './forecastStep.ts';
import { findRescue, passes, type Rescue, scoreRescued } from './rescue.ts';
import { createTally } from './tally.ts';

/** Every day on which the area's score changes by itself until and with `until`; the first step is today. */
export function forecastArea(options: ForecastOptions, until: string): readonly ForecastStep[] {
  return [...walkAhead(options, until)];
}

function* walkAhead(
  options: ForecastOptions,
  until: string,
  today = scoreOn(options, options.facts.day),
): Generator<ForecastStep> {
  let last: ForecastStep = { day: options.facts.day, score: today, causes: [] };
  yield last;
  const days = listDays(options, until);
  const factsOn = followPeople(options);
  for (const [day, { causes, people }] of [...days].toSorted(([one], [other]) => one.localeCompare(other))) {
    // Whether anything changes is seen from the counts, since to count thousands of people takes long.
    if (isSame(last.score, scoreOn({ ...options, facts: factsOn(day, people) }, day))) continue;
    last = { day, score: scoreOn(options, day), causes };
    yield last;
  }
}

/** The facts on one day after the other, with people as counts. `changed`: for whom something begins or ends to count then. */
function followPeople({ area, facts, ruleBook, ruleSets }: ForecastOptions) {
  const { people } = facts;
  if (people.kind !== 'roster') return () => facts;
  const ruleSetOn = (day: string) => ruleSetInForce(ruleSets, ruleBook, area, day).ruleSet;
  let tally = createTally(people.people, ruleSetOn(facts.day), facts.day);
  return (day: string, changed: readonly CertifiedPerson[]): Facts => {
    const ruleSet = ruleSetOn(day);
    const isNew = tally.ruleSet !== ruleSet;
    if (isNew) tally = createTally(people.people, ruleSet, day);
    const counts = tally.moveTo(day, isNew ? [] : changed);
    return { ...facts, people: { kind: 'counts', counts: { [area]: counts } } };
  };
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

/** The days on which the score may change, why, and for whom. */
function listDays({ area, facts, ruleSets }: ForecastOptions, until: string) {
  const days = new Map<string, { readonly causes: Cause[]; readonly people: CertifiedPerson[] }>();
  const listed = new Set(
    ruleSets
      .filter((each) => each.area === area)
      .flatMap(({ steps }) => Object.values(steps).flatMap(({ certifications }) => certifications)),
  );
  function add(day: string, cause: Cause, ...people: readonly CertifiedPerson[]) {
    if (day <= facts.day || day > until) return;
    const known = days.get(day) ?? { causes: [], people: [] };
    known.causes.push(cause);
    known.people.push(...people);
    days.set(day, known);
  }
  /** The day after one that is not too far to matter. */
  function addAfter(last: string, cause: Cause, person: CertifiedPerson) {
    if (last >= facts.day && last < until) add(addDays(last, 1), cause, person);
  }
  for (const { area: of, startsOn } of ruleSets) if (of === area && startsOn !== null) add(startsOn, { kind: 'rules' });
  for (const person of facts.people.kind === 'roster' ? facts.people.people : []) {
    for (const { certification, earned, expires } of person.certifications) {
      if (!listed.has(certification)) continue;
      const { retirement } = getCertification(certification);
      const cause = { person: person.id, certification };
      if (expires !== undefined) addAfter(expires, { kind: 'lapse', ...cause }, person);
      if (earned !== undefined) add(earned, { kind: 'earned', ...cause }, person);
      if (retirement !== undefined && (expires ?? retirement.countsUntil) >= retirement.countsUntil) {
        addAfter(retirement.countsUntil, { kind: 'retired', ...cause }, person);
      }
    }
  }
  return days;
}

export interface Loss {
  readonly step: ForecastStep;
  /** What keeps it; null where that takes steps of several kinds. */
  readonly rescue: Rescue | null;
  /** The score from that day on with what keeps it done; null where that takes steps of several kinds. */
  readonly rescued: AreaScore | null;
}

/** The first step at which the area no longer surely passes, and what would save it; null where it is not lost. */
export function findLoss(options: ForecastOptions, steps: Iterable<ForecastStep>): Loss | null {
  let before: ForecastStep | undefined;
  for (const step of steps) {
    if (passes(before?.score) && !passes(step.score)) {
      const rescue = findRescue(options, step);
      return { step, rescue, rescued: rescue && scoreRescued(options, step, rescue) };
    }
    before = step;
  }
  return null;
}

/** How a pass of today ends by itself until and with `until`; null where it does not, or there is none. `today` is the score then. */
export function findLossAhead(options: ForecastOptions, today: AreaScore, until: string): Loss | null {
  return passes(today) ? findLoss(options, walkAhead(options, until, today)) : null;
}

import { daysBetween } from './calendar.ts';
import { type Certification, getCertification, isEarnable } from './certifications.ts';
import { payPeople } from './metrics.ts';
import { isAtLeast } from './points.ts';
import type { MetricId, RuleSet } from './ruleSet.ts';
import type { AreaScore, PathScore } from './score.ts';
import { pathsOfArea } from './shownTotal.ts';

/** A list on which nothing can be earned after a day that is known. Days are ISO. */
export interface ClosingList {
  readonly step: string;
  /** `closed`: nothing on it can be earned any more; `empty`: nothing on it counts any more either. */
  readonly state: 'closing' | 'closed' | 'empty';
  /** Last day on which anything on it can be earned. */
  readonly earnableUntil: string;
  /** From the day asked about until that day; less than 0 once it is closed. */
  readonly daysLeft: number;
  /** Last day on which anything on it counts; null where the book lets retired certifications count on. */
  readonly countsUntil: string | null;
  /** What can still be earned. */
  readonly earnable: readonly Certification[];
  /** What nobody could tell of the list. */
  readonly open: RuleSet['steps'][string]['open'];
}

/** The lists of a rule set whose every certification is retired or has a day for it, as they are on `day`; the first to close first. */
export function findClosingLists(
  { steps, retirementEndsCounting }: RuleSet,
  day: string,
  find: (id: string) => Certification = getCertification,
): readonly ClosingList[] {
  return Object.entries(steps)
    .flatMap(([step, { certifications, open }]): readonly ClosingList[] => {
      const listed = certifications.map(find);
      const retirements = listed.flatMap(({ retirement }) => retirement ?? []);
      if (retirements.length < listed.length) return [];
      const earnableUntil = lastOf(retirements.map((retirement) => retirement.earnableUntil));
      const countsUntil = retirementEndsCounting ? lastOf(retirements.map((each) => each.countsUntil)) : null;
      const isEmpty = countsUntil !== null && countsUntil < day;
      return [
        {
          ...{ step, earnableUntil, countsUntil, open },
          state: isEmpty ? 'empty' : earnableUntil < day ? 'closed' : 'closing',
          daysLeft: daysBetween(day, earnableUntil),
          earnable: listed.filter((certification) => isEarnable(certification, day)),
        },
      ];
    })
    .toSorted((a, b) => a.earnableUntil.localeCompare(b.earnableUntil));
}

/** What a closing list means for a partner, on the path that counts. */
export interface Closing extends ClosingList {
  readonly metric: MetricId;
  /** Whether it is known how many people count in the step; where it is not, `held` is 0. */
  readonly known: boolean;
  readonly held: number;
  /** What gives all points of the step. */
  readonly needed: number;
  /** Without one more person in the step its metric stays under the minimum that the book asks of each, on every path. */
  readonly isPointAtStake: boolean;
}

/** The closing lists of the area's rule set, with how many people the partner has on each. */
export function findClosings(
  score: AreaScore,
  day: string,
  find: (id: string) => Certification = getCertification,
): readonly Closing[] {
  const others = pathsOfArea(score)
    .filter((path) => path !== score.counted)
    .map((path) => findOnPath(path, day, find));
  return findOnPath(score.counted, day, find).map((closing) => ({
    ...closing,
    isPointAtStake:
      closing.isPointAtStake &&
      others.every((other) => other.find(({ step }) => step === closing.step)?.isPointAtStake ?? true),
  }));
}

function findOnPath(path: PathScore, day: string, find: (id: string) => Certification): readonly Closing[] {
  const { ruleSet, metrics } = path;
  const minimum = ruleSet.metricMinimum?.value ?? 0;
  return findClosingLists(ruleSet, day, find).flatMap((list): readonly Closing[] => {
    for (const { id, rule, steps } of metrics) {
      const step = steps.find((each) => each.id === list.step);
      if (step === undefined || rule.paidBy !== 'people') continue;
      const { known, needed } = step;
      const held = known ? step.people : 0;
      const most = payPeople(rule, { [list.step]: held }, Number.POSITIVE_INFINITY).points;
      return [{ ...list, metric: id, known, held, needed, isPointAtStake: !isAtLeast(most, minimum) }];
    }
    return [];
  });
}

function lastOf(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}

import { isAtLeast, roundPoints } from './points.ts';
import { type AreaScore, type PathScore, type Verdict, verdictOf } from './score.ts';

/** Every rule set's metrics add up to this; a test of the rule data holds them to it. */
export const FULL_TOTAL = 100;

/** Where a total stands: from and to are the same where every figure is known. Both are rounded for people to read. */
export interface ShownTotal {
  readonly verdict: Verdict;
  readonly from: number;
  readonly to: number;
}

const LAST_PLACE = 0.01;

/** Points as people read them; what would only round up to a mark it has not reached stays under it. */
export function showPoints(points: number, mark?: number): number {
  const rounded = roundPoints(points);
  return mark !== undefined && rounded >= mark && !isAtLeast(points, mark) ? mark - LAST_PLACE : rounded;
}

export function showPathTotal(path: PathScore): ShownTotal {
  const { ruleSet, total, atMost, missing } = path;
  const mark = ruleSet.passMark.value;
  const isComplete = missing.length === 0;
  return {
    verdict: verdictOf(path),
    from: showPoints(total, mark),
    to: showPoints(isComplete ? total : atMost, mark),
  };
}

/** The area's own paths, the one that counts first. */
export function pathsOfArea(score: AreaScore): readonly PathScore[] {
  return [score.counted, ...score.others.filter(({ ruleSet }) => ruleSet.id === score.ruleSet.id)];
}

/** What every answer says of an area: whoever tells a total or a verdict takes both from here. */
export function showAreaTotal(score: AreaScore): ShownTotal {
  const { counted, incomplete, ruleSet } = score;
  if (incomplete === null) return showPathTotal(counted);
  const mark = ruleSet.passMark.value;
  const verdicts = pathsOfArea(score).map((path) => verdictOf(path));
  const passes = incomplete.missing.includes('track')
    ? verdicts.every((verdict) => verdict === 'passes')
    : counted.qualified;
  return {
    verdict: passes ? 'passes' : verdicts.every((verdict) => verdict === 'fails') ? 'fails' : 'open',
    from: showPoints(incomplete.atLeast, mark),
    to: showPoints(incomplete.atMost, mark),
  };
}

/** Whether a reader is told the same of both. */
export function isSameTotal(a: ShownTotal, b: ShownTotal): boolean {
  return a.from === b.from && a.to === b.to && a.verdict === b.verdict;
}

import { cheapestWay } from './cheapestWay.ts';
import { DEFAULT_EFFORTS, type Efforts } from './effort.ts';
import type { Facts } from './facts.ts';
import type { Candidate, Gap, MetricGaps, Unreachable } from './gap.ts';
import { findMetricGaps } from './metricGaps.ts';
import { isAtLeast, TOLERANCE } from './points.ts';
import type { RuleSet } from './ruleSet.ts';
import type { AreaScore, PathScore } from './score.ts';

export type { Gap, Unreachable } from './gap.ts';

export interface Gaps {
  readonly gaps: readonly Gap[];
  /** Empty where some way qualifies. */
  readonly unreachable: readonly Unreachable[];
}

/**
 * All gaps of the path that counts: what opens points first, then metrics under their minimum, then the cheapest points.
 * Metrics with a missing figure have none, and while a figure is missing no gap carries `toPass`.
 * Where the path that counts cannot qualify and the other one can, the gaps are the other's.
 */
export function findGaps(score: AreaScore, facts: Facts, efforts: Efforts = DEFAULT_EFFORTS): Gaps {
  const { counted, ruleSet } = score;
  const found = findPathGaps(counted, facts, efforts);
  if (score.incomplete !== null || score.qualified) return { gaps: inOrder(found, ruleSet), unreachable: [] };
  const otherPaths = score.others.filter((path) => path.ruleSet === ruleSet);
  for (const path of [counted, ...otherPaths]) {
    const gapsOfPath = path === counted ? found : findPathGaps(path, facts, efforts);
    const way = cheapestWay(gapsOfPath, ruleSet);
    if (way === null) continue;
    const gaps = inOrder(gapsOfPath, ruleSet).map((gap) => {
      const toPass = way.get(gap);
      return toPass === undefined ? gap : { ...gap, toPass };
    });
    return { gaps, unreachable: [] };
  }
  return { gaps: inOrder(found, ruleSet), unreachable: found.flatMap(({ closed }) => closed) };
}

function findPathGaps(path: PathScore, facts: Facts, efforts: Efforts): readonly MetricGaps[] {
  return path.metrics.filter(({ known }) => known).map((metric) => findMetricGaps(metric, path, facts, efforts));
}

function inOrder(found: readonly MetricGaps[], { metricMinimum }: RuleSet): readonly Gap[] {
  const minimum = metricMinimum?.value ?? 0;
  return found
    .flatMap(({ metric, candidates }) => {
      const isShort = !isAtLeast(metric.points, minimum);
      return candidates.map((candidate) => ({ gap: candidate.gap, ...rank(candidate, isShort) }));
    })
    .sort((a, b) => a.group - b.group || b.pointsPerEffort - a.pointsPerEffort)
    .map(({ gap }) => gap);
}

/** The smaller group comes first, in it what pays most for the effort. */
function rank({ gap, effort, opens }: Candidate, isShort: boolean) {
  const pays = gap.points > TOLERANCE;
  const pointsPerEffort = gap.points / effort;
  if (opens) return { group: pays ? 0 : 1, pointsPerEffort };
  return { group: isShort ? 2 : pays ? 3 : 4, pointsPerEffort };
}

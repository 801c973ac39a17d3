import type { Candidate, Closing, Gap, MetricGaps } from './gap.ts';
import { isAtLeast, TOLERANCE } from './points.ts';
import type { RuleSet } from './ruleSet.ts';

/** How many units of each gap to close. */
export type Way = ReadonlyMap<Gap, number>;

interface Option {
  readonly effort: number;
  /** Points of the whole metric when this is done. */
  readonly points: number;
  readonly closings: readonly Closing[];
}

/**
 * One way to qualify that costs the least effort, found exactly; null when nothing qualifies.
 * Branch and bound over the metrics: each has few sensible options, and a metric at a time is settled.
 */
export function cheapestWay(metrics: readonly MetricGaps[], { passMark, metricMinimum }: RuleSet): Way | null {
  const minimum = metricMinimum?.value ?? 0;
  const levels = metrics
    .map((metric) => listOptions(metric).filter(({ points }) => isAtLeast(points, minimum)))
    .sort((a, b) => a.length - b.length);
  const bounds = levels.map((_, level) => boundFrom(levels.slice(level)));
  let best: { effort: number; options: readonly Option[] | null } = { effort: Number.POSITIVE_INFINITY, options: null };

  const chosen: Option[] = [];

  function choose(points: number, effort: number) {
    const options = levels[chosen.length];
    const bound = bounds[chosen.length];
    if (options === undefined || bound === undefined) {
      if (isAtLeast(points, passMark.value) && effort < best.effort) best = { effort, options: [...chosen] };
      return;
    }
    if (!isAtLeast(points + bound.mostPoints, passMark.value)) return;
    const lacking = Math.max(0, passMark.value - points - bound.leastPoints);
    if (effort + bound.leastEffort + lacking * bound.effortPerPoint >= best.effort - TOLERANCE) return;
    for (const option of options) {
      chosen.push(option);
      choose(points + option.points, effort + option.effort);
      chosen.pop();
    }
  }

  choose(0, 0);
  return best.options === null ? null : new Map(best.options.flatMap(({ closings }) => closings));
}

/** What the remaining metrics cost and give at the least, the cheapest further point, and the most they can give. */
function boundFrom(levels: readonly (readonly Option[])[]) {
  let leastEffort = 0;
  let leastPoints = 0;
  let mostPoints = 0;
  let effortPerPoint = Number.POSITIVE_INFINITY;
  for (const [first, ...rest] of levels) {
    leastEffort += first?.effort ?? Number.POSITIVE_INFINITY;
    leastPoints += first?.points ?? 0;
    mostPoints += rest.at(-1)?.points ?? first?.points ?? Number.NEGATIVE_INFINITY;
    for (const option of rest) {
      if (first === undefined) continue;
      effortPerPoint = Math.min(effortPerPoint, (option.effort - first.effort) / (option.points - first.points));
    }
  }
  // Without a further point to buy, 0 × Infinity would be NaN and no branch would ever be cut or kept.
  return { leastEffort, leastPoints, mostPoints, effortPerPoint: Number.isFinite(effortPerPoint) ? effortPerPoint : 0 };
}

/** The options of one metric worth considering, cheapest first, each paying more than the one before. */
function listOptions({ metric, candidates, payAfter }: MetricGaps): readonly Option[] {
  const openers = candidates.filter(({ opens }) => opens);
  const growers = candidates.filter(({ opens }) => !opens);
  const options: Option[] = [{ effort: 0, points: metric.points, closings: [] }];
  for (const subset of subsets(openers)) {
    const opened = subset.map(({ gap, most }): Closing => [gap, most]);
    const effort = subset.reduce((sum, opener) => sum + opener.effort * opener.most, 0);
    options.push({ effort, points: payAfter(opened), closings: opened });
    // Parts of one metric pay the same for a unit, so mixing two of them never beats the better one alone.
    for (const grower of growers) {
      for (let units = 1; units <= grower.most; units++) {
        const closings: readonly Closing[] = [...opened, [grower.gap, units]];
        options.push({ effort: effort + grower.effort * units, points: payAfter(closings), closings });
      }
    }
  }
  return keepBest(options);
}

function subsets(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const [first, ...rest] = candidates;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((subset) => [subset, [first, ...subset]]);
}

function keepBest(options: readonly Option[]): readonly Option[] {
  const kept: Option[] = [];
  for (const option of options.toSorted((a, b) => a.effort - b.effort || b.points - a.points)) {
    if (option.points > (kept.at(-1)?.points ?? Number.NEGATIVE_INFINITY) + TOLERANCE) kept.push(option);
  }
  return kept;
}

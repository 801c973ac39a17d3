import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import type { AreaId, Track } from '../../src/scoring/designations.ts';
import type { Facts, People } from '../../src/scoring/facts.ts';
import type { RuleSet, TrackRules } from '../../src/scoring/ruleSet.ts';
import { type AreaScore, type PathScore, scoreArea } from '../../src/scoring/score.ts';

export const RULE_SETS = readRuleSets();

export type Numbers = Readonly<Record<string, number>>;

/** One track of one rule set, and a day on which that rule set is in force. */
export interface RulePath {
  readonly name: string;
  readonly ruleSet: RuleSet;
  readonly rules: TrackRules;
  readonly day: string;
}

export const RULE_PATHS: readonly RulePath[] = RULE_SETS.flatMap((ruleSet) =>
  ruleSet.tracks.map((rules) => ({
    name: [ruleSet.id, rules.track ?? 'no track'].join(' '),
    ruleSet,
    rules,
    day: ruleSet.startsOn ?? '2026-11-22',
  })),
);

export interface Given {
  readonly figures: Numbers;
  readonly counts: Numbers;
}

/** Exactly what gives every point of a path. */
export function fullMarks({ rules }: RulePath): Given {
  const figures: Record<string, number> = {};
  const counts: Record<string, number> = {};
  for (const metric of rules.metrics) {
    if (metric.paidBy === 'people') for (const { step, needed } of metric.steps) counts[step] = needed.value;
    else {
      // Where parts add up or the best one counts, the first part alone gives the most.
      for (const { figure, forMax } of metric.parts)
        figures[figure] = figure === metric.parts[0]?.figure ? forMax.value : 0;
      if (metric.needs !== undefined) figures[metric.needs.figure] = metric.needs.atLeast.value;
    }
  }
  return { figures, counts };
}

interface AreaFacts {
  readonly day: string;
  readonly track?: Track | null;
  readonly figures: Readonly<Record<string, number | undefined>>;
  readonly people: People;
}

export function factsOf(area: AreaId, { day, track, figures, people }: AreaFacts): Facts {
  return { day, tracks: track ? { [area]: track } : {}, figures: { [area]: figures }, people };
}

export function countsOf(area: AreaId, counts: Readonly<Record<string, number | undefined>>): People {
  return { kind: 'counts', counts: { [area]: counts } };
}

export function factsOfPath({ ruleSet, rules, day }: RulePath, { figures, counts }: Given): Facts {
  return factsOf(ruleSet.area, { day, track: rules.track, figures, people: countsOf(ruleSet.area, counts) });
}

/** By this rule set alone, whichever is in force on the day. */
export function scoreRulePath(path: RulePath, given: Given): AreaScore {
  return scoreArea(path.ruleSet.area, factsOfPath(path, given), path.ruleSet.ruleBook, [path.ruleSet]);
}

export function pointsOf(path: PathScore, metric: string): number {
  const found = path.metrics.find(({ id }) => id === metric);
  if (found === undefined) throw new Error(`There is no metric ${metric} in ${path.ruleSet.id}`);
  return found.points;
}

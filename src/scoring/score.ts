import { type AreaId, type RuleBook, TRACKS_SCORED, type Track } from './designations.ts';
import { type Facts, figuresCounted, type StepCounts } from './facts.ts';
import { findRuleSet, type RuleSets, ruleSetInForce } from './inForce.ts';
import { type MetricScore, type StepScore, scoreMetric } from './metrics.ts';
import { countPeople } from './people.ts';
import { isAtLeast } from './points.ts';
import type { RuleSet, TrackRules } from './ruleSet.ts';

/** One area by one rule set on one track, every point explained. Totals and points are unrounded. */
export interface PathScore {
  readonly ruleSet: RuleSet;
  readonly track: Track | null;
  readonly metrics: readonly MetricScore[];
  readonly steps: readonly StepScore[];
  readonly total: number;
  readonly qualified: boolean;
  /** Qualifies, but would not if usage growth paid whole units only. */
  readonly borderline: boolean;
  readonly missing: readonly string[];
  readonly atMost: number;
}

export interface AreaScore {
  readonly area: AreaId;
  readonly ruleSet: RuleSet;
  readonly beforeFirstRuleSet: boolean;
  /** The path that counts; its total is the area's. */
  readonly counted: PathScore;
  readonly total: number;
  readonly qualified: boolean;
  readonly borderline: boolean;
  /** Null when every figure is known. */
  readonly incomplete: {
    readonly missing: readonly string[];
    readonly atLeast: number;
    readonly atMost: number;
  } | null;
  /** The other path of the same rule set, and what the other book gives for the same figures. */
  readonly others: readonly PathScore[];
}

/** Source: "Qualified" in docs/rules.md. */
export function isQualifying(
  points: readonly number[],
  { passMark, metricMinimum }: Pick<RuleSet, 'passMark' | 'metricMinimum'>,
): boolean {
  const minimum = metricMinimum?.value ?? 0;
  return isAtLeast(sum(points), passMark.value) && points.every((each) => isAtLeast(each, minimum));
}

function sum(points: readonly number[]): number {
  return points.reduce((total, each) => total + each, 0);
}

function scorePath(
  ruleSet: RuleSet,
  { track, metrics: rules }: TrackRules,
  facts: Facts,
  counts: StepCounts,
): PathScore {
  const figures = figuresCounted(facts, ruleSet, track);
  const metrics = rules.map((rule) => scoreMetric(rule, figures, counts));
  const points = metrics.map((metric) => metric.points);
  const skillsUnknown = facts.people.kind === 'unknown';
  const missing = metrics.flatMap((metric) => (skillsUnknown && metric.category === 'skilling' ? [] : metric.missing));
  if (skillsUnknown) missing.push('people');
  const qualified = missing.length === 0 && isQualifying(points, ruleSet);
  const wholePoints = metrics.map((metric) => metric.wholePoints);
  return {
    ...{ ruleSet, track, metrics, missing, qualified },
    steps: metrics.flatMap((metric) => metric.steps),
    total: sum(points),
    borderline: qualified && !isQualifying(wholePoints, ruleSet),
    atMost: sum(metrics.map((metric) => metric.atMost)),
  };
}

function countSteps(ruleSet: RuleSet, facts: Facts): StepCounts {
  switch (facts.people.kind) {
    case 'roster':
      return countPeople(facts.people.people, ruleSet, facts.day);
    case 'counts':
      return facts.people.counts[ruleSet.area] ?? {};
    case 'unknown':
      return {};
  }
}

/** Every path of the rule set that can be scored: the partner's track, or both paths where both have figures or no track is chosen. */
function scorePaths(ruleSet: RuleSet, facts: Facts): readonly PathScore[] {
  const counts = countSteps(ruleSet, facts);
  const figures = Object.entries(facts.figures[ruleSet.area] ?? {});
  const chosen = facts.tracks[ruleSet.area];
  return ruleSet.tracks
    .filter(({ track }) => {
      if (track === null) return true;
      if (TRACKS_SCORED[ruleSet.area] === 'one') return chosen === undefined || track === chosen;
      return figures.some(([key, value]) => value !== undefined && key.startsWith(`${track}.`));
    })
    .map((rules) => scorePath(ruleSet, rules, facts, counts));
}

/**
 * A path that qualifies counts before one that does not, then the higher total; the first, Enterprise, wins a tie.
 * As long as a figure is missing the total must be certain, so a path that may come to qualify with fewer points counts first.
 */
function isBetter(path: PathScore, than: PathScore): boolean {
  if (path.qualified !== than.qualified) return path.qualified;
  if (mayQualifyBelow(path, than.total)) return true;
  return isLower(than, path) && !mayQualifyBelow(than, path.total);
}

/** Whether filling in what is missing could make the path qualify with less than so many points. */
function mayQualifyBelow(path: PathScore, points: number): boolean {
  const leastToQualify = Math.max(path.ruleSet.passMark.value, path.total);
  return mayQualify(path) && !isAtLeast(leastToQualify, points);
}

/** Whether filling in what is missing could make the path qualify. */
function mayQualify({ ruleSet, metrics, missing }: PathScore): boolean {
  const most = metrics.map((metric) => metric.atMost);
  return missing.length > 0 && isQualifying(most, ruleSet);
}

export type Verdict = 'passes' | 'fails' | 'open';

export function verdictOf(path: PathScore): Verdict {
  return path.qualified ? 'passes' : mayQualify(path) ? 'open' : 'fails';
}

/** A verdict beside what it was before: what no longer passes is told apart from what never did. */
export function verdictAfter(before: Verdict | null, after: Verdict): Verdict | 'lost' {
  return before === 'passes' && after === 'fails' ? 'lost' : after;
}

/** The same facts by the other rule book; none where that has no table for the area. */
export function pathsOfOtherBook({ others, ruleSet }: AreaScore): readonly PathScore[] {
  return others.filter((path) => path.ruleSet.ruleBook !== ruleSet.ruleBook);
}

function isLower(path: PathScore, than: PathScore): boolean {
  return !isAtLeast(path.total, than.total);
}

/**
 * Scores one area by the given book, or by Microsoft's where that book has no table for it.
 * Throws for Modern Work and Security when no figure of either path is known.
 */
export function scoreArea(area: AreaId, facts: Facts, ruleBook: RuleBook, ruleSets: RuleSets): AreaScore {
  const { ruleSet, beforeFirstRuleSet } = ruleSetInForce(ruleSets, ruleBook, area, facts.day);
  const paths = scorePaths(ruleSet, facts);
  const trackUnknown = TRACKS_SCORED[area] === 'one' && paths.length > 1;
  const [first, ...rest] = paths;
  if (first === undefined) throw new Error(`No figure of ${area} is known`);
  // With the track not chosen the lower total is what is certain, as for any other missing fact.
  const counts = trackUnknown ? isLower : isBetter;
  const counted = rest.reduce((best, path) => (counts(path, best) ? path : best), first);

  const missing = [...(trackUnknown ? ['track'] : []), ...new Set(paths.flatMap((path) => path.missing))];
  const complete = missing.length === 0;
  return {
    ...{ area, ruleSet, beforeFirstRuleSet, counted },
    total: counted.total,
    qualified: complete && counted.qualified,
    borderline: complete && counted.borderline,
    incomplete: complete
      ? null
      : { missing, atLeast: counted.total, atMost: Math.max(...paths.map((path) => path.atMost)) },
    others: [...paths.filter((path) => path !== counted), ...scoreOtherBook(ruleSet, facts, ruleSets)],
  };
}

function scoreOtherBook(ruleSet: RuleSet, facts: Facts, ruleSets: RuleSets): readonly PathScore[] {
  const other = findRuleSet(ruleSets, ruleSet.ruleBook === 'brief' ? 'microsoft' : 'brief', ruleSet.area, facts.day);
  return other === null ? [] : scorePaths(other.ruleSet, facts);
}

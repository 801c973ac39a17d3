import type { StepCounts } from './facts.ts';
import { proportionalPoints, TOLERANCE, wholePoints } from './points.ts';
import type { FiguresMetricRule, MetricRule, PeopleMetricRule } from './ruleSet.ts';

export type Figures = Readonly<Record<string, number | undefined>>;

export interface StepScore {
  readonly id: string;
  readonly people: number;
  /** What its gate asks, or the people that give its most. */
  readonly needed: number;
  readonly known: boolean;
}

export interface MetricScore {
  readonly rule: MetricRule;
  readonly id: MetricRule['id'];
  readonly category: MetricRule['category'];
  /** Unrounded. 0 where a figure is missing. */
  readonly points: number;
  readonly max: number;
  readonly known: boolean;
  /** Closed: a gate or a minimum figure is not met, so nothing more is paid until it is. */
  readonly open: boolean;
  /** What it would pay if part units of growth paid nothing. */
  readonly wholePoints: number;
  /** What it pays if every missing figure is as good as can be. */
  readonly atMost: number;
  /** Keys of figures or `certifiedPeople.<step>`. */
  readonly missing: readonly string[];
  readonly steps: readonly StepScore[];
}

/** The points of a metric paid by figures, and whether its minimum figure is met. Negative parts are 0 before they are added. */
export function payFigures(rule: FiguresMetricRule, figures: Figures, unknown: number, whole = false) {
  const open =
    rule.needs === undefined || (figures[rule.needs.figure] ?? unknown) >= rule.needs.atLeast.value - TOLERANCE;
  let points = 0;
  for (const part of rule.parts) {
    const exact = proportionalPoints(rule.max, figures[part.figure] ?? unknown, part.forMax.value);
    const paid = whole && rule.partUnitsInDoubt ? wholePoints(exact) : exact;
    points = rule.combine === 'sum' ? points + paid : Math.max(points, paid);
  }
  return { points: open ? Math.min(rule.max, points) : 0, open };
}

/** The points of a metric paid by people: each met gate pays its own, the last step pays by the person once all gates are met. */
export function payPeople(rule: PeopleMetricRule, counts: StepCounts, unknown: number) {
  const last = rule.steps.length - 1;
  let points = 0;
  let open = true;
  rule.steps.forEach(({ step, needed, points: pays }, index) => {
    const people = counts[step] ?? unknown;
    if (index === last) points += open ? proportionalPoints(pays.value, people, needed.value) : 0;
    else if (people >= needed.value) points += pays.value;
    else open = false;
  });
  return { points: Math.min(rule.max, points), open };
}

/** A metric with a missing figure counts 0 until it is known, whatever its other figures would give. */
export function scoreMetric(rule: MetricRule, figures: Figures, counts: StepCounts): MetricScore {
  return rule.paidBy === 'people' ? scorePeople(rule, counts) : scoreFigures(rule, figures);
}

function scorePeople(rule: PeopleMetricRule, counts: StepCounts): MetricScore {
  const { id, category, max } = rule;
  const steps = rule.steps.map(({ step, needed }) => {
    const people = counts[step];
    return { id: step, people: people ?? 0, needed: needed.value, known: people !== undefined };
  });
  const missing = steps.filter((step) => !step.known).map((step) => `certifiedPeople.${step.id}`);
  const { points, open } = payPeople(rule, counts, 0);
  const shared = { rule, id, category, max, open, missing, steps };
  if (missing.length === 0) return { ...shared, known: true, points, wholePoints: points, atMost: points };
  const atMost = payPeople(rule, counts, Number.POSITIVE_INFINITY).points;
  return { ...shared, known: false, points: 0, wholePoints: 0, atMost };
}

function scoreFigures(rule: FiguresMetricRule, figures: Figures): MetricScore {
  const { id, category, max } = rule;
  const missing: string[] = [];
  for (const { figure } of rule.parts) if (figures[figure] === undefined) missing.push(figure);
  if (rule.needs !== undefined && figures[rule.needs.figure] === undefined) missing.push(rule.needs.figure);
  const { points, open } = payFigures(rule, figures, 0);
  const shared = { rule, id, category, max, open, missing, steps: [] };
  if (missing.length > 0) {
    const atMost = payFigures(rule, figures, Number.POSITIVE_INFINITY).points;
    return { ...shared, known: false, points: 0, wholePoints: 0, atMost };
  }
  const wholePoints = rule.partUnitsInDoubt ? payFigures(rule, figures, 0, true).points : points;
  return { ...shared, known: true, points, wholePoints, atMost: points };
}

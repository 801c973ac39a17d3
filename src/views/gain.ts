import type { AreaReport } from '../conversation/index.ts';
import { figuresCounted } from '../scoring/facts.ts';
import type { Gap } from '../scoring/gaps.ts';
import { type Figures, type MetricScore, payFigures, payPeople } from '../scoring/metrics.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import { isQualifying, type PathScore } from '../scoring/score.ts';
import { pathsOfArea, type ShownTotal, showPoints } from '../scoring/shownTotal.ts';

export type Units = ReadonlyMap<Gap, number>;

/** How many units of a gap are worth naming: a prerequisite as a whole, since half of it opens nothing. */
export function unitsToName(gap: Gap): number {
  if (gap.kind === 'people' && gap.isGate) return gap.lacking;
  return gap.toPass ?? 1;
}

/** The path that the gaps belong to: the one that counts, or the other one where only that can still qualify. */
export function pathOfGaps({ score, gaps }: AreaReport): PathScore {
  return pathsOfArea(score).find((path) => gaps.gaps.every((gap) => belongsTo(gap, path))) ?? score.counted;
}

function belongsTo(gap: Gap, { metrics }: PathScore): boolean {
  const metric = metrics.find(({ id }) => id === gap.metric);
  if (metric === undefined) return false;
  if (gap.kind === 'people') {
    return metric.steps.some(({ id, people, needed }) => id === gap.step && needed - people === gap.lacking);
  }
  return metric.rule.paidBy === 'figures' && metric.missing.length === 0 && figuresOf(metric).includes(gap.figure);
}

function figuresOf({ rule }: MetricScore): readonly string[] {
  if (rule.paidBy === 'people') return [];
  return [...rule.parts.map(({ figure }) => figure), ...(rule.needs === undefined ? [] : [rule.needs.figure])];
}

/** The values of an area's figures, as the scorer read them. */
export function valuesOf({ figures }: AreaReport): Figures {
  return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
}

/** The metric's points, unrounded, once so many units of its gaps are closed. */
function payAfter(metric: MetricScore, figures: Figures, units: Units, { steps }: RuleSet): number {
  const own = [...units].filter(([gap]) => gap.metric === metric.id && isListed(gap));
  if (!metric.known || own.length === 0) return metric.points;
  if (metric.rule.paidBy === 'people') {
    const counts = Object.fromEntries(metric.steps.map(({ id, people }) => [id, people]));
    for (const [gap, count] of own) if (gap.kind === 'people') counts[gap.step] = (counts[gap.step] ?? 0) + count;
    return payPeople(metric.rule, counts, 0).points;
  }
  const after: Record<string, number | undefined> = { ...figures };
  for (const [gap, count] of own) {
    if (gap.kind !== 'people') after[gap.figure] = (after[gap.figure] ?? 0) + gap.unit * count;
  }
  return payFigures(metric.rule, after, 0).points;

  /** Another book may list other certifications in the step of the same name. */
  function isListed(gap: Gap): boolean {
    if (gap.kind !== 'people') return true;
    const certifications = steps[gap.step]?.certifications ?? [];
    return gap.choices.some(({ id }) => certifications.includes(id));
  }
}

/** The path's total, unrounded, once so many units of its gaps are closed. */
export function totalAfter(path: PathScore, figures: Figures, units: Units): number {
  return path.metrics.reduce((sum, metric) => sum + payAfter(metric, figures, units, path.ruleSet), 0);
}

/** How a path of either book stands once so many units of the gaps are closed. */
export function standingAfter(report: AreaReport, path: PathScore, units: Units): ShownTotal {
  const { ruleSet, metrics, missing } = path;
  const known = { figures: { [ruleSet.area]: valuesOf(report) }, offsets: report.offsets };
  const figures = figuresCounted(known, ruleSet, path.track);
  const points = metrics.map((metric) => payAfter(metric, figures, units, ruleSet));
  const most = metrics.map((metric, index) => (metric.known ? (points[index] ?? 0) : metric.atMost));
  const [from, to] = [points, missing.length === 0 ? points : most].map((each) =>
    showPoints(
      each.reduce((sum, one) => sum + one, 0),
      ruleSet.passMark.value,
    ),
  );
  const canPass = isQualifying(most, ruleSet);
  const verdict = !canPass ? 'fails' : missing.length === 0 ? 'passes' : 'open';
  return { verdict, from: from ?? 0, to: to ?? 0 };
}

/** Points of a shut metric that are already there and wait for what shuts it: a prerequisite's own points are none of them. */
export function waitingPoints({ rule, steps, known, open }: MetricScore, figures: Figures): number {
  if (!known || open) return 0;
  if (rule.paidBy === 'figures') {
    const { needs: _, ...whatItPays } = rule;
    return payFigures(whatItPays, figures, 0).points;
  }
  const met = Object.fromEntries(steps.map(({ id, people, needed }) => [id, Math.max(people, needed)]));
  const last = steps.at(-1);
  if (last === undefined) return 0;
  return (
    payPeople(rule, { ...met, [last.id]: last.people }, 0).points - payPeople(rule, { ...met, [last.id]: 0 }, 0).points
  );
}

/** Whether closing this one gap is enough to open its metric. */
export function opensAlone(gap: Gap, { steps }: MetricScore): boolean {
  const others = steps.slice(0, -1).filter(({ id }) => gap.kind !== 'people' || id !== gap.step);
  return others.every(({ people, needed }) => people >= needed);
}

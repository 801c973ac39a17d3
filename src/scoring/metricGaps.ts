import { getCertification, isEarnable } from './certifications.ts';
import { type Efforts, effortOfCertification, effortOfUnit } from './effort.ts';
import { type Facts, figuresCounted } from './facts.ts';
import type { Candidate, Closing, Gap, MetricGaps, Unreachable } from './gap.ts';
import { type Figures, type MetricScore, payFigures, payPeople } from './metrics.ts';
import { isAtLeast, TOLERANCE } from './points.ts';
import type { FiguresMetricRule, PeopleMetricRule } from './ruleSet.ts';
import type { PathScore } from './score.ts';

/** What can be done about one metric of a path whose figures are known; nothing where it pays its most already. */
export function findMetricGaps(metric: MetricScore, path: PathScore, facts: Facts, efforts: Efforts): MetricGaps {
  const { rule } = metric;
  if (isAtLeast(metric.points, metric.max))
    return { metric, candidates: [], closed: [], payAfter: () => metric.points };
  return rule.paidBy === 'people'
    ? findPeopleGaps(metric, rule, path, facts.day, efforts)
    : findFigureGaps(metric, rule, figuresCounted(facts, path.ruleSet, path.track), efforts);
}

function findPeopleGaps(
  metric: MetricScore,
  rule: PeopleMetricRule,
  path: PathScore,
  day: string,
  efforts: Efforts,
): MetricGaps {
  const candidates: Candidate[] = [];
  const closed: Unreachable[] = [];
  const counts: Record<string, number> = Object.fromEntries(metric.steps.map(({ id, people }) => [id, people]));

  function payAfter(closings: readonly Closing[]) {
    const after = { ...counts };
    for (const [gap, units] of closings) if (gap.kind === 'people') after[gap.step] = (after[gap.step] ?? 0) + units;
    return payPeople(rule, after, 0).points;
  }

  rule.steps.forEach(({ step, needed }, index) => {
    const lacking = needed.value - (counts[step] ?? 0);
    if (lacking <= 0) return;
    const listed = (path.ruleSet.steps[step]?.certifications ?? []).map(getCertification);
    const choices = listed.filter((certification) => isEarnable(certification, day));
    if (choices.length === 0) {
      const until =
        listed
          .map(({ retirement }) => retirement?.earnableUntil ?? '')
          .toSorted()
          .at(-1) ?? '';
      closed.push({ kind: 'nothing to earn', metric: metric.id, step, until });
      return;
    }
    const isGate = index < rule.steps.length - 1;
    const points = payPeople(rule, { ...counts, [step]: (counts[step] ?? 0) + 1 }, 0).points - metric.points;
    const gap: Gap = { kind: 'people', metric: metric.id, step, choices, lacking, isGate, points };
    candidates.push({ gap, effort: effortOfCertification(choices, efforts), most: lacking, opens: isGate });
  });
  return { metric, candidates, closed, payAfter };
}

function findFigureGaps(metric: MetricScore, rule: FiguresMetricRule, figures: Figures, efforts: Efforts): MetricGaps {
  const candidates: Candidate[] = [];
  const { needs } = rule;
  const own: Record<string, number | undefined> = {};
  for (const { figure } of rule.parts) own[figure] = figures[figure];
  if (needs !== undefined) own[needs.figure] = figures[needs.figure];

  function payAfter(closings: readonly Closing[]) {
    const after = { ...own };
    for (const [gap, units] of closings) {
      if (gap.kind !== 'people') after[gap.figure] = (after[gap.figure] ?? 0) + gap.unit * units;
    }
    return payFigures(rule, after, 0).points;
  }

  function addCandidate(gap: Gap & { kind: 'figure' | 'minimum' }, most: number) {
    const points = payAfter([[gap, 1]]) - metric.points;
    const opens = gap.kind === 'minimum';
    candidates.push({ gap: { ...gap, points }, effort: effortOfUnit(rule.id, efforts), most, opens });
  }

  if (needs !== undefined && !metric.open) {
    const atLeast = needs.atLeast.value;
    if (!needs.canStillRise) {
      const closed: Unreachable = { kind: 'figure of a year ago', metric: metric.id, figure: needs.figure, atLeast };
      return { metric, candidates, closed: [closed], payAfter };
    }
    const unit = atLeast - (figures[needs.figure] ?? 0);
    addCandidate({ kind: 'minimum', metric: metric.id, figure: needs.figure, unit, atLeast, points: 0 }, 1);
  }
  for (const { figure, unit, forMax } of rule.parts) {
    const lacking = forMax.value - (figures[figure] ?? 0);
    if (lacking > TOLERANCE)
      addCandidate(
        { kind: 'figure', metric: metric.id, figure, unit, points: 0 },
        Math.ceil(lacking / unit - TOLERANCE),
      );
  }
  return { metric, candidates, closed: [], payAfter };
}

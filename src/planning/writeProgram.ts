import type { AreaId } from '../scoring/designations.ts';
import { effortKindOf, effortOfUnit } from '../scoring/effort.ts';
import { payFigures } from '../scoring/metrics.ts';
import { TOLERANCE } from '../scoring/points.ts';
import type { FiguresMetricRule, PartRule, PeopleMetricRule } from '../scoring/ruleSet.ts';
import type { PathScore } from '../scoring/score.ts';
import type { Course, StepKey } from './courses.ts';
import type { Learners } from './learners.ts';
import { figureGroup, type PlanRequest } from './planRequest.ts';
import { createProgramBuilder, type Program, type Term } from './program.ts';

/** Raising one figure by so many of its units; several areas may count it. */
export interface Raise {
  readonly group: AreaId | 'azure';
  readonly figure: string;
  readonly metric: FiguresMetricRule['id'];
  readonly unit: number;
  /** The minimum that it is raised to, where growth counts only from there. */
  readonly atLeast: number | null;
  readonly effort: number;
}

/** What each variable that costs effort stands for. */
export interface PlanProgram {
  readonly program: Program;
  readonly raises: readonly { readonly variable: number; readonly raise: Raise }[];
  readonly courses: readonly { readonly variable: number; readonly learners: Learners; readonly course: Course }[];
}

// A figure that far from its goal is no plan; it would only blur the solver's numbers.
const MOST_UNITS = 1000;

/**
 * The plan as an integer program. Of the paths of an area, at least one qualifies: its metrics pay what the target asks,
 * and each its minimum, `margin` points over it. A metric never pays more than its rule gives for what is there and what is added.
 */
export function writeProgram(
  request: PlanRequest,
  paths: ReadonlyMap<AreaId, readonly PathScore[]>,
  groups: readonly Learners[],
  margin = 0,
): PlanProgram {
  const builder = createProgramBuilder();
  const raises = new Map<string, { variable: number; raise: Raise }>();
  const courses: PlanProgram['courses'][number][] = [];
  const joining = new Map<StepKey, Term[]>();

  function raiseOf(raise: Raise, most: number): number {
    const key = `${raise.group} ${raise.figure} ${raise.unit}`;
    const known = raises.get(key);
    if (known !== undefined) {
      builder.widen(known.variable, most);
      return known.variable;
    }
    const variable = builder.whole(most, raise.effort);
    raises.set(key, { variable, raise });
    return variable;
  }

  for (const learners of groups) {
    const bought = learners.courses.map((course) => ({
      course,
      variable: builder.whole(learners.count, course.effort),
    }));
    for (const { course, variable } of bought) courses.push({ variable, learners, course });
    for (const step of new Set(learners.courses.flatMap(({ opens }) => [...opens]))) {
      const terms = bought.filter(({ course }) => course.opens.has(step)).map(({ variable }): Term => [variable, 1]);
      joining.set(step, [...(joining.get(step) ?? []), ...countOnce(terms, learners)]);
    }
  }

  /** However many courses of one person open a step, the person counts once there. */
  function countOnce(terms: readonly Term[], { people, count }: Learners): readonly Term[] {
    if (terms.length === 1 || people === null) return terms;
    const counted = builder.amount(count);
    builder.require([...terms, [counted, -1]], 0);
    return [[counted, 1]];
  }

  for (const [area, candidates] of paths) {
    const chosen = candidates.map((path) => {
      const isChosen = builder.whole(1);
      const points = path.metrics.map(({ rule }) => {
        const paid = builder.amount(rule.max);
        if (rule.paidBy === 'people') payByPeople(area, path, rule, paid);
        else payByFigures(area, rule, paid);
        return paid;
      });
      const { passMark, metricMinimum } = path.ruleSet;
      const target = Math.max(passMark.value, request.target) + margin;
      builder.require([...points.map((paid): Term => [paid, 1]), [isChosen, -target]], 0);
      if (metricMinimum !== null) {
        for (const paid of points)
          builder.require(
            [
              [paid, 1],
              [isChosen, -metricMinimum.value - margin],
            ],
            0,
          );
      }
      return isChosen;
    });
    builder.require(
      chosen.map((isChosen): Term => [isChosen, 1]),
      1,
    );
  }

  function payByPeople(area: AreaId, path: PathScore, rule: PeopleMetricRule, paid: number): void {
    const counts = new Map(path.steps.map(({ id, people }) => [id, people]));
    const gates: number[] = [];
    const sum: Term[] = [[paid, -1]];
    rule.steps.forEach(({ step, needed, points }, index) => {
      const people = counts.get(step) ?? 0;
      const added = joining.get(`${area}/${step}`) ?? [];
      const isLast = index === rule.steps.length - 1;
      if (isLast) {
        const earned = builder.amount(points.value);
        const each = points.value / needed.value;
        builder.require([...scale(added, each), [earned, -1]], -each * people);
        for (const gate of gates)
          builder.require(
            [
              [gate, points.value],
              [earned, -1],
            ],
            0,
          );
        sum.push([earned, 1]);
      } else {
        const isMet = builder.whole(1);
        builder.require([...added, [isMet, -needed.value]], -people);
        gates.push(isMet);
        sum.push([isMet, points.value]);
      }
    });
    builder.require(sum, 0);
  }

  function payByFigures(area: AreaId, rule: FiguresMetricRule, paid: number): void {
    const group = figureGroup(request, area);
    const figures = request.facts.figures[area] ?? {};
    const isAllowed = request.means.some((means) => means === effortKindOf(rule.id));
    const effort = effortOfUnit(rule.id, request.efforts);
    const { needs } = rule;
    if (needs !== undefined && !payFigures(rule, figures, 0).open) {
      const canRise = isAllowed && needs.canStillRise;
      const atLeast = needs.atLeast.value;
      const unit = atLeast - (figures[needs.figure] ?? 0);
      const raise: Raise = { group, figure: needs.figure, metric: rule.id, unit, atLeast, effort };
      builder.require([...(canRise ? [[raiseOf(raise, 1), rule.max] as const] : []), [paid, -1]], 0);
    }
    const parts = rule.parts.map((part) => payPart(part, figures[part.figure] ?? 0, rule, isAllowed, group));
    builder.require([...parts.map(({ earned }): Term => [earned, 1]), [paid, -1]], 0);
    // Of several kinds only one pays: the one that is switched on.
    if (rule.combine === 'highest')
      builder.require(
        parts.map(({ isOn }): Term => [isOn, -1]),
        -1,
      );
  }

  function payPart(
    { figure, unit, forMax }: PartRule,
    value: number,
    rule: FiguresMetricRule,
    isAllowed: boolean,
    group: Raise['group'],
  ) {
    const earned = builder.amount(rule.max);
    // A figure below zero pays nothing, and is not taken off from what other parts pay: then the part is off.
    const isOn = builder.whole(1);
    builder.require(
      [
        [isOn, rule.max],
        [earned, -1],
      ],
      0,
    );
    const each = rule.max / forMax.value;
    const units = Math.ceil((forMax.value - value) / unit - TOLERANCE);
    const canRise = isAllowed && units > 0 && units <= MOST_UNITS;
    const effort = effortOfUnit(rule.id, request.efforts);
    const raise: Raise = { group, figure, metric: rule.id, unit, atLeast: null, effort };
    const raised: readonly Term[] = canRise ? [[raiseOf(raise, units), each * unit]] : [];
    const now = Math.min(rule.max, each * value);
    // Off, `earned` is 0 and the row holds whatever the figure; on, it pays what the figure gives.
    builder.require([...raised, [isOn, now], [earned, -1]], 0);
    return { earned, isOn };
  }

  return { program: builder.build(), raises: [...raises.values()], courses };
}

function scale(terms: readonly Term[], by: number): readonly Term[] {
  return terms.map(([variable, coefficient]): Term => [variable, coefficient * by]);
}

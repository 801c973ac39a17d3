import type { AreaId } from '../scoring/designations.ts';
import type { Unreachable } from '../scoring/gap.ts';
import { findGaps } from '../scoring/gaps.ts';
import { isAtLeast } from '../scoring/points.ts';
import { type AreaScore, type PathScore, scoreArea } from '../scoring/score.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';
import { applySteps } from './applySteps.ts';
import { findLearners } from './learners.ts';
import { ALL_MEANS, type PlanRequest } from './planRequest.ts';
import { type PlanStep, readSteps } from './planSteps.ts';
import type { Solve } from './program.ts';
import { writeProgram } from './writeProgram.ts';

/** Why an area is not in the plan. */
export type LeftOut =
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'unreachable'; readonly reasons: readonly Unreachable[] }
  /** It could be reached, but not with what the plan may use. */
  | { readonly kind: 'not by these means' };

interface PlannedArea {
  readonly area: AreaId;
  readonly before: AreaScore;
  /** By the scorer, once every step is done. */
  readonly after: AreaScore;
}

export interface Plan {
  readonly steps: readonly PlanStep[];
  readonly effort: number;
  /** No plan needs less effort than this; it is the plan's own effort where that is proven to be the least. */
  readonly bound: number;
  readonly areas: readonly PlannedArea[];
  /** What a plan for each area by itself would cost together; null where that is not known. */
  readonly apart: number | null;
}

export interface PlanOutcome {
  /** Null where no area is left to plan for, or nothing was found in time. */
  readonly plan: Plan | null;
  readonly leftOut: readonly { readonly area: AreaId; readonly why: LeftOut }[];
}

/** How long the joint program may take, and each area's own, which tells what can be reached and what it costs apart. */
const JOINT_LIMIT_MS = 2000;
const SINGLE_LIMIT_MS = 300;
// What the solver's tolerance lets pass and the scorer does not.
const MARGIN = 1e-6;

/** The least effort that has all the areas pass together, and what of them cannot be reached. Where all pass, no step is needed. */
export async function findPlan(request: PlanRequest, solve: Solve): Promise<PlanOutcome> {
  const leftOut: { area: AreaId; why: LeftOut }[] = [];
  const reachable: AreaId[] = [];
  const reached: AreaId[] = [];
  let apart: number | null = 0;
  for (const area of request.areas) {
    const score = scoreOf(request, area);
    if (showAreaTotal(score).verdict === 'passes' && isAtLeast(score.total, request.target)) {
      reached.push(area);
      continue;
    }
    if (score.incomplete !== null) {
      leftOut.push({ area, why: { kind: 'incomplete', missing: score.incomplete.missing } });
      continue;
    }
    const single = await planFor({ ...request, areas: [area] }, solve, SINGLE_LIMIT_MS);
    if (single === 'impossible') leftOut.push({ area, why: explain(request, score) });
    else reachable.push(area);
    apart = apart === null || single === null || single === 'impossible' ? apart : apart + single.effort;
    if (single === null) apart = null;
  }
  const planned = request.areas.filter((area) => reachable.includes(area) || reached.includes(area));
  if (planned.length === 0) return { plan: null, leftOut };
  const joint =
    reachable.length === 0 ? NO_STEPS : await planFor({ ...request, areas: reachable }, solve, JOINT_LIMIT_MS);
  if (joint === 'impossible' || joint === null) return { plan: null, leftOut };
  const after = { ...request, facts: applySteps({ ...request, areas: planned }, joint.steps) };
  const areas = planned.map((area) => ({ area, before: scoreOf(request, area), after: scoreOf(after, area) }));
  return { plan: { ...joint, areas, apart }, leftOut };
}

const NO_STEPS = { steps: [], effort: 0, bound: 0 };

function scoreOf({ facts, ruleBook, ruleSets }: PlanRequest, area: AreaId): AreaScore {
  return scoreArea(area, facts, ruleBook, ruleSets);
}

function explain(request: PlanRequest, score: AreaScore): LeftOut {
  const reasons = findGaps(score, request.facts).unreachable;
  const isFree = ALL_MEANS.every((means) => request.means.includes(means));
  return reasons.length > 0 || isFree ? { kind: 'unreachable', reasons } : { kind: 'not by these means' };
}

/** One joint plan; null where nothing was found in time. */
export async function planFor(
  request: PlanRequest,
  solve: Solve,
  limitMs: number,
): Promise<Omit<Plan, 'apart'> | 'impossible' | null> {
  const scores = new Map(request.areas.map((area) => [area, scoreOf(request, area)]));
  const paths = new Map([...scores].map(([area, score]) => [area, pathsOf(score)]));
  const learners = findLearners(request, paths);
  for (const margin of [0, MARGIN]) {
    const written = writeProgram(request, paths, learners, margin);
    const solved = await solve(written.program, limitMs);
    if (solved.kind === 'impossible') return 'impossible';
    if (solved.kind === 'gave up') return null;
    const steps = readSteps(written, solved.values, request, paths);
    const after = { ...request, facts: applySteps(request, steps) };
    const areas = [...scores].map(([area, before]) => ({ area, before, after: scoreOf(after, area) }));
    if (!areas.every((each) => each.after.qualified && isAtLeast(each.after.total, request.target))) continue;
    const effort = steps.reduce((sum, step) => sum + step.effort, 0);
    return { steps, effort, bound: solved.proven ? effort : solved.bound, areas };
  }
  throw new Error('The scorer does not confirm the plan that the solver found');
}

/** The paths of the area's rule set in force; the other book's are not planned for. */
function pathsOf({ counted, others, ruleSet }: AreaScore): readonly PathScore[] {
  return [counted, ...others.filter((path) => path.ruleSet === ruleSet)];
}

import { type DayState, findMovers } from '../../partner/dayState.ts';
import type { ChangedFact } from '../../partner/pastChange.ts';
import type { Cause } from '../../planning/forecastStep.ts';
import { type Verdict, verdictAfter } from '../../scoring/score.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import { type FollowOptions, isSamePoints, rescoreLaterDays, verdictTold } from './rescoreLaterDays.ts';

/** The points of an area from this day on, and what brought them there. */
export interface Move {
  readonly day: string;
  /** Null where the area was not there before. */
  readonly from: number | null;
  readonly to: number;
  readonly verdict: Verdict;
  /** Whether the area passed before and does so no longer. */
  readonly isLoss: boolean;
  readonly ruleSet: string;
  /** The points that pass by that rule set; undefined where it is no longer known. */
  readonly mark: number | undefined;
  /** Else the points are those that are certain. */
  readonly isComplete: boolean;
  readonly moved:
    | { readonly kind: 'date'; readonly causes: readonly Cause[]; readonly names: ReadonlyMap<string, string> }
    /** Empty where the facts were not kept, or none of them differs. */
    | { readonly kind: 'change'; readonly facts: readonly ChangedFact[] };
}

export interface Traced {
  readonly moves: readonly Move[];
  /** Stored days whose facts have other points by the rules as they are written today: the stored ones stand. */
  readonly rescored: readonly { readonly day: string; readonly stored: number; readonly now: number }[];
}

type Reached = Omit<Move, 'from' | 'moved' | 'isLoss' | 'mark'>;

/** Every day on which the area's points moved, by what somebody changed or by the date alone; the oldest first. */
export function traceArea(
  states: readonly DayState[],
  { today, ...options }: FollowOptions & { readonly today: string },
): Traced {
  const { area, ruleSets } = options;
  const moves: Move[] = [];
  const rescored: Traced['rescored'][number][] = [];
  for (const [index, state] of states.entries()) {
    const score = state.scores.find((each) => each.area === area);
    if (score === undefined) continue;
    const before = states[index - 1];
    // The next state's own day belongs to its change, except for what the date had done to it before.
    const followed = rescoreLaterDays(state, score, states[index + 1]?.day ?? today, options);
    const { day, facts } = state;
    const { total: to, ruleSet, isComplete } = score;
    const told = { day, to, ruleSet, isComplete, verdict: verdictTold(score, followed) };
    if (isMove(told)) {
      const known = before?.facts != null && facts !== null;
      const movers = known && before.facts !== null ? findMovers(before.facts, facts, { area, day, ruleSets }) : [];
      addMove(told, { kind: 'change', facts: movers });
    }
    if (followed.kind === 'rescored') rescored.push({ day: state.day, stored: score.total, now: followed.now });
    if (followed.kind !== 'followed') continue;
    const { later, names } = followed;
    for (const { day: on, score: then, causes } of later) {
      const known = { day: on, to: then.total, ruleSet: then.ruleSet.id, isComplete: then.incomplete === null };
      const reached = { ...known, verdict: showAreaTotal(then).verdict };
      if (isMove(reached)) addMove(reached, { kind: 'date', causes, names });
    }
  }
  return { moves, rescored };

  function isMove({ to, verdict, ruleSet }: Reached): boolean {
    const last = moves.at(-1);
    return last === undefined || !isSamePoints(last.to, to) || last.verdict !== verdict || last.ruleSet !== ruleSet;
  }

  function addMove(reached: Reached, moved: Move['moved']): void {
    const last = moves.at(-1);
    const isLoss =
      verdictAfter(last?.verdict ?? null, reached.verdict) === 'lost' ||
      (last?.isLoss === true && reached.verdict === 'fails');
    const mark = ruleSets.find(({ id }) => id === reached.ruleSet)?.passMark.value;
    moves.push({ ...reached, from: last?.to ?? null, isLoss, mark, moved });
  }
}

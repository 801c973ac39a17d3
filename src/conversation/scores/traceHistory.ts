import { type DayState, findMovers } from '../../partner/dayState.ts';
import type { ChangedFact } from '../../partner/pastChange.ts';
import type { Cause } from '../../planning/forecast.ts';
import { type FollowOptions, isSamePoints, rescoreLaterDays } from './rescoreLaterDays.ts';

/** The points of an area from this day on, and what brought them there. */
export interface Move {
  readonly day: string;
  /** Null where the area was not there before. */
  readonly from: number | null;
  readonly to: number;
  readonly qualified: boolean;
  readonly ruleSet: string;
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
    const last = moves.at(-1);
    if (
      last === undefined ||
      !isSamePoints(last.to, score.total) ||
      last.qualified !== score.qualified ||
      last.ruleSet !== score.ruleSet
    ) {
      const { day, facts } = state;
      const { total: to, ...rest } = score;
      const known = before?.facts != null && facts !== null;
      const movers = known && before.facts !== null ? findMovers(before.facts, facts, { area, day, ruleSets }) : [];
      moves.push({ day, from: last?.to ?? null, to, ...rest, moved: { kind: 'change', facts: movers } });
    }
    // The next state's own day belongs to its change, except for what the date had done to it before.
    const followed = rescoreLaterDays(state, score, states[index + 1]?.day ?? today, options);
    if (followed.kind === 'rescored') rescored.push({ day: state.day, stored: score.total, now: followed.now });
    if (followed.kind !== 'followed') continue;
    const { later, names } = followed;
    for (const { day, score: then, causes } of later) {
      moves.push({
        ...{ day, from: moves.at(-1)?.to ?? null, to: then.total, qualified: then.qualified },
        ...{ ruleSet: then.ruleSet.id, isComplete: then.incomplete === null },
        moved: { kind: 'date', causes, names },
      });
    }
  }
  return { moves, rescored };
}

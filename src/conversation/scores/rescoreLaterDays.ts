import { type DayState, recordOf } from '../../partner/dayState.ts';
import { factsOf } from '../../partner/facts.ts';
import { forecastArea } from '../../planning/forecast.ts';
import type { ForecastStep } from '../../planning/forecastStep.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import { isAtLeast } from '../../scoring/points.ts';
import type { AreaScore, Verdict } from '../../scoring/score.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';

/** What the date alone did to an area after a day of history. */
export type Followed =
  /** `first`: the score of that day itself. */
  | {
      readonly kind: 'followed';
      readonly first: AreaScore;
      readonly later: readonly ForecastStep[];
      readonly names: ReadonlyMap<string, string>;
    }
  /** The rules as they are written today give the facts of that day other points than were told. */
  | { readonly kind: 'rescored'; readonly now: number }
  | { readonly kind: 'facts not kept' };

export interface FollowOptions {
  readonly area: AreaId;
  readonly ruleSets: RuleSets;
}

/** Follows what was told that day until and with `until`: the facts are scored on later days only where they still give it. */
export function rescoreLaterDays(
  { day, facts }: DayState,
  told: DayState['scores'][number],
  until: string,
  { area, ruleSets }: FollowOptions,
): Followed {
  if (facts === null) return { kind: 'facts not kept' };
  const record = recordOf(facts);
  const options = { area, facts: factsOf(record, area, day), ruleBook: facts.ruleBook, ruleSets };
  const [first, ...later] = forecastArea(options, until);
  if (first === undefined) return { kind: 'facts not kept' };
  if (!isSamePoints(first.score.total, told.total)) return { kind: 'rescored', now: first.score.total };
  return {
    kind: 'followed',
    first: first.score,
    later,
    names: new Map(record.people.map(({ id, name }) => [id, name])),
  };
}

/** What was told of the day: with something missing, a verdict is known only where the facts are. */
export function verdictTold({ qualified, isComplete }: DayState['scores'][number], followed: Followed): Verdict {
  if (followed.kind === 'followed') return showAreaTotal(followed.first).verdict;
  return qualified ? 'passes' : isComplete ? 'fails' : 'open';
}

export function isSamePoints(one: number, other: number): boolean {
  return isAtLeast(one, other) && isAtLeast(other, one);
}

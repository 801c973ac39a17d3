import type { DayState } from '../../partner/dayState.ts';
import { addDays } from '../../scoring/calendar.ts';
import type { QualifiedPeriod } from '../../scoring/qualificationWindow.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import { type FollowOptions, rescoreLaterDays, verdictTold } from './rescoreLaterDays.ts';

/**
 * The days until and with `today` on which the area qualified, as the record tells it. What was told holds until the day before
 * the next state, unless the date changed it; what cannot be followed is known for its own day alone.
 */
export function findQualifiedPeriods(
  states: readonly DayState[],
  { today, ...options }: FollowOptions & { readonly today: string },
): readonly QualifiedPeriod[] {
  return states.flatMap((state, index): readonly QualifiedPeriod[] => {
    const told = state.scores.find(({ area }) => area === options.area);
    if (told === undefined) return [];
    const next = states[index + 1];
    const last = next === undefined ? today : addDays(next.day, -1);
    const followed = rescoreLaterDays(state, told, last, options);
    const parts = [
      { from: state.day, total: told.total, passes: verdictTold(told, followed) === 'passes' },
      ...(followed.kind === 'followed'
        ? followed.later.map(({ day, score }) => ({
            ...{ from: day, total: score.total },
            passes: showAreaTotal(score).verdict === 'passes',
          }))
        : []),
    ];
    const end = followed.kind === 'followed' && last > state.day ? last : state.day;
    return parts.flatMap(({ from, total, passes }, at): readonly QualifiedPeriod[] => {
      const then = parts[at + 1];
      return passes ? [{ from, to: then === undefined ? end : addDays(then.from, -1), total }] : [];
    });
  });
}

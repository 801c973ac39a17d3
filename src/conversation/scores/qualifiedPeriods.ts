import type { DayState } from '../../partner/dayState.ts';
import { addDays } from '../../scoring/calendar.ts';
import type { QualifiedPeriod } from '../../scoring/qualificationWindow.ts';
import { type FollowOptions, rescoreLaterDays } from './rescoreLaterDays.ts';

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
      { from: state.day, total: told.total, qualified: told.qualified },
      ...(followed.kind === 'followed'
        ? followed.later.map(({ day, score: { total, qualified } }) => ({ from: day, total, qualified }))
        : []),
    ];
    const end = followed.kind === 'followed' && last > state.day ? last : state.day;
    return parts.flatMap(({ from, total, qualified }, at): readonly QualifiedPeriod[] => {
      const then = parts[at + 1];
      return qualified ? [{ from, to: then === undefined ? end : addDays(then.from, -1), total }] : [];
    });
  });
}

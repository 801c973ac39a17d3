import { type Month, shiftMonth } from '../months.ts';
import { computeBusinessActivity } from './businessActivity.ts';
import type { ActivityHistory } from './businessHistory.ts';

/** Growth of Business Applications as it is in a month, or as it will be if every month until then is as the last one. */
export interface McvAhead {
  readonly month: Month;
  /** With 2 decimals. */
  readonly percent: number;
  /** The MCV of the same month a year before, from which it grows. */
  readonly baselineMcv: number;
}

/**
 * The last month and so many after it, without those of which the same month a year before is not known or tells of no usage.
 * What growth is counted from then is known today. Seasons are not guessed.
 */
export function mcvAhead(history: ActivityHistory, last: Month, months: number): readonly McvAhead[] {
  const stays = history.get(last);
  if (stays === undefined) return [];
  return Array.from({ length: months + 1 }, (_, ahead) => shiftMonth(last, ahead)).flatMap((month) => {
    const { usageGrowthPercent, usageBaselineMcv } = computeBusinessActivity(
      new Map([...history, [month, stays] as const]),
      month,
    );
    if (usageGrowthPercent.value === null || usageBaselineMcv.value === null) return [];
    return [{ month, percent: usageGrowthPercent.value, baselineMcv: usageBaselineMcv.value }];
  });
}

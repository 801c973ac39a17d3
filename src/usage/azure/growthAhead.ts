import { type Month, monthsUntil, shiftMonth } from '../months.ts';

/** Growth as it is, or as it will be if every month to come is as the last one. */
export interface GrowthAhead {
  readonly month: Month;
  /** With 2 decimals. */
  readonly percent: number;
  /** What each month from the last known one on would have to come to for the wanted growth, in US dollars; never below 0. */
  readonly neededMonthlyUsd: number;
}

const YEAR = 12;
const CENTS = 100;

/**
 * The last known month and so many after it, without those that lack months or a year before. The base of each is known
 * today: it is what was used until now. `acrUsd` is each known month's usage, `wanted` the growth to hold, in percent.
 * Seasons are not guessed.
 */
export function growthAhead(
  acrUsd: Readonly<Record<Month, number>>,
  last: Month,
  months: number,
  wanted: number,
): readonly GrowthAhead[] {
  const cents = (month: Month) => {
    const amount = acrUsd[month > last ? last : month];
    return amount === undefined ? null : Math.round(amount * CENTS);
  };
  const stays = cents(last) ?? 0;
  const yearOf = (end: Month) =>
    monthsUntil(end, YEAR)
      .map(cents)
      .reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return Array.from({ length: months + 1 }, (_, ahead) => ahead).flatMap((ahead): readonly GrowthAhead[] => {
    const month = shiftMonth(last, ahead);
    const [before, now] = [yearOf(shiftMonth(month, -YEAR)), yearOf(month)];
    if (before === null || now === null || before <= 0) return [];
    const open = Math.min(ahead, YEAR);
    const lacking = (before * (100 + wanted)) / 100 - (now - open * stays);
    return [
      {
        month,
        percent: Math.round(((now - before) / before) * 10_000) / 100,
        neededMonthlyUsd: open === 0 ? 0 : Math.max(0, Math.ceil(lacking / open)) / CENTS,
      },
    ];
  });
}

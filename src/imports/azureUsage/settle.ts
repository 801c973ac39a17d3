import type { Month } from '../../usage/months.ts';
import type { Usd } from '../../usage/usd.ts';
import { Unreadable } from '../files/unreadable.ts';
import type { Cell, Gathered, GatheredMonth } from './gatherUsage.ts';

/** Which month a gathered one is, once all are known: months are written by their first day where that tells. */
export function settleMonths(gathered: Gathered): (month: GatheredMonth) => Month {
  const either = [...gathered.months.values()].flatMap(({ read, text }) =>
    read.kind === 'either' ? [{ read, text }] : [],
  );
  const isFirstDay = (day: number) => day === 1;
  const dayFirst = either.every(({ read }) => isFirstDay(read.dayFirst.day));
  const monthFirst = either.every(({ read }) => isFirstDay(read.monthFirst.day));
  if (either.length > 0 && dayFirst === monthFirst)
    throw new Unreadable('unclearMonths', { text: either[0]?.text ?? '' });
  return ({ read }) => (read.kind === 'month' ? read.month : (dayFirst ? read.dayFirst : read.monthFirst).month);
}

const THOUSAND = 1000n;

/** What a sum comes to, once it is known how the file writes amounts. Throws `Unreadable` where that is not told and matters. */
export function settleAmounts({ decimals }: Gathered): (cell: Cell) => Usd {
  const shown = (['.', ','] as const).filter((mark) => decimals[mark] > 0);
  const mark = shown.length === 1 ? shown[0] : shown.length === 0 ? decimals.usual : null;
  return ({ sum, dots, commas }) => {
    if (dots === 0n && commas === 0n) return sum;
    if (mark === null || mark === undefined) throw new Unreadable('unclearAmounts', {});
    return sum + dots * (mark === '.' ? 1n : THOUSAND) + commas * (mark === ',' ? 1n : THOUSAND);
  };
}

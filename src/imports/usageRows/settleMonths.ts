import type { Month } from '../../usage/months.ts';
import { Unreadable } from '../files/unreadable.ts';
import type { GatheredMonth, GatheredRows } from './rows.ts';

/** Which month a gathered one is, once all are known: months are written by their first day where that tells. */
export function settleMonths(gathered: Pick<GatheredRows<unknown>, 'months'>) {
  const either = [...gathered.months.values()].flatMap(({ read, text }) =>
    read.kind === 'either' ? [{ read, text }] : [],
  );
  const isFirstDay = (day: number) => day === 1;
  const dayFirst = either.every(({ read }) => isFirstDay(read.dayFirst.day));
  const monthFirst = either.every(({ read }) => isFirstDay(read.monthFirst.day));
  if (either.length > 0 && dayFirst === monthFirst)
    throw new Unreadable('unclearMonths', { text: either[0]?.text ?? '' });
  return ({ read }: Pick<GatheredMonth<unknown>, 'read'>): Month =>
    read.kind === 'month' ? read.month : (dayFirst ? read.dayFirst : read.monthFirst).month;
}

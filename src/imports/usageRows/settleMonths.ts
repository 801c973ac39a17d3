import type { DayOrder } from '../../reading/parseDay.ts';
import type { Month } from '../../usage/months.ts';
import { Unreadable } from '../files/unreadable.ts';
import type { GatheredMonth, GatheredRows } from './rows.ts';

type Read = Pick<GatheredMonth<unknown>, 'read' | 'text'>;

/** Months are written by their first day: the order by which all are, where only one makes them so. */
export function likelyOrder(months: Iterable<Read>): DayOrder | null {
  const either = [...months].flatMap(({ read }) => (read.kind === 'either' ? [read] : []));
  const dayFirst = either.every((read) => read.dayFirst.day === 1);
  const monthFirst = either.every((read) => read.monthFirst.day === 1);
  return dayFirst === monthFirst ? null : dayFirst ? 'day first' : 'month first';
}

/** Which month a gathered one is, once all are known. */
export function settleMonths(gathered: Pick<GatheredRows<unknown>, 'months'>) {
  const likely = likelyOrder(gathered.months.values());
  const open = [...gathered.months.values()].find(({ read }) => read.kind === 'either');
  if (open !== undefined && likely === null) throw new Unreadable('unclearMonths', { text: open.text });
  return ({ read }: Pick<Read, 'read'>): Month =>
    read.kind === 'month' ? read.month : (likely === 'day first' ? read.dayFirst : read.monthFirst).month;
}

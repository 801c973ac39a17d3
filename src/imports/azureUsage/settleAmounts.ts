import type { Usd } from '../../usage/usd.ts';
import { Unreadable } from '../files/unreadable.ts';
import type { Cell } from '../usageRows/sumAmounts.ts';
import type { DecimalMarks } from '../usageRows/unsettled.ts';

const THOUSAND = 1000n;

/** What a sum comes to, once it is known how the file writes amounts. Throws `Unreadable` where that is not told and matters. */
export function settleAmounts({ decimals }: { readonly decimals: DecimalMarks }): (cell: Cell) => Usd {
  const shown = (['.', ','] as const).filter((mark) => decimals[mark] > 0);
  const mark = shown.length === 1 ? shown[0] : shown.length === 0 ? decimals.usual : null;
  return ({ sum, dots, commas }) => {
    if (dots === 0n && commas === 0n) return sum;
    if (mark === null || mark === undefined) throw new Unreadable('unclearAmounts', {});
    return sum + dots * (mark === '.' ? 1n : THOUSAND) + commas * (mark === ',' ? 1n : THOUSAND);
  };
}

import type { Month } from '../../usage/months.ts';
import type { EmsCustomer, EmsMonth } from '../../usage/security/emsHistory.ts';
import { joinMonths } from '../usageRows/joinMonths.ts';
import { joinSeats, settleSeats } from '../usageRows/joinSeats.ts';
import type { GatheredRows } from '../usageRows/rows.ts';
import type { GatheredEms } from './gatherEms.ts';

/** What one EMSUsage file says. */
export interface EmsRead extends Omit<GatheredRows<unknown>, 'months'> {
  readonly kind: 'ems';
  /** The months that it has rows of. */
  readonly months: ReadonlyMap<Month, EmsMonth>;
  /** Rows that are understood and name no link by which Security is scored. */
  readonly unlinked: number;
}

/** Throws `Unreadable` where months may be meant in two ways. */
export function settleEms(gathered: GatheredEms): EmsRead {
  const { rows, duplicates, problems, problemCount, unlinked } = gathered;
  const months = joinMonths(settleSeats(gathered), joinEms);
  return { kind: 'ems', months, rows, duplicates, problems, problemCount, unlinked };
}

/** What two parts tell of a customer's month. */
export const joinEms: (one: EmsCustomer, other: EmsCustomer) => EmsCustomer = joinSeats;

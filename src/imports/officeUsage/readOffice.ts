import type { OfficeCustomer, OfficeMonth } from '../../usage/modernWork/officeHistory.ts';
import type { Month } from '../../usage/months.ts';
import { joinMonths } from '../usageRows/joinMonths.ts';
import { joinSeats, settleSeats } from '../usageRows/joinSeats.ts';
import type { GatheredRows } from '../usageRows/rows.ts';
import type { LeftOut } from '../usageRows/workloadNames.ts';
import type { GatheredOffice } from './gatherOffice.ts';

/** What one OfficeUsage file says. */
export interface OfficeRead extends Omit<GatheredRows<unknown>, 'months'> {
  readonly kind: 'office';
  /** The months that it has rows of. */
  readonly months: ReadonlyMap<Month, OfficeMonth>;
  readonly leftOut: LeftOut;
}

/** Throws `Unreadable` where months may be meant in two ways. */
export function settleOffice(gathered: GatheredOffice): OfficeRead {
  const { rows, duplicates, problems, problemCount, leftOut } = gathered;
  const months = joinMonths(settleSeats(gathered), joinOffice);
  return { kind: 'office', months, rows, duplicates, problems, problemCount, leftOut };
}

/** What two parts tell of a customer's month. */
export const joinOffice: (one: OfficeCustomer, other: OfficeCustomer) => OfficeCustomer = joinSeats;

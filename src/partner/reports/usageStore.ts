import type { Temporal } from 'temporal-polyfill';
import type { Month } from '../../usage/months.ts';
import type { PartnerKey } from '../store.ts';
import type { CustomerOf, MonthsKind, UsageMonths } from './monthsKinds.ts';

/**
 * Usage by month and customer, outside of what a turn reads. A month is kept under a name made of what it holds, so that
 * keeping it again changes nothing, and is in force only where the partner's record names it. Rejects with `StorageAway` as
 * the store does.
 */
export interface UsageStore<Customer> {
  /** Keeps the months and gives the name of each. */
  keepMonths(
    partner: PartnerKey,
    months: UsageMonths<Customer>,
    at: Temporal.Instant,
  ): Promise<Readonly<Record<Month, string>>>;
  /** A month whose usage has gone is left out. */
  readMonths(partner: PartnerKey, names: ReadonlyMap<Month, string>): Promise<UsageMonths<Customer>>;
  /** Takes away what was last kept before `before`, but for these names. */
  sweep(partner: PartnerKey, keeping: ReadonlySet<string>, before: Temporal.Instant): Promise<void>;
}

/** What is kept of each kind of report. */
export type UsageStores = { readonly [Kind in MonthsKind]: UsageStore<CustomerOf[Kind]> };

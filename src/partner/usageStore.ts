import type { Temporal } from 'temporal-polyfill';
import type { Month } from '../usage/months.ts';
import type { OfficeCustomer } from '../usage/officeHistory.ts';
import type { CustomerMonth } from '../usage/usageHistory.ts';
import type { PartnerKey } from './store.ts';

/** Months of usage with what is known of each customer, by tenant id. */
export type UsageMonths<Customer> = ReadonlyMap<Month, ReadonlyMap<string, Customer>>;

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

/** What is kept of each kind of report, none of which ever touches another's. */
export interface UsageStores {
  readonly azure: UsageStore<CustomerMonth>;
  readonly office: UsageStore<OfficeCustomer>;
}

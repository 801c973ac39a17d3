import type { CustomerMonth } from '../../usage/azure/usageHistory.ts';
import type { ActivityCustomer, RevenueCustomer } from '../../usage/businessApplications/businessHistory.ts';
import type { OfficeCustomer } from '../../usage/modernWork/officeHistory.ts';
import type { Month } from '../../usage/months.ts';
import type { EmsCustomer } from '../../usage/security/emsHistory.ts';
import type { Settings } from '../record.ts';

/** Months of usage with what is known of each customer, by tenant id. */
export type UsageMonths<Customer> = ReadonlyMap<Month, ReadonlyMap<string, Customer>>;

/** The kinds of reports that tell of customers month by month. None of them ever touches another's months. */
export const MONTHS_KINDS = ['azure', 'office', 'ems', 'businessRevenue', 'businessUsage'] as const;

export type MonthsKind = (typeof MONTHS_KINDS)[number];

/** What is kept of a customer in a month. */
export interface CustomerOf {
  readonly azure: CustomerMonth;
  readonly office: OfficeCustomer;
  readonly ems: EmsCustomer;
  readonly businessRevenue: RevenueCustomer;
  readonly businessUsage: ActivityCustomer;
}

/** Where the settings name the months that are in force. */
export const SOURCE_OF = {
  azure: 'usage',
  office: 'officeUsage',
  ems: 'emsUsage',
  businessRevenue: 'businessRevenue',
  businessUsage: 'businessUsage',
} as const satisfies Record<MonthsKind, keyof Settings>;

export type SourceName = (typeof SOURCE_OF)[MonthsKind];

/** Months of every kind. */
export type MonthsByKind = { readonly [Kind in MonthsKind]: UsageMonths<CustomerOf[Kind]> };

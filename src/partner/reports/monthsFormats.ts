import { z } from 'zod';
import { type LinkedCustomer, type LinkHistory, linksOfLinks } from '../../usage/lostLinks.ts';
import { OFFICE_ASSOCIATIONS } from '../../usage/modernWork/officeHistory.ts';
import { WORKLOADS } from '../../usage/modernWork/officeWorkloads.ts';
import { EMS_ASSOCIATIONS, isHolding } from '../../usage/security/emsHistory.ts';
import { ACTIVITY_FORMAT, REVENUE_FORMAT } from './businessFile.ts';
import type { CustomerOf, MonthsKind, UsageMonths } from './monthsKinds.ts';
import { createSeatsFormat } from './seatsFile.ts';
import { customerSchema, historySchema, writeCustomer } from './usageFile.ts';

/** How a customer's month is stored, and how a backup tells all months. */
export interface MonthsFormat<Customer> {
  /** The same text for the same months, whatever the order in which a file told them. */
  readonly write: (customer: Customer) => WrittenCustomer;
  readonly customerSchema: z.ZodType<Customer>;
  readonly historySchema: z.ZodType<UsageMonths<Customer>>;
  /** How the customer is linked. */
  readonly linksOf: (customer: Customer) => LinkedCustomer;
}

export interface WrittenCustomer {
  readonly tenantId: string;
}

/** The months of a kind as far as they tell of links. */
export function linkHistory<Kind extends MonthsKind>(kind: Kind, months: UsageMonths<CustomerOf[Kind]>): LinkHistory {
  const { linksOf }: MonthsFormat<CustomerOf[Kind]> = MONTHS_FORMATS[kind];
  return new Map(
    [...months].map(([month, customers]) => [
      month,
      // A report that names no customers tells all of them as one.
      new Map(
        [...customers].flatMap(([tenantId, customer]) => (tenantId === '' ? [] : [[tenantId, linksOf(customer)]])),
      ),
    ]),
  );
}

export const MONTHS_FORMATS: { readonly [Kind in MonthsKind]: MonthsFormat<CustomerOf[Kind]> } = {
  azure: { write: writeCustomer, customerSchema, historySchema, linksOf: linksOfLinks },
  office: createSeatsFormat(OFFICE_ASSOCIATIONS, z.enum(WORKLOADS)),
  ems: createSeatsFormat(EMS_ASSOCIATIONS, z.string().refine(isHolding)),
  businessRevenue: REVENUE_FORMAT,
  businessUsage: ACTIVITY_FORMAT,
};

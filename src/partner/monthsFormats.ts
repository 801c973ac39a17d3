import { z } from 'zod';
import { EMS_ASSOCIATIONS, isHolding } from '../usage/emsHistory.ts';
import { OFFICE_ASSOCIATIONS } from '../usage/officeHistory.ts';
import { WORKLOADS } from '../usage/officeWorkloads.ts';
import type { CustomerOf, MonthsKind, UsageMonths } from './monthsKinds.ts';
import { createSeatsFormat } from './seatsFile.ts';
import { customerSchema, historySchema, writeCustomer } from './usageFile.ts';

/** How a customer's month is stored, and how a backup tells all months. */
export interface MonthsFormat<Customer> {
  /** The same text for the same months, whatever the order in which a file told them. */
  readonly write: (customer: Customer) => WrittenCustomer;
  readonly customerSchema: z.ZodType<Customer>;
  readonly historySchema: z.ZodType<UsageMonths<Customer>>;
}

export interface WrittenCustomer {
  readonly tenantId: string;
}

export const MONTHS_FORMATS: { readonly [Kind in MonthsKind]: MonthsFormat<CustomerOf[Kind]> } = {
  azure: { write: writeCustomer, customerSchema, historySchema },
  office: createSeatsFormat(OFFICE_ASSOCIATIONS, z.enum(WORKLOADS)),
  ems: createSeatsFormat(EMS_ASSOCIATIONS, z.string().refine(isHolding)),
};

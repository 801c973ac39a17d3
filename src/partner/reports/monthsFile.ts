import { z } from 'zod';
import type { Month } from '../../usage/months.ts';
import type { UsageMonths } from './monthsKinds.ts';

// More than any report has; a customer's month must fit a row of storage.
const LONGEST_TEXT = 500;

const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** Usage by month as a backup tells it. Nobody stands twice in a month, and no text is longer than any report's. */
export function createMonthsSchema<Customer extends { readonly tenantId: string }>(
  customerSchema: z.ZodType<Customer>,
  textsOf: (customer: Customer) => readonly string[],
): z.ZodType<UsageMonths<Customer>> {
  const isTooLarge = (customer: Customer) => textsOf(customer).some((text) => text.length > LONGEST_TEXT);
  return z
    .record(
      monthSchema,
      z.array(customerSchema).transform((customers, context): ReadonlyMap<string, Customer> => {
        const month = new Map(customers.map((customer) => [customer.tenantId, customer]));
        if (month.size < customers.length || customers.some(isTooLarge)) context.addIssue('is no usage of a month');
        return month;
      }),
    )
    .transform((months) => new Map(Object.entries(months)));
}

/** The months as JSON, the newest first and a line a customer; what goes beyond so many bytes is left out and named. */
export function writeMonths<Customer>(
  history: UsageMonths<Customer>,
  write: (customer: Customer) => unknown,
  mostBytes: number,
) {
  const leftOut: Month[] = [];
  const told: string[] = [];
  let bytes = 0;
  for (const [month, customers] of [...history].toSorted(([one], [other]) => (one > other ? -1 : 1))) {
    const lines = [...customers.values()].map((customer) => JSON.stringify(write(customer)));
    const text = `"${month}":[\n${lines.join(',\n')}]`;
    const size = Buffer.byteLength(text);
    if (leftOut.length > 0 || bytes + size > mostBytes) {
      leftOut.push(month);
      continue;
    }
    bytes += size;
    told.push(text);
  }
  return { json: `{${told.join(',\n')}}`, bytes, leftOut };
}

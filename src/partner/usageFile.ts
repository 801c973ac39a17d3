import { z } from 'zod';
import type { Month } from '../usage/months.ts';
import { ASSOCIATIONS, type CustomerMonth, type MonthUsage, type UsageHistory } from '../usage/usageHistory.ts';
import { formatUsd, parseUsd, type Usd } from '../usage/usd.ts';

const usdSchema = z.string().transform((text, context): Usd => {
  const amount = parseUsd(text);
  if (amount !== null) return amount;
  context.addIssue('is no amount');
  return z.NEVER;
});

/** A customer's month as `writeCustomer` writes it. */
export const customerSchema: z.ZodType<CustomerMonth> = z.strictObject({
  tenantId: z.string(),
  name: z.string(),
  segment: z.string(),
  links: z.array(z.strictObject({ how: z.enum(ASSOCIATIONS), since: z.iso.date().nullable() })),
  services: z.array(z.tuple([z.string(), usdSchema])).transform((services) => new Map(services)),
});

/** As it is stored, in an order that does not hang on that of the rows of a file. */
export function writeCustomer({ tenantId, name, segment, links, services }: CustomerMonth) {
  const sorted = [...services].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    tenantId,
    name,
    segment,
    links,
    services: sorted.map(([service, acr]) => [service, formatUsd(acr)] as const),
  };
}

// More than any report has; a customer's month must fit a row of storage.
const LONGEST_TEXT = 500;
const MOST_SERVICES = 1000;

const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** Usage by month as a backup tells it. Nobody stands twice in a month. */
export const historySchema: z.ZodType<UsageHistory> = z
  .record(
    monthSchema,
    z.array(customerSchema).transform((customers, context): MonthUsage => {
      const month = new Map(customers.map((customer) => [customer.tenantId, customer]));
      if (month.size < customers.length || customers.some(isTooLarge)) context.addIssue('is no usage of a month');
      return month;
    }),
  )
  .transform((months) => new Map(Object.entries(months)));

function isTooLarge({ tenantId, name, segment, services }: CustomerMonth): boolean {
  return (
    services.size > MOST_SERVICES ||
    [tenantId, name, segment, ...services.keys()].some((text) => text.length > LONGEST_TEXT)
  );
}

/** The months as JSON, the newest first and a line a customer; what goes beyond so many bytes is left out and named. */
export function writeHistory(history: UsageHistory, mostBytes: number) {
  const leftOut: Month[] = [];
  const told: string[] = [];
  let bytes = 0;
  for (const [month, customers] of [...history].toSorted(([one], [other]) => (one > other ? -1 : 1))) {
    const lines = [...customers.values()].map((customer) => JSON.stringify(writeCustomer(customer)));
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

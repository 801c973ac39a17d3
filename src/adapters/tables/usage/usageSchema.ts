import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ASSOCIATIONS, type CustomerMonth } from '../../../usage/usageHistory.ts';
import { formatUsd, parseUsd, type Usd } from '../../../usage/usd.ts';

const usdSchema = z.string().transform((text, context): Usd => {
  const amount = parseUsd(text);
  if (amount !== null) return amount;
  context.addIssue('is no amount');
  return z.NEVER;
});

const customerSchema: z.ZodType<CustomerMonth> = z.strictObject({
  tenantId: z.string(),
  name: z.string(),
  segment: z.string(),
  links: z.array(z.strictObject({ how: z.enum(ASSOCIATIONS), since: z.iso.date().nullable() })),
  services: z.array(z.tuple([z.string(), usdSchema])).transform((services) => new Map(services)),
});

/** Some customers of a month, and when they were last kept. */
export const usageRowSchema = z.strictObject({
  at: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
  customers: z.array(customerSchema),
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

import { z } from 'zod';
import { ASSOCIATIONS, type CustomerMonth, type UsageHistory } from '../../usage/azure/usageHistory.ts';
import { formatUsd, parseUsd, type Usd } from '../../usage/usd.ts';
import { createMonthsSchema } from './monthsFile.ts';

/** An amount as `formatUsd` writes it. */
export const usdSchema = z.string().transform((text, context): Usd => {
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

const MOST_SERVICES = 1000;

/** Usage by month as a backup tells it. */
export const historySchema: z.ZodType<UsageHistory> = createMonthsSchema(
  customerSchema.refine(({ services }) => services.size <= MOST_SERVICES, 'names more services than there are'),
  ({ tenantId, name, segment, services }) => [tenantId, name, segment, ...services.keys()],
);

import { z } from 'zod';
import { ASSOCIATIONS } from '../../usage/azure/usageHistory.ts';
import type { ActivityCustomer, RevenueCustomer } from '../../usage/businessApplications/businessHistory.ts';
import { RATED_WORKLOADS, REVENUE_WORKLOADS } from '../../usage/businessApplications/businessWorkloads.ts';
import { formatUsd } from '../../usage/usd.ts';
import { createMonthsSchema } from './monthsFile.ts';
import { usdSchema } from './usageFile.ts';

const countSchema = z.int().min(0).nullable();

const customerShape = { tenantId: z.string(), name: z.string(), links: z.array(z.enum(ASSOCIATIONS)) };

const revenueCustomerSchema: z.ZodType<RevenueCustomer> = z.strictObject({
  ...customerShape,
  workloads: z.array(z.tuple([z.enum(REVENUE_WORKLOADS), usdSchema])).transform((all) => new Map(all)),
});

const activityCustomerSchema: z.ZodType<ActivityCustomer> = z.strictObject({
  ...customerShape,
  workloads: z
    .array(z.tuple([z.literal(RATED_WORKLOADS), countSchema, countSchema, countSchema]))
    .transform((all) => new Map(all.map(([workload, pamau, mac, mau]) => [workload, { pamau, mac, mau }]))),
});

/** How a customer's revenue of a month is stored, and how a backup tells all months. */
export const REVENUE_FORMAT = {
  customerSchema: revenueCustomerSchema,
  historySchema: createMonthsSchema(revenueCustomerSchema, ({ tenantId, name }) => [tenantId, name]),
  linksOf: ({ tenantId, name, links }: RevenueCustomer) => ({ tenantId, name, links }),
  write: ({ tenantId, name, links, workloads }: RevenueCustomer) => ({
    ...{ tenantId, name, links },
    workloads: inOrder(workloads).map(([workload, amount]) => [workload, formatUsd(amount)] as const),
  }),
};

/** The same of users and capacity. */
export const ACTIVITY_FORMAT = {
  customerSchema: activityCustomerSchema,
  historySchema: createMonthsSchema(activityCustomerSchema, ({ tenantId, name }) => [tenantId, name]),
  linksOf: ({ tenantId, name, links }: ActivityCustomer) => ({ tenantId, name, links }),
  write: ({ tenantId, name, links, workloads }: ActivityCustomer) => ({
    ...{ tenantId, name, links },
    workloads: inOrder(workloads).map(([workload, { pamau, mac, mau }]) => [workload, pamau, mac, mau] as const),
  }),
};

/** In an order that does not hang on that of the rows of a file. */
function inOrder<Workload extends string, Value>(workloads: ReadonlyMap<Workload, Value>) {
  return [...workloads].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

import { z } from 'zod';
import { OFFICE_ASSOCIATIONS, type OfficeCustomer, type OfficeHistory } from '../usage/officeHistory.ts';
import { WORKLOADS } from '../usage/officeWorkloads.ts';
import { createMonthsSchema } from './monthsFile.ts';

const countSchema = z.int().min(0);

/** A customer's month as `writeOfficeCustomer` writes it. */
export const officeCustomerSchema: z.ZodType<OfficeCustomer> = z.strictObject({
  tenantId: z.string(),
  name: z.string(),
  links: z.array(
    z.strictObject({
      how: z.enum(OFFICE_ASSOCIATIONS),
      since: z.iso.date().nullable(),
      workloads: z
        .array(z.tuple([z.enum(WORKLOADS), countSchema, countSchema]))
        .transform((all) => new Map(all.map(([workload, paid, active]) => [workload, { paid, active }]))),
    }),
  ),
});

/** As it is stored, in an order that does not hang on that of the rows of a file. */
export function writeOfficeCustomer({ tenantId, name, links }: OfficeCustomer) {
  const written = links.map(({ how, since, workloads }) => {
    const seats = [...workloads].map(([workload, { paid, active }]) => [workload, paid, active] as const);
    return { how, since, workloads: seats.toSorted(([one], [other]) => (one < other ? -1 : 1)) };
  });
  return { tenantId, name, links: written.toSorted((one, other) => (one.how < other.how ? -1 : 1)) };
}

/** Licences and users by month as a backup tells them. */
export const officeHistorySchema: z.ZodType<OfficeHistory> = createMonthsSchema(
  officeCustomerSchema,
  ({ tenantId, name }) => [tenantId, name],
);

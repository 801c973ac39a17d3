import { z } from 'zod';
import type { Association } from '../../usage/azure/usageHistory.ts';
import { linksOfLinks } from '../../usage/lostLinks.ts';
import type { SeatsCustomer } from '../../usage/seats.ts';
import { createMonthsSchema } from './monthsFile.ts';

const countSchema = z.int().min(0);

/** How a customer's licences and users of a month are stored, and how a backup tells all months. */
export function createSeatsFormat<const How extends Association, const Workload extends string>(
  associations: readonly How[],
  workloadSchema: z.ZodType<Workload>,
) {
  const customerSchema: z.ZodType<SeatsCustomer<How, Workload>> = z.strictObject({
    tenantId: z.string(),
    name: z.string(),
    links: z.array(
      z.strictObject({
        how: z.literal(associations),
        since: z.iso.date().nullable(),
        workloads: z
          .array(z.tuple([workloadSchema, countSchema, countSchema]))
          .transform((all) => new Map(all.map(([workload, paid, active]) => [workload, { paid, active }]))),
      }),
    ),
  });
  return {
    customerSchema,
    historySchema: createMonthsSchema(customerSchema, ({ tenantId, name }) => [tenantId, name]),
    write: writeSeats<How, Workload>,
    linksOf: linksOfLinks,
  };
}

/** In an order that does not hang on that of the rows of a file. */
function writeSeats<How extends Association, Workload extends string>({
  tenantId,
  name,
  links,
}: SeatsCustomer<How, Workload>) {
  const written = links.map(({ how, since, workloads }) => {
    const seats = [...workloads].map(([workload, { paid, active }]) => [workload, paid, active] as const);
    return { how, since, workloads: seats.toSorted(([one], [other]) => (one < other ? -1 : 1)) };
  });
  return { tenantId, name, links: written.toSorted((one, other) => (one.how < other.how ? -1 : 1)) };
}

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Some customers of a month, and when they were last kept. */
export function createUsageSchema<Customer>(customer: z.ZodType<Customer>) {
  return z.strictObject({
    at: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
    customers: z.array(customer),
  });
}

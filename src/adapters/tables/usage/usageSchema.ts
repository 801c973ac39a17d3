import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { customerSchema } from '../../../partner/usageFile.ts';

/** Some customers of a month, and when they were last kept. */
export const usageRowSchema = z.strictObject({
  at: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
  customers: z.array(customerSchema),
});

import { z } from 'zod';
import data from './programmeFees.json' with { type: 'json' };

const fee = z.strictObject({
  usdPerYear: z.number().positive(),
  certainty: z.enum(['certain', 'likely']),
  source: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
});

/** What the whole programme costs a year before tax, however many designations: today, and before the last rise. */
export const PROGRAMME_FEES = z.strictObject({ now: fee, before: fee }).parse(data);

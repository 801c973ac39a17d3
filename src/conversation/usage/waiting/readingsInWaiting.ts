import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Convention, DECIMAL_MARKS } from '../../../imports/usageRows/convention.ts';
import { MONTHS_KINDS } from '../../../partner/reports/monthsKinds.ts';
import { DAY_ORDERS } from '../../../reading/parseDay.ts';
import type { Keeping } from '../../asking/asking.ts';
import { definePress } from '../../press.ts';

/** What of the two is not asked about, or was not said yet, is null. */
const conventionShape = {
  days: z.enum(DAY_ORDERS).nullable(),
  decimal: z.enum(DECIMAL_MARKS).nullable(),
};

/** What stands there; of an amount what it comes to in US dollars by each decimal mark. */
const examplesSchema = z.strictObject({
  days: z
    .strictObject({ text: z.string(), name: z.string(), dayFirst: z.iso.date(), monthFirst: z.iso.date() })
    .nullable(),
  decimal: z
    .strictObject({ text: z.string(), name: z.string(), readings: z.record(z.enum(DECIMAL_MARKS), z.number()) })
    .nullable(),
});

/** How the files that wait are to be read, as far as it was said. */
export const readMonthsPress = definePress('read-months', { draft: z.string().min(1).max(100), ...conventionShape });

export const readingsSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(MONTHS_KINDS),
  dropped: z.strictObject({ name: z.string(), size: z.number(), hash: z.string() }),
  examples: examplesSchema,
  /** All that the files say but their months. */
  facts: z.json(),
  /** The names of the months in each way that they can be read. */
  readings: z.array(z.strictObject({ ...conventionShape, months: z.record(z.string(), z.string()) })),
});

/** A set of files that was read in several ways, and waits to be told which is meant. */
export type Readings = z.infer<typeof readingsSchema>;

const keptSchema = z.object({ readings: readingsSchema });

/** Null where it is too large to wait. */
export async function keepReadings({ kept }: Keeping, readings: Omit<Readings, 'id'>): Promise<Readings | null> {
  const waiting = { ...readings, id: randomUUID() };
  return (await kept.keepDraft(waiting.id, JSON.stringify({ readings: waiting }))) ? waiting : null;
}

/** Also where one of them was picked since, until it is applied. Null where something else waits, or nothing. */
export async function recallReadings({ kept }: Keeping, id: string): Promise<Readings | null> {
  const draft = await kept.readDraft();
  const readings = draft === null ? undefined : keptSchema.safeParse(JSON.parse(draft.json)).data?.readings;
  return readings?.id === id ? readings : null;
}

/** Those that are left once that much was said. */
export function readingsLeft({ readings }: Readings, { days, decimal }: Convention): Readings['readings'] {
  return readings.filter(
    (each) => (days === null || each.days === days) && (decimal === null || each.decimal === decimal),
  );
}

import { z } from 'zod';
import type { PeopleRead } from '../../imports/format.ts';
import { REASONS } from '../../imports/people/createRows.ts';
import { pastedRowsSchema } from '../../partner/pasted.ts';
import { DAY_ORDERS, type DayOrder } from '../../reading/parseDay.ts';
import type { Asking, Keeping } from '../asking/asking.ts';

// The longest titles have a little more than a hundred characters.
const LONGEST_KEPT = 200;

const readingSchema = z.strictObject({
  /** Null where no day of it can be read in two ways. */
  order: z.enum(DAY_ORDERS).nullable(),
  rows: pastedRowsSchema,
  problems: z.array(z.strictObject({ line: z.int(), text: z.string(), reason: z.enum(REASONS) })),
  rowCount: z.int(),
  openDay: z.string().nullable(),
});

/** A list that was read and waits for a press: in both readings where its days can be read in two ways. */
export type Reading = z.infer<typeof readingSchema>;

export function createReading(order: DayOrder | null, { rows, problems, rowCount, openDay }: PeopleRead): Reading {
  const short = problems.map((problem) => ({ ...problem, text: problem.text.slice(0, LONGEST_KEPT) }));
  return { order, rows: [...rows], problems: short, rowCount, openDay };
}

/** False where it is too large to wait. */
export function keepReadings({ kept, turn }: Asking & Keeping, readings: readonly Reading[]): Promise<boolean> {
  return kept.keepDraft(turn.activityId, JSON.stringify(readings));
}

/** The list that waits, in each of its readings; none where none does. */
export async function recallReadings({ kept }: Keeping): Promise<readonly Reading[]> {
  const draft = await kept.readDraft();
  return draft === null ? [] : (z.array(readingSchema).safeParse(JSON.parse(draft.json)).data ?? []);
}

/** Null where this person has no such list waiting any more: it was saved, forgotten, replaced, or is a day old. */
export async function recallReading({ kept }: Keeping, id: string, order: DayOrder | null): Promise<Reading | null> {
  const draft = await kept.readDraft();
  if (draft === null || draft.id !== id) return null;
  const readings = z.array(readingSchema).safeParse(JSON.parse(draft.json)).data ?? [];
  return readings.find((reading) => reading.order === order) ?? null;
}

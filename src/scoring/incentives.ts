import { z } from 'zod';
import { AREA_IDS, type AreaId } from './designations.ts';
import data from './incentives.json' with { type: 'json' };
import { isAtLeast } from './points.ts';

const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

/** Points of an area at which something else than its designation opens. */
export const INCENTIVE_THRESHOLDS = z
  .strictObject({
    thresholds: z.array(
      z.strictObject({
        points: z.number().positive(),
        /** How many points before it is worth a word: our choice. */
        near: z.number().positive(),
        areas: z.array(z.enum(AREA_IDS)).min(1),
        /** What opens, as the source has it; never how much it pays. */
        what: text,
        source: z.strictObject({ title: text, where: z.string().min(1) }),
        certainty: z.enum(['certain', 'likely']),
      }),
    ),
  })
  .parse(data).thresholds;

export type IncentiveThreshold = (typeof INCENTIVE_THRESHOLDS)[number];

/** The threshold that an area with this total (unrounded) has not reached but nearly; null where none is that near. */
export function findNearThreshold(area: AreaId, total: number): IncentiveThreshold | null {
  const near = INCENTIVE_THRESHOLDS.filter(
    ({ areas, points, near: within }) =>
      areas.includes(area) && !isAtLeast(total, points) && isAtLeast(total, points - within),
  );
  return near.toSorted((a, b) => a.points - b.points)[0] ?? null;
}

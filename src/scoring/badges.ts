import { z } from 'zod';
import data from './badges.json' with { type: 'json' };
import { AREA_IDS, type AreaId } from './designations.ts';

/** The names under which Microsoft shows designations to customers: several areas may share one. Scoring does not know them. */
export const BADGES = z
  .strictObject({
    /** Before this day (ISO) each area was a badge of its own. */
    since: z.iso.date(),
    badges: z.array(
      z.strictObject({ id: z.string().min(1), name: z.string().min(1), areas: z.array(z.enum(AREA_IDS)).min(1) }),
    ),
    source: z.strictObject({
      title: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }),
      where: z.string().min(1),
    }),
    certainty: z.enum(['certain', 'likely']),
  })
  .parse(data);

export type Badge = (typeof BADGES)['badges'][number];

/** The badge under which an area's designation is shown on `day` (ISO); null before badges were shared, when it had its own name. */
export function badgeOf(area: AreaId, day: string): Badge | null {
  if (day < BADGES.since) return null;
  return BADGES.badges.find(({ areas }) => areas.includes(area)) ?? null;
}

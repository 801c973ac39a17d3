import type { AreaId } from '../../scoring/designations.ts';
import { FIGURES, PEOPLE_USUALLY_AT_MOST } from '../../scoring/figures.ts';

/** Whether a number is so far from what partners have that it may be a slip of the finger. */
export function isUnusual(area: AreaId, key: string, value: number): boolean {
  const most = FIGURES[area].find((figure) => figure.key === key)?.usuallyAtMost ?? PEOPLE_USUALLY_AT_MOST;
  return Math.abs(value) > most;
}

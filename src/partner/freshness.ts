import { lastRefresh } from '../scoring/calendar.ts';
import type { FigureFact } from './record.ts';

export interface Staleness {
  /** The last day on which Partner Center's figures were updated. */
  readonly since: string;
  /** Keys of the figures from before that day. */
  readonly keys: readonly string[];
}

/** The figures that Partner Center has newer ones for by now; null where every figure is fresh. Days are ISO. */
export function findStale(figures: Readonly<Record<string, FigureFact>>, day: string): Staleness | null {
  const since = lastRefresh(day);
  const keys = Object.entries(figures).flatMap(([key, fact]) => (fact.day < since ? [key] : []));
  return keys.length === 0 ? null : { since, keys };
}

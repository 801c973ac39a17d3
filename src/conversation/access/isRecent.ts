import type { Temporal } from 'temporal-polyfill';

const HOUR_MS = 3_600_000;

/**
 * Whether something was noted within so many hours of now. What comes from the future counts by its distance, too: the
 * clocks of instances differ a little, and after a clock was set back a note from far ahead must not stay good until then.
 */
export function isRecent(hours: number, noted: Temporal.Instant, now: Temporal.Instant): boolean {
  return Math.abs(now.epochMilliseconds - noted.epochMilliseconds) <= hours * HOUR_MS;
}

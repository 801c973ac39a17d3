import type { Temporal } from 'temporal-polyfill';

const LATEST_DAYS = 7;

/** Why it is of no use any more; null where it may still come, with a word that it is late. */
export function whyTooLate(dueAt: Temporal.Instant, now: Temporal.Instant): string | null {
  return now.since(dueAt).total('hours') > LATEST_DAYS * 24 ? `more than ${LATEST_DAYS} days late` : null;
}

import { Temporal } from 'temporal-polyfill';
import type { Reminder } from '../../partner/reminder.ts';
import { isFoundByWatch } from '../schedule/notice.ts';
import type { Delivery } from './delivery.ts';

/** Why the chat does not want any more what was due and had to wait; null where it still does. */
export function whyUnwanted({ notice, dueAt }: Delivery, reminder: Reminder | null): string | null {
  if (notice.kind === 'assigned') return null;
  if (reminder === null) return 'turned off';
  if (isFoundByWatch(notice)) return reminder.warnings ? null : 'warnings turned off';
  if (notice.kind === 'monthly' && reminder.skipped.includes(notice.period)) return 'skipped';
  const isBefore = (instant: string) => Temporal.Instant.compare(dueAt, instant) < 0;
  if (reminder.snooze !== null && isBefore(reminder.snooze.from)) return 'put off';
  return isBefore(reminder.since) ? 'turned on anew' : null;
}

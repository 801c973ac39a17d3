import type { Temporal } from 'temporal-polyfill';
import type { Reminder } from '../../partner/reminder.ts';
import type { Due } from './due.ts';
import { nextOccasion } from './occasions.ts';

/** The next reminder of a chat after an instant. */
export function nextDue(tenantId: string, reminder: Reminder, after: Temporal.Instant): Due {
  const { kind, period, at } = nextOccasion(reminder, after);
  return { for: 'notice', tenantId, place: reminder.place, notice: { kind, period }, dueAt: at, at };
}

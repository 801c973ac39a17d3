import type { Temporal } from 'temporal-polyfill';
import type { Place } from '../../partner/places.ts';
import type { Reminder } from '../../partner/reminder.ts';
import type { Delivery } from '../../reminders/index.ts';

/** The reminder of the chat in which somebody speaks, and what an owner may know of the others. */
export interface ReminderBook {
  readonly place: Place;
  /** Null takes it out; `decide` may be called several times. Gives what is there afterwards. */
  change(decide: (before: Reminder | null) => Reminder | null): Promise<Reminder | null>;
  /** The first instant that can be promised: a minute from now. */
  readonly soonest: Temporal.Instant;
  listPlaces(): Promise<readonly Place[]>;
  listDeliveries(fromPeriod: string): Promise<readonly Delivery[]>;
}

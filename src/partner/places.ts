import type { Temporal } from 'temporal-polyfill';
import type { AreaId } from '../scoring/designations.ts';
import type { Address } from './address.ts';
import type { Reminder } from './reminder.ts';

/** The totals that a reminder told, unrounded, so that the next one can say what changed. */
export interface Told {
  readonly at: Temporal.Instant;
  readonly totals: Readonly<Partial<Record<AreaId, number>>>;
}

/** What is kept of one chat. */
export interface Place {
  readonly address: Address | null;
  readonly reminder: Reminder | null;
  readonly told: Told | null;
  /** False where a part of it is there that this version cannot read; it is null then. */
  readonly isWhole: boolean;
}

export const UNKNOWN_PLACE: Place = { address: null, reminder: null, told: null, isWhole: true };

/** The chats of a tenant, each by the `place` of its address. Rejects with `StorageAway` as the partner's store does. */
export interface PlaceStore {
  read(tenantId: string, place: string): Promise<Place>;
  /** All with an address or a reminder. */
  list(tenantId: string): Promise<readonly Place[]>;
  /** As `changeReminder` does; where the decision is what was there, nothing is written. */
  changeAddress(tenantId: string, place: string, decide: (before: Address | null) => Address | null): Promise<void>;
  noteTold(tenantId: string, place: string, told: Told): Promise<void>;
  /**
   * Reads, decides and writes; again where somebody else was quicker, so `decide` may be called several times.
   * Null takes the reminder out. Gives what is there afterwards.
   */
  changeReminder(
    tenantId: string,
    place: string,
    decide: (before: Reminder | null) => Promise<Reminder | null>,
  ): Promise<Reminder | null>;
  /** Takes out all that is kept of the chat. */
  remove(tenantId: string, place: string): Promise<void>;
}

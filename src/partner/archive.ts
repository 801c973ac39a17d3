import type { Temporal } from 'temporal-polyfill';
import type { Colleague } from './record.ts';

/** What was read from a dropped file and waits for a press. A person has one at a time; a newer one takes its place. */
export interface Draft {
  /** Of the card that may apply it. */
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly json: string;
}

/** What concerns all that is kept of a tenant, beyond the facts of a turn. Rejects with `StorageAway` as the store does. */
export interface PartnerArchive {
  /** Every change as it is stored, the newest first. */
  listChanges(tenantId: string): Promise<readonly unknown[]>;
  /** The last state of each day as it is stored, the newest first. */
  listStates(tenantId: string): Promise<readonly unknown[]>;
  /** False when it is too large to be kept. */
  keepDraft(tenantId: string, userId: string, draft: Draft): Promise<boolean>;
  readDraft(tenantId: string, userId: string): Promise<Draft | null>;
  dropDraft(tenantId: string, userId: string): Promise<void>;
  /** Takes away all rows of the tenant and of its samples; who owns the numbers goes last, so that it can be resumed. */
  removeEverything(tenantId: string): Promise<void>;
  /**
   * Puts "a former user" wherever the person stands as giver, editor or author, takes away their roles, what is
   * remembered of them and the marks of their chat. Safe to be done again. Where they are the last owner nothing is
   * done, unless `mayLeaveNoOwner`.
   */
  forget(tenantId: string, person: Colleague, options: ForgetOptions): Promise<'forgotten' | 'last owner'>;
}

export interface ForgetOptions {
  readonly mayLeaveNoOwner: boolean;
  /** The marks of the person's own chat. */
  readonly marks: readonly string[];
}

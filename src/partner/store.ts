import type { Temporal } from 'temporal-polyfill';
import type { Change } from './change.ts';
import type { DayState } from './dayState.ts';
import type { ChangePage, PastChange } from './pastChange.ts';
import type { Notes, Place } from './places.ts';
import type { Colleague, PartnerRecord } from './record.ts';

/** Whose data: the tenant of the authenticated activity, or the made-up partner of one of its chats. */
export interface PartnerKey {
  readonly tenantId: string;
  /** The chat whose sample it is; null for the real numbers. */
  readonly sampleOf: string | null;
}

/** One act that changes something. The same id is carried out once, however often it comes. */
export interface Operation {
  readonly id: string;
  readonly by: Colleague;
  readonly at: Temporal.Instant;
  /** What was said or pressed, for the audit. */
  readonly said: string;
}

export type Decision<Outcome> =
  | {
      readonly kind: 'change';
      readonly change: Change;
      readonly outcome: Outcome;
      /** How things stand once it is made, to be kept as the last state of its day; left out where none is kept. */
      readonly state?: DayState;
    }
  | { readonly kind: 'keep'; readonly outcome: Outcome };

export type Changed<Outcome> =
  | {
      readonly kind: 'changed';
      /** Names the change for `readChange`. */
      readonly change: string;
      readonly before: PartnerRecord;
      readonly after: PartnerRecord;
      readonly outcome: Outcome;
    }
  | { readonly kind: 'kept'; readonly record: PartnerRecord; readonly outcome: Outcome }
  /** This operation was carried out before; nothing was done now. */
  | { readonly kind: 'repeated'; readonly record: PartnerRecord };

/** What a turn or a reminder reads of the numbers, from one query of one partition. */
export interface PartnerPage {
  readonly record: PartnerRecord;
  /** Small facts: `warned:<day>:<area>:<days>`, and those of chats that an older version kept here. */
  readonly marks: ReadonlySet<string>;
  /** What an older version kept here of chats and people, by place; on its way to where it belongs. See `withStrays`. */
  readonly strays: ReadonlyMap<string, Notes>;
}

/** All that a turn reads. In a personal chat `chat` and `person` are the same. */
export interface TurnPage {
  /** The very same as in an earlier turn where nobody has changed it meanwhile and it is still remembered. */
  readonly record: PartnerRecord;
  readonly chat: Place;
  readonly person: Place;
}

/** The one store of partners. Every method rejects with `StorageAway` while storage does not answer. */
export interface PartnerStore {
  read(partner: PartnerKey): Promise<PartnerPage>;
  /** The numbers of a tenant and, at the same time, what is kept of one chat and of one person by their Entra object id. */
  readTurn(tenantId: string, who: { readonly place: string; readonly userId: string }): Promise<TurnPage>;
  /**
   * Reads, decides and writes in one transaction. When somebody else changed anything meanwhile, it reads and decides
   * again, so `decide` is pure and may be called several times. Rejects with `ChangeTooLarge`, having changed nothing,
   * when it is more than one transaction holds: far above 10,000 people who are as long as people are.
   */
  change<Outcome>(
    partner: PartnerKey,
    operation: Operation,
    decide: (record: PartnerRecord) => Decision<Outcome>,
  ): Promise<Changed<Outcome>>;
  /** The changes that were made, the latest first; those older than `before` where that is given. */
  listChanges(
    partner: PartnerKey,
    page: { readonly before: string | null; readonly most: number },
  ): Promise<ChangePage>;
  /** Null when there is none of this id. */
  readChange(partner: PartnerKey, id: string): Promise<PastChange | null>;
  /** The last state of each day on which something changed, from this day (ISO, UTC) on and the one before it, oldest first. */
  listStates(partner: PartnerKey, from: string): Promise<readonly DayState[]>;
  /** True when the mark was not there before; of several at once only one is told so. */
  setMark(partner: PartnerKey, mark: string): Promise<boolean>;
  clearMark(partner: PartnerKey, mark: string): Promise<void>;
  /** Removes everything of a sample. Rejects for real numbers. */
  clearSample(partner: PartnerKey): Promise<void>;
}

/** Storage did not answer in time; what was asked may or may not have happened. */
export class StorageAway extends Error {
  constructor(cause: unknown) {
    super('Storage does not answer', { cause });
    this.name = 'StorageAway';
  }
}

/** More than storage holds in one change. Nothing was changed. */
export class ChangeTooLarge extends Error {
  constructor(cause: unknown) {
    super('The change is too large to be stored', { cause });
    this.name = 'ChangeTooLarge';
  }
}

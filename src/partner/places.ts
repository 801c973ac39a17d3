import type { Temporal } from 'temporal-polyfill';
import type { Language } from '../language/languages.ts';
import type { AreaId } from '../scoring/designations.ts';
import type { Address } from './address.ts';
import type { Reminder } from './reminder.ts';

/** The totals that a reminder told, unrounded, so that the next one can say what changed. */
export interface Told {
  readonly at: Temporal.Instant;
  readonly totals: Readonly<Partial<Record<AreaId, number>>>;
}

/** What Teams said of a person, with its age: asked again after a day. */
export interface MemberNote {
  readonly kind: 'member' | 'guest' | 'foreign';
  /** As Teams shows it; empty in notes of older versions. */
  readonly name: string;
  readonly mail: string | null;
  readonly checkedAt: Temporal.Instant;
}

/** The language a person is answered in: chosen by them, or else that of what they last typed. Not audited. */
export interface LanguageNote {
  readonly language: Language;
  readonly isChosen: boolean;
}

/** Whether a group chat or channel holds people from outside, with its age. */
export interface AudienceNote {
  readonly kind: 'members only' | 'outsiders';
  readonly checkedAt: Temporal.Instant;
}

/** What is kept of one chat, and of the person whose personal chat it is. */
export interface Place {
  readonly address: Address | null;
  readonly reminder: Reminder | null;
  readonly told: Told | null;
  /** Of a group chat or channel. */
  readonly audience: AudienceNote | null;
  /** Of the person. */
  readonly member: MemberNote | null;
  readonly language: LanguageNote | null;
  /** `welcomed:<chat>`, `sample:<chat>` */
  readonly marks: ReadonlySet<string>;
  /** False where its address, reminder or what was told is there and this version cannot read it; it is null then. */
  readonly isWhole: boolean;
}

export const UNKNOWN_PLACE: Place = {
  ...{ address: null, reminder: null, told: null, audience: null, member: null, language: null },
  ...{ marks: new Set(), isWhole: true },
};

/** What is found out anew where it is lost. */
export type Notes = Pick<Place, 'audience' | 'member' | 'language'>;

/**
 * The chats of a tenant and whoever is met in them, each by the `place` of its address; a person by their Entra object
 * id, which is the place of their personal chat. Rejects with `StorageAway` as the partner's store does.
 */
export interface PlaceStore {
  read(tenantId: string, place: string): Promise<Place>;
  /** All with an address or a reminder. */
  list(tenantId: string): Promise<readonly Place[]>;
  /** Whom the bot has met, by Entra object id. For what is asked seldom: there may be tens of thousands. */
  listMembers(tenantId: string): Promise<ReadonlyMap<string, MemberNote>>;
  /** As `changeReminder` does; where the decision is what was there, nothing is written. */
  changeAddress(tenantId: string, place: string, decide: (before: Address | null) => Address | null): Promise<void>;
  noteTold(tenantId: string, place: string, told: Told): Promise<void>;
  noteAudience(tenantId: string, place: string, note: AudienceNote): Promise<void>;
  noteMember(tenantId: string, userId: string, note: MemberNote): Promise<void>;
  noteLanguage(tenantId: string, userId: string, note: LanguageNote): Promise<void>;
  /** True when the mark was not there before; of several at once only one is told so. */
  setMark(tenantId: string, place: string, mark: string): Promise<boolean>;
  clearMark(tenantId: string, place: string, mark: string): Promise<void>;
  /**
   * Reads, decides and writes; again where somebody else was quicker, so `decide` may be called several times.
   * Null takes the reminder out. Gives what is there afterwards.
   */
  changeReminder(
    tenantId: string,
    place: string,
    decide: (before: Reminder | null) => Promise<Reminder | null>,
  ): Promise<Reminder | null>;
  /** Takes out all that is kept of the chat; what is kept of a person stays. */
  remove(tenantId: string, place: string): Promise<void>;
}

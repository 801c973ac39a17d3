import type { Words } from '../../language/words.ts';
import type { Change } from '../../partner/change.ts';
import type { DayState } from '../../partner/dayState.ts';
import type { ChangePage, PastChange } from '../../partner/pastChange.ts';
import type { Colleague, PartnerRecord } from '../../partner/record.ts';
import type { MemberNote } from '../../partner/store.ts';
import type { Solve } from '../../planning/program.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import type { Access } from '../access/access.ts';
import type { ReminderBook } from '../reminders/createReminderBook.ts';
import type { AreaReport, Line, Reply } from '../reply.ts';
import type { Audience, Turn } from '../turn.ts';
import type { Keeping } from './keptData.ts';
import type { Speech } from './speech.ts';

export type Decided =
  | { readonly kind: 'change'; readonly change: Change; reply(after: PartnerRecord): Reply }
  | { readonly kind: 'keep'; readonly reply: Reply };

/** What it takes to tell of a partner's numbers, whether or not somebody asked. */
export interface Telling {
  readonly record: PartnerRecord;
  /** Today, where the reader is. */
  readonly day: string;
  readonly ruleSets: RuleSets;
  /** Names of people are for personal chats, and for chats in which an owner allows them. */
  readonly showNames: boolean;
  /** In the language of the reader. */
  readonly words: Words;
}

/** What every command gets: who asks, where, and the numbers of the partner (or of the chat's sample) it is about. */
export interface Context extends Telling {
  readonly turn: Turn;
  readonly partner: 'partner' | 'sample';
  readonly me: Colleague;
  /** Whoever asks. */
  readonly access: Access;
  /** Entra object ids and mails of OWNERS. */
  readonly namedOwners: readonly string[];
  /** Whom the bot has met, by Entra object id. */
  readonly members: ReadonlyMap<string, MemberNote>;
  /** Asked of Teams, or remembered. */
  readonly audience: () => Promise<Audience>;
  /** The changes that were made, the latest first; those older than `before` where that is given. */
  listChanges(page: { readonly before: string | null; readonly most: number }): Promise<ChangePage>;
  /** The last state of each day since this one (ISO, UTC), and the one before it, oldest first. None of a sample. */
  listStates(from: string): Promise<readonly DayState[]>;
  readChange(id: string): Promise<PastChange | null>;
  readonly speech: Speech;
  readonly mail: string | null;
  readonly keeping: Keeping;
  readonly reminders: ReminderBook;
  /** Solves the programs of plans. */
  readonly solve: Solve;
  /**
   * Changes the numbers, if the person may, in one transaction and once for each press or message.
   * `decide` sees the newest record, is pure and may be called again when somebody else was quicker.
   */
  change(decide: (record: PartnerRecord) => Decided): Promise<Reply>;
  /** On another day than today where one is given. */
  report(record: PartnerRecord, area: AreaId, on?: string): AreaReport;
}

export function keep(reply: Reply): Decided {
  return { kind: 'keep', reply };
}

/** The reply with what was just done or found said first. */
export function withNotices(reply: Reply, ...notices: readonly Line[]): Reply {
  return { ...reply, notices: [...notices, ...(reply.notices ?? [])] };
}

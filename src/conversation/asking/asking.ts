import type { DayState } from '../../partner/dayState.ts';
import type { ChangePage, PastChange } from '../../partner/pastChange.ts';
import type { MemberNote } from '../../partner/places.ts';
import type { Colleague } from '../../partner/record.ts';
import type { Solve } from '../../planning/program.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { QualificationWindow, QualifiedDay } from '../../scoring/qualificationWindow.ts';
import type { Access } from '../access/access.ts';
import type { Reply } from '../reply.ts';
import type { Audience, Turn } from '../turn.ts';
import type { KeptData } from './keptData.ts';
import type { KeptMonths } from './keptUsage.ts';
import type { ReminderBook } from './reminderBook.ts';
import type { Speech } from './speech.ts';
import type { Telling } from './telling.ts';

/** Somebody asks: who, where, and about whose numbers, the partner's or those of the chat's sample. */
export interface Asking extends Telling {
  readonly turn: Turn;
  readonly partner: 'partner' | 'sample';
  readonly me: Colleague;
  /** As Teams says; null where it does not. */
  readonly mail: string | null;
  /** What whoever asks may do. */
  readonly access: Access;
}

/** The past of the numbers. */
export interface LookingBack {
  /** The changes that were made, the latest first; those older than `before` where that is given. */
  listChanges(page: { readonly before: string | null; readonly most: number }): Promise<ChangePage>;
  /** The last state of each day since this one (ISO, UTC), and the one before it, oldest first. None of a sample. */
  listStates(from: string): Promise<readonly DayState[]>;
  readChange(id: string): Promise<PastChange | null>;
  /** The last day of the window on which the area qualified, as the record tells it; null where there is none. */
  findLastQualified(area: AreaId, window: QualificationWindow): Promise<QualifiedDay | null>;
}

/** The other people of the company, and who reads along. */
export interface KnowingPeople {
  /** Entra object ids and mails of OWNERS. */
  readonly namedOwners: readonly string[];
  /** Whom the bot has met, by Entra object id. */
  listMembers(): Promise<ReadonlyMap<string, MemberNote>>;
  /** Asked of Teams, or remembered. */
  audience(): Promise<Audience>;
}

export interface Speaking {
  readonly speech: Speech;
}

export interface Keeping {
  readonly kept: KeptData;
}

export interface Metering {
  readonly usage: KeptMonths;
}

export interface Reminding {
  readonly reminders: ReminderBook;
}

export interface Planning {
  /** Solves the programs of plans. */
  readonly solve: Solve;
}

/** The made-up partner of this chat. Both give what it takes to ask about whichever numbers the chat is about from now on. */
export interface Sampling {
  readonly sample: { enter(): Promise<Asking>; leave(): Promise<Asking> };
}

/** Work that may take longer than Teams waits. */
export interface TakingTime {
  /** Tells how far it is; null while Teams waits, when such work is to be put off. */
  readonly showProgress: ((reply: Reply) => void) | null;
}

/** What the bot can be asked, as its help lists it. */
export interface Helping {
  readonly helpTopics: readonly string[];
}

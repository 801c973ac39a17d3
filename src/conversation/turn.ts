import type { Temporal } from 'temporal-polyfill';
import type { Address } from '../partner/address.ts';
import type { Message } from './answer.ts';

/** Who a person is to the tenant whose bot they talk to. What Teams could not tell counts as `unknown`, and gets nothing. */
export type Membership =
  | { readonly kind: 'member'; readonly mail: string | null }
  | { readonly kind: 'guest' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unknown' };

/** Whether everybody who reads a chat is a member of the tenant. */
export type Audience = 'members only' | 'outsiders' | 'unknown';

/** A member of the chat, as an @mention names one. */
export interface Mentioned {
  /** The Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly membership: Membership;
}

export type ChatKind = 'personal' | 'group' | 'channel';

/** Where it is told how far a turn is that nobody waits for. */
export interface Progress {
  /** May pass over what comes too often. Never throws. */
  show(message: Message): void;
}

/** One thing said to the bot, by whom and where. All of it comes from the authenticated activity, none from card data. */
export interface Turn {
  readonly tenantId: string;
  /** `id` is the Entra object id. */
  readonly user: { readonly id: string; readonly name: string };
  /** `id` is the conversation id without a channel thread's `;messageid=` part. */
  readonly chat: { readonly id: string; readonly kind: ChatKind };
  /** Where to speak up later, by what Teams says now. */
  readonly address: Address;
  readonly locale: string | null;
  /** IANA name, from Teams' client information. */
  readonly timeZone: string | null;
  /** The same for every delivery of the same activity. */
  readonly activityId: string;
  readonly now: Temporal.Instant;
  /** Null while Teams waits for the answer: what may take long is put off then. */
  readonly progress: Progress | null;
  /** Asks Teams. Never rejects: what cannot be found out is `unknown`. */
  lookUpMembership(): Promise<Membership>;
  /** Asks Teams, and never rejects. */
  lookUpAudience(): Promise<Audience>;
  /** Asks Teams about somebody who was mentioned. Never rejects; null where Teams does not know them. */
  lookUpMentioned(id: string): Promise<Mentioned | null>;
}

/** What became of fetching a file; it never rejects. */
export type ReadFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too large' }
  | { readonly kind: 'unreachable' };

export interface DroppedFile {
  readonly name: string;
  read(mostBytes: number): Promise<ReadFile>;
}

export type Said =
  /** `text` is normalised: the bot's own mention, tags and surplus white space are gone; case is kept. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly mentions: readonly { readonly id: string; readonly name: string }[];
    }
  /** `data` is what the card sent, values of inputs merged in; untrusted. */
  | { readonly kind: 'press'; readonly data: unknown; readonly via: 'submit' | 'execute' }
  /** A file dropped into the chat. It is fetched when it is read. */
  | ({ readonly kind: 'file' } & DroppedFile)
  /** Several, in one message. */
  | { readonly kind: 'files'; readonly files: readonly DroppedFile[] }
  /** A picture, a sticker or whatever else came without a word. */
  | { readonly kind: 'unreadable' }
  /** The answer to the offer of a file; `data` is what the offer carried, and untrusted. */
  | { readonly kind: 'consent'; readonly isAccepted: boolean; readonly data: unknown }
  | { readonly kind: 'installed' }
  | { readonly kind: 'removed' };

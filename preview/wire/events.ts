/** What the server and the page tell each other. Both sides import these types only. */

export type WireCard = Readonly<Record<string, unknown>>;

export interface WirePerson {
  readonly key: string;
  readonly name: string;
  readonly company: string;
  readonly timeZone: string;
  /** What is said behind the name, to tell people apart. */
  readonly remark: string | null;
}

export type WireFile =
  | { readonly kind: 'file'; readonly name: string; readonly url: string }
  /** A file of the bot that waits for the person's consent; the answer carries one of the contexts back. */
  | {
      readonly kind: 'offer';
      readonly name: string;
      readonly description?: string | undefined;
      readonly sizeInBytes: number;
      readonly acceptContext?: unknown;
      readonly declineContext?: unknown;
    };

export interface WireMessage {
  readonly kind: 'message';
  readonly id: string;
  /** Of a channel: the id of the post it belongs to, its own id when it starts one. */
  readonly thread: string | null;
  /** A person's key; null is the bot. */
  readonly author: string | null;
  readonly at: string;
  readonly text: string;
  readonly cards: readonly WireCard[];
  readonly files: readonly WireFile[];
  /** Teams shows the card that answers Action.Execute to the person who pressed, and to nobody else. */
  readonly cardOf: Readonly<Record<string, WireCard>>;
  readonly summary: string | null;
  /** What can be said next with one press; Teams shows it under the newest message alone. */
  readonly chips: readonly string[];
  readonly isEdited: boolean;
}

export interface WireNotice {
  readonly kind: 'notice';
  readonly id: string;
  readonly thread: string | null;
  readonly tone: 'refused' | 'warning' | 'hint';
  readonly text: string;
}

export type WireEntry = WireMessage | WireNotice;

export interface WireChat {
  readonly key: string;
  readonly kind: ChatKind;
  readonly title: string;
  readonly company: string;
  readonly members: readonly string[];
  readonly entries: readonly WireEntry[];
}

export interface WireClock {
  /** When this was told, by the clock that all of the bot goes by. */
  readonly at: string;
  /** How far somebody has moved it; negative into the past. */
  readonly shiftMs: number;
}

/** In Teams' own words. */
export type ChatKind = 'personal' | 'groupChat' | 'channel';

export type WireEvent =
  | {
      readonly kind: 'everything';
      readonly botName: string;
      readonly people: readonly WirePerson[];
      readonly chats: readonly WireChat[];
    }
  /** After everything, and again whenever the clock has jumped. */
  | { readonly kind: 'clock'; readonly clock: WireClock }
  /** New, or in the place of the entry with the same id. */
  | { readonly kind: 'entry'; readonly chat: string; readonly entry: WireEntry }
  | { readonly kind: 'removed'; readonly chat: string; readonly id: string }
  | { readonly kind: 'typing'; readonly chat: string; readonly thread: string | null };

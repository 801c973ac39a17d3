/** A card as JSON, ready for Teams. */
export type Card = { readonly type: 'AdaptiveCard'; readonly version: '1.5' } & Readonly<Record<string, unknown>>;

/** `summary` is what a notification or a lock screen shows. */
export interface Message {
  readonly summary: string;
  readonly card: Card;
  /** Shown below the message, and said when pressed; Teams shows them in personal chats only. */
  readonly chips?: readonly string[];
}

/** A file that waits for the person's consent to be put into their OneDrive; `data` comes back with the consent. */
export interface FileOffer {
  readonly kind: 'offer';
  readonly name: string;
  readonly description: string;
  readonly sizeInBytes: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A file for the place that the person's consent names. */
export interface OutgoingFile {
  readonly kind: 'file';
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Answer =
  | { readonly kind: 'offer'; readonly offer: FileOffer }
  /** `failed` is said where the file could not be handed over. */
  | { readonly kind: 'file'; readonly file: OutgoingFile; readonly failed: Message }
  /** What the bot does not need is passed over in silence. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'message'; readonly message: Message }
  /** The turn takes longer than Teams waits. It is to be taken again with a `progress`; its answer takes the place of this message. */
  | { readonly kind: 'later'; readonly message: Message }
  /** Takes the place of the card that was pressed; where that cannot be done it is sent as a new message. */
  | { readonly kind: 'replacement'; readonly message: Message }
  /** For the presser alone, in the personal chat with the bot. `sent` and `notSent` are told where the button is. */
  | { readonly kind: 'private'; readonly message: Message; readonly sent: string; readonly notSent: Message };

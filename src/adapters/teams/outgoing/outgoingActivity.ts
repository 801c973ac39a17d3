/** What the bot sends, as Teams reads it; who it is from and where it goes is added by the SDK. */
export type OutgoingActivity =
  | { readonly type: 'typing' }
  | {
      readonly type: 'message';
      readonly text?: string;
      /** What a notification or a lock screen shows. */
      readonly summary?: string;
      readonly attachments?: Attachment[];
      readonly suggestedActions?: { to: string[]; actions: Chip[] };
    };

/** What it says is what it shows. */
interface Chip {
  readonly type: 'imBack';
  readonly title: string;
  readonly value: string;
}

interface Attachment {
  readonly contentType: string;
  readonly name?: string;
  readonly contentUrl?: string;
  readonly content: object;
}

interface CardMessage {
  readonly summary: string;
  readonly card: object;
  readonly chips?: readonly string[];
}

export function createCardMessage({ summary, card, chips = [] }: CardMessage): OutgoingActivity {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  const actions = chips.map((text): Chip => ({ type: 'imBack', title: text, value: text }));
  return {
    ...{ type: 'message', summary, attachments: [attachment] },
    ...(actions.length === 0 ? {} : { suggestedActions: { to: [], actions } }),
  };
}

export function createAttachmentMessage(summary: string, attachment: Attachment): OutgoingActivity {
  return { type: 'message', summary, attachments: [attachment] };
}

export function createTextMessage(text: string): OutgoingActivity {
  return { type: 'message', text };
}

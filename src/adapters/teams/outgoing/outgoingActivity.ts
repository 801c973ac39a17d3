/** What the bot sends, as Teams reads it; who it is from and where it goes is added by the SDK. */
export type OutgoingActivity =
  | { readonly type: 'typing' }
  | {
      readonly type: 'message';
      readonly text?: string;
      /** What a notification or a lock screen shows. */
      readonly summary?: string;
      readonly attachments?: Attachment[];
    };

interface Attachment {
  readonly contentType: string;
  readonly name?: string;
  readonly contentUrl?: string;
  readonly content: object;
}

export function createCardMessage({ summary, card }: { summary: string; card: object }): OutgoingActivity {
  return createAttachmentMessage(summary, { contentType: 'application/vnd.microsoft.card.adaptive', content: card });
}

export function createAttachmentMessage(summary: string, attachment: Attachment): OutgoingActivity {
  return { type: 'message', summary, attachments: [attachment] };
}

export function createTextMessage(text: string): OutgoingActivity {
  return { type: 'message', text };
}

import type { Activity } from 'botbuilder';

/** A card with the text of its notification, as an activity. */
export function createMessage({ summary, card }: { summary: string; card: object }): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

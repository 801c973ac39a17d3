import type { CardAction } from './buttons.ts';
import { endSentence } from './plainText.ts';

/**
 * What a press on a part of a card does. Whoever hears the card read hears `text` and where it leads in place of what the
 * part shows, its bar among it.
 */
export function speakOpening(text: string, action: CardAction): CardAction {
  return { ...action, title: `${endSentence(text)} ${endSentence(String(action.title))}` };
}

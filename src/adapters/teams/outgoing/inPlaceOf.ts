import type { Logger } from 'pino';
import type { Message, Progress } from '../../../conversation/index.ts';
import type { Chat } from '../sdk.ts';
import { createCardMessage, type OutgoingActivity } from './outgoingActivity.ts';

// Teams takes an update of a message about once a second.
const PAUSE_MS = 2_000;

/** A chat in which the first thing that is said takes the place of a message, which tells of progress until then. */
export function inPlaceOf(messageId: string | null, chat: Chat, log: Logger): { chat: Chat; progress: Progress } {
  let place = messageId;
  let shownAt = Number.NEGATIVE_INFINITY;
  let showing: Promise<void> | null = null;

  async function update({ summary, card }: Message): Promise<void> {
    try {
      if (place === null) place = await chat.send(createCardMessage({ summary, card }));
      else await chat.replace(place, createCardMessage({ summary, card }));
    } catch (error) {
      log.info({ err: error }, 'How far a job is could not be shown');
    }
  }

  return {
    progress: {
      show(message) {
        if (showing !== null || performance.now() - shownAt < PAUSE_MS) return;
        showing = update(message).finally(() => {
          shownAt = performance.now();
          showing = null;
        });
      },
    },
    chat: {
      ...chat,
      async send(activity: OutgoingActivity) {
        // What is under way must not come after the answer.
        await showing;
        const replaced = place;
        place = null;
        if (replaced === null) return chat.send(activity);
        try {
          await chat.replace(replaced, activity);
          return replaced;
        } catch (error) {
          log.info({ err: error }, 'The message of a job could not be replaced, so the answer is sent as a new one');
          return chat.send(activity);
        }
      },
    },
  };
}

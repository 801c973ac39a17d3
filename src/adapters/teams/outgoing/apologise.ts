import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Activity } from '../incoming/activity.ts';
import type { Phrase } from '../phrase.ts';
import type { Chat, HttpReply } from '../sdk.ts';
import { answerInvoke, showError } from './invokeReply.ts';
import { createTextMessage } from './outgoingActivity.ts';

/** Tells the person that a turn failed, with a reference to the log instead of details; nothing where the chat takes nothing. */
export async function apologise(
  chat: Chat,
  { type, id, name, locale }: Activity,
  error: unknown,
  { log, phrase }: { log: Logger; phrase: Phrase },
): Promise<HttpReply> {
  const reference = randomUUID().slice(0, 8);
  const sentence = phrase(locale, 'edge.failed', { reference });
  if (chat.isForbidden(error)) {
    // Somebody blocked the bot, say: that is no fault, and a second message would be refused like the first.
    log.info({ activityId: id }, 'Teams forbids to answer in this chat');
    return type === 'invoke' ? answerInvoke(showError(500, sentence)) : { status: 200 };
  }
  log.error({ err: error, reference, activityType: type, activityId: id }, 'A turn failed');
  try {
    // What is answered to a consent is shown to nobody.
    if (type === 'message' || name === 'fileConsent/invoke') await chat.send(createTextMessage(sentence));
  } catch (second) {
    log.error({ err: second, reference }, 'The person could not be told that the turn failed');
  }
  return type === 'invoke' ? answerInvoke(showError(500, sentence)) : { status: 200 };
}

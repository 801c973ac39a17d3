import type { Logger } from 'pino';
import type { Mode } from '../../../config.ts';
import type { Answer, Message, Said } from '../../../conversation/index.ts';
import { createConsentCard, createFileCard, readUploadInfo } from '../files/fileCards.ts';
import { SHORT_LIMIT_MS, uploadFile } from '../files/transferFile.ts';
import type { Activity } from '../incoming/activity.ts';
import type { Phrase } from '../phrase.ts';
import type { Chat, HttpReply } from '../sdk.ts';
import { answerInvoke, replaceCard, showError, showSentence } from './invokeReply.ts';
import { createAttachmentMessage, createCardMessage } from './outgoingActivity.ts';

export interface DeliveryParts {
  readonly chat: Chat;
  /** What is answered. */
  readonly activity: Activity;
  readonly mode: Mode;
  readonly log: Logger;
  readonly phrase: Phrase;
  /** Shows the message, and has the turn taken again. */
  putOff(message: Message): Promise<void>;
}

/** Sends an answer in the thread of what was said, or puts it in place of the pressed card. */
export async function deliverAnswer(answer: Answer, said: Said, parts: DeliveryParts): Promise<HttpReply> {
  const { chat, activity, phrase } = parts;
  if (said.kind === 'consent') await removeOffer(parts);
  const isExecute = said.kind === 'press' && said.via === 'execute';
  switch (answer.kind) {
    case 'nothing':
      return isExecute ? answerInvoke(showError(501, phrase(activity.locale, 'edge.deadButton'))) : { status: 200 };
    case 'message':
      await chat.send(createCardMessage(answer.message));
      return isExecute ? answerInvoke(showSentence(answer.message.summary)) : { status: 200 };
    case 'later':
      await parts.putOff(answer.message);
      return { status: 200 };
    case 'replacement':
      if (isExecute) return answerInvoke(replaceCard(answer.message.card));
      await replaceOrSend(answer.message, parts);
      return { status: 200 };
    case 'private': {
      const sentence = await sendToPresser(answer, parts);
      return isExecute ? answerInvoke(showSentence(sentence)) : { status: 200 };
    }
    case 'offer':
      await chat.send(createAttachmentMessage(answer.offer.description, createConsentCard(answer.offer)));
      return { status: isExecute ? 501 : 200 };
    case 'file':
      await handOverFile(answer, parts);
      return { status: isExecute ? 501 : 200 };
  }
}

/** The card of an offer that was answered goes, as its buttons would only ask again. */
async function removeOffer({ chat, activity, log }: DeliveryParts): Promise<void> {
  const { replyToId } = activity;
  if (!replyToId) return;
  try {
    await chat.remove(replyToId);
  } catch (error) {
    log.info({ err: error }, 'The card of an offer could not be taken away');
  }
}

async function handOverFile(
  { file, failed }: Extract<Answer, { kind: 'file' }>,
  { chat, activity, mode, log }: DeliveryParts,
): Promise<void> {
  const info = readUploadInfo(activity.value);
  const isThere =
    info !== null && (await uploadFile(info.uploadUrl, file.bytes, { mode, log, limitMs: SHORT_LIMIT_MS }));
  await chat.send(isThere ? createAttachmentMessage(file.name, createFileCard(info)) : createCardMessage(failed));
}

/** What to tell where the button is. */
async function sendToPresser(
  { message, sent, notSent }: Extract<Answer, { kind: 'private' }>,
  { chat, log }: DeliveryParts,
): Promise<string> {
  try {
    await chat.sendPrivately(createCardMessage(message));
    return sent;
  } catch (error) {
    log.info({ err: error }, 'A personal answer could not be delivered');
    await chat.send(createCardMessage(notSent));
    return notSent.summary;
  }
}

async function replaceOrSend(message: Message, { chat, activity, log }: DeliveryParts): Promise<void> {
  const { replyToId } = activity;
  if (replyToId) {
    try {
      await chat.replace(replyToId, createCardMessage(message));
      return;
    } catch (error) {
      log.info({ err: error }, 'A card could not be replaced, so the new one is sent as a message');
    }
  }
  await chat.send(createCardMessage(message));
}

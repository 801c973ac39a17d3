import { setTimeout as wait } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Mode } from '../../config.ts';
import type { Answer, Message } from '../../conversation/answer.ts';
import type { Said } from '../../conversation/turn.ts';
import { createMessage } from './createMessage.ts';
import { consentSchema, createConsentCard, createFileCard } from './fileCards.ts';
import { type InvokeReply, replaceCard, showError, showSentence } from './invokeReply.ts';
import { sendPrivately } from './sendPrivately.ts';
import type { Tell } from './tell.ts';
import { type FileDoor, uploadFile } from './transferFile.ts';

export interface DeliveryParts {
  readonly mode: Mode;
  readonly log: Logger;
  readonly tell: Tell;
}

const TYPING_AFTER_MS = 1_000;

/** Sends an answer in the thread of what was said, or puts it in place of the pressed card. */
export async function deliver(
  context: TurnContext,
  said: Said,
  answer: Answer,
  { mode, log, tell }: DeliveryParts,
): Promise<void> {
  if (said.kind === 'consent') await closeConsent(context, log);
  const isExecute = said.kind === 'press' && said.via === 'execute';
  switch (answer.kind) {
    case 'nothing':
      if (isExecute) await respondToInvoke(context, showError(501, tell(context.activity.locale, 'edge.deadButton')));
      return;
    case 'message':
      await context.sendActivity(createMessage(answer.message));
      if (isExecute) await respondToInvoke(context, showSentence(answer.message.summary));
      return;
    case 'replacement':
      if (isExecute) await respondToInvoke(context, replaceCard(answer.message.card));
      else await replaceOrSend(context, answer.message, log);
      return;
    case 'private': {
      const sentence = await sendToPresser(context, answer, log);
      if (isExecute) await respondToInvoke(context, showSentence(sentence));
      return;
    }
    case 'offer':
      await context.sendActivity({
        type: 'message',
        summary: answer.offer.description,
        attachments: [createConsentCard(answer.offer)],
      });
      return;
    case 'file':
      await handOver(context, answer, { mode, log });
  }
}

export async function respondToInvoke(context: TurnContext, body: InvokeReply): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

/** Does `work`, and shows that the bot is typing where it takes long. */
export async function showTyping<Result>(context: TurnContext, work: () => Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const typing = wait(TYPING_AFTER_MS, undefined, { signal: done.signal })
    .then(() => context.sendActivity({ type: 'typing' }))
    // Either the work was done first, or Teams did not take the sign; neither matters to the answer.
    .catch(() => undefined);
  try {
    return await work();
  } finally {
    done.abort();
    // A sign still under way must not arrive behind the answer.
    await typing;
  }
}

/** The card of an offer that was answered goes, as its buttons would only ask again. */
async function closeConsent(context: TurnContext, log: Logger): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
  const { replyToId } = context.activity;
  if (!replyToId) return;
  try {
    await context.deleteActivity(replyToId);
  } catch (error) {
    log.info({ err: error }, 'The card of an offer could not be taken away');
  }
}

async function handOver(
  context: TurnContext,
  answer: Extract<Answer, { kind: 'file' }>,
  door: FileDoor,
): Promise<void> {
  const info = consentSchema.safeParse(context.activity.value).data?.uploadInfo;
  const isThere = info != null && (await uploadFile(info.uploadUrl, answer.file.bytes, door));
  if (!isThere) return void (await context.sendActivity(createMessage(answer.failed)));
  await context.sendActivity({ type: 'message', summary: answer.file.name, attachments: [createFileCard(info)] });
}

/** What to tell where the button is. */
async function sendToPresser(
  context: TurnContext,
  { message, sent, notSent }: Extract<Answer, { kind: 'private' }>,
  log: Logger,
): Promise<string> {
  try {
    await sendPrivately(context, createMessage(message));
    return sent;
  } catch (error) {
    log.info({ err: error }, 'A personal answer could not be delivered');
    await context.sendActivity(createMessage(notSent));
    return notSent.summary;
  }
}

async function replaceOrSend(context: TurnContext, message: Message, log: Logger): Promise<void> {
  const { replyToId } = context.activity;
  if (replyToId) {
    try {
      await context.updateActivity({ ...createMessage(message), id: replyToId });
      return;
    } catch (error) {
      log.info({ err: error }, 'A card could not be replaced, so the new one is sent as a message');
    }
  }
  await context.sendActivity(createMessage(message));
}

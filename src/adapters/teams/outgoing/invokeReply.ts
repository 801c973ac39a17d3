import type { Card } from '../../../conversation/index.ts';
import type { HttpReply } from '../sdk.ts';

/** The body that Teams expects in answer to the press of an Action.Execute. Its HTTP status is 200 also for errors. */
export interface InvokeReply {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

export function replaceCard(card: Card): InvokeReply {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

export function showSentence(sentence: string): InvokeReply {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: sentence };
}

export function showError(statusCode: 400 | 500 | 501, message: string): InvokeReply {
  const code = { 400: 'BadRequest', 500: 'InternalServerError', 501: 'NotImplemented' }[statusCode];
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}

export function answerInvoke(body: InvokeReply): HttpReply {
  return { status: 200, body };
}

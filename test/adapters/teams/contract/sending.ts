import type { ServerResponse } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSender, type SenderParts } from '../../../../src/adapters/teams/createSender.ts';
import { ana, bot, tenantId } from '../../../support/activities.ts';
import { silentLog } from '../../../support/silentLog.ts';
import type { CreateSdk } from './createSdk.ts';
import { answer, type Responder, refuse, startResponder } from './startResponder.ts';

const now = Temporal.Instant.from('2026-11-22T09:00:00Z');
const message = { summary: 'Data & AI: 60 of 100', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

const subCode = JSON.stringify({ subCode: 'MessageWritesBlocked', details: null });

const OUTCOMES: [status: number, body: unknown, outcome: unknown][] = [
  [200, { id: '1' }, { kind: 'sent' }],
  [202, {}, { kind: 'sent' }],
  [204, '', { kind: 'sent' }],
  [201, 'no JSON', { kind: 'sent' }],
  [400, refuse('BadArgument'), { kind: 'failed', reason: '400 BadArgument' }],
  [401, refuse('BotNotRegistered'), { kind: 'unauthorised', reason: '401 BotNotRegistered' }],
  [401, '', { kind: 'unauthorised', reason: '401' }],
  [403, refuse('BotNotInConversationRoster'), { kind: 'gone', reason: '403 BotNotInConversationRoster' }],
  [403, refuse('ForbiddenOperationException'), { kind: 'gone', reason: '403 ForbiddenOperationException' }],
  [403, refuse('ForbiddenOperationException', subCode), { kind: 'blocked', reason: '403 MessageWritesBlocked' }],
  [403, refuse('ConversationBlockedByUser'), { kind: 'blocked', reason: '403 ConversationBlockedByUser' }],
  [403, refuse('BotDisabledByAdmin'), { kind: 'disabled', reason: '403 BotDisabledByAdmin' }],
  [403, refuse('InvalidBotApiHost'), { kind: 'failed', reason: '403 InvalidBotApiHost' }],
  [403, '<html>Blocked by the proxy</html>', { kind: 'failed', reason: '403' }],
  [404, refuse('ConversationNotFound'), { kind: 'stale', reason: '404 ConversationNotFound' }],
  [404, refuse('ActivityNotFoundInConversation'), { kind: 'stale', reason: '404 ActivityNotFound' }],
  [404, '', { kind: 'failed', reason: '404' }],
  [408, '', { kind: 'failed', reason: '408' }],
  [412, refuse('PreconditionFailed'), { kind: 'busy', reason: '412 PreconditionFailed' }],
  [413, refuse('MessageSizeTooBig'), { kind: 'tooLarge' }],
  [500, refuse('ServiceError'), { kind: 'unknown', reason: '500 ServiceError' }],
  [502, '<html>Bad gateway</html>', { kind: 'unknown', reason: '502' }],
  [503, refuse('ServiceUnavailable'), { kind: 'busy', reason: '503 ServiceUnavailable' }],
  [504, '', { kind: 'unknown', reason: '504' }],
  [418, refuse('a text that\nis no code'), { kind: 'failed', reason: '418' }],
];

export function describeSending(createSdk: CreateSdk): void {
  let responder: Responder;

  beforeEach(async () => {
    responder = await startResponder();
    return () => responder.stop();
  });

  const start = (parts: Partial<SenderParts> = {}) =>
    createSender({ sdk: createSdk({ app: null }), mode: 'local', log: silentLog, now: () => now, ...parts });

  describe('a message sent unasked', () => {
    test('goes to the conversation as a card with its summary, in one request', async () => {
      expect(await start().send(responder.chat, message)).toEqual({ kind: 'sent' });
      expect(responder.asked).toMatchObject([
        {
          path: '/teams/v3/conversations/a:personal/activities',
          body: {
            type: 'message',
            summary: message.summary,
            attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
          },
        },
      ]);
    });

    test.each(OUTCOMES)('that is answered with %d %j is not sent again', async (status, body, outcome) => {
      responder.respond = (response) => answer(response, status, body);
      expect(await start().send(responder.chat, message)).toEqual(outcome);
      expect(responder.asked).toHaveLength(1);
    });

    test.each<[value: string | undefined, retryAfterMs: number | null]>([
      ['7', 7_000],
      ['0.5', 500],
      ['Sun, 22 Nov 2026 09:01:30 GMT', 90_000],
      ['Sun, 22 Nov 2026 08:00:00 GMT', 0],
      ['soon', null],
      [undefined, null],
    ])('that is one too many waits for as long as Retry-After says: %s', async (value, retryAfterMs) => {
      responder.respond = (response) => {
        if (value !== undefined) response.setHeader('retry-after', value);
        answer(response, 429, refuse('Throttled'));
      };
      expect(await start().send(responder.chat, message)).toEqual({ kind: 'throttled', retryAfterMs });
      expect(responder.asked).toHaveLength(1);
    });

    test('is not sent on to another address', async () => {
      responder.respond = (response) =>
        answer(response.setHeader('location', `${responder.serviceUrl}elsewhere`), 307, '');
      expect(await start().send(responder.chat, message)).toEqual({ kind: 'failed', reason: '307' });
      expect(responder.asked).toHaveLength(1);
    });

    test.each<[how: string, respond: (response: ServerResponse) => void]>([
      ['at all', () => undefined],
      [
        'to its end',
        (response) => {
          // restify, loaded beside this, takes the return value away from writeHead, so nothing can be chained to it.
          response.writeHead(201, { 'content-type': 'application/json' });
          response.write('{"id":');
        },
      ],
    ])('that is not answered %s may have arrived', async (_how, hang) => {
      responder.respond = hang;
      const outcome = await start({ limitMs: 1_000 }).send(responder.chat, message);
      expect(outcome).toEqual({ kind: 'unknown', reason: 'no answer in time' });
      expect(responder.asked).toHaveLength(1);
    });

    test('whose connection breaks may have arrived', async () => {
      responder.respond = (response) => response.destroy();
      expect(await start().send(responder.chat, message)).toEqual({
        kind: 'unknown',
        reason: 'connection lost ECONNRESET',
      });
      expect(responder.asked).toHaveLength(1);
    });

    test('is certainly not delivered where nobody listens', async () => {
      const outcome = await start().send({ ...responder.chat, serviceUrl: 'http://127.0.0.1:1/' }, message);
      expect(outcome).toEqual({ kind: 'busy', reason: 'no connection ECONNREFUSED' });
    });

    test('finds its way among more service URLs than are remembered', async () => {
      const sender = start();
      for (let round = 0; round < 2; round += 1)
        for (let index = 0; index < 40; index += 1) {
          expect(
            await sender.send({ ...responder.chat, serviceUrl: `${responder.serviceUrl}${index}/` }, message),
          ).toEqual({ kind: 'sent' });
        }
      expect(new Set(responder.asked.map(({ path }) => path)).size).toBe(40);
      expect(responder.asked).toHaveLength(80);
    });
  });

  describe('a personal chat that Teams forgot', () => {
    test('is opened anew by the id that the connector knows the person by', async () => {
      responder.respond = (response) => answer(response, 201, { id: 'a:new' });
      expect(await start().reopen(tenantId, responder.chat)).toEqual({ kind: 'opened', conversationId: 'a:new' });
      expect(responder.asked).toMatchObject([
        {
          path: '/teams/v3/conversations',
          body: { isGroup: false, bot, members: [{ id: ana.id, name: ana.name }], tenantId },
        },
      ]);
    });

    test.each<[status: number, body: unknown, outcome: unknown]>([
      [201, {}, { kind: 'failed', reason: 'no conversation id' }],
      [200, 'no JSON', { kind: 'failed', reason: 'no conversation id' }],
      [403, refuse('BotNotInConversationRoster'), { kind: 'gone', reason: '403 BotNotInConversationRoster' }],
      [503, '', { kind: 'busy', reason: '503' }],
    ])('that is answered with %d %j is not opened', async (status, body, outcome) => {
      responder.respond = (response) => answer(response, status, body);
      expect(await start().reopen(tenantId, responder.chat)).toEqual(outcome);
      expect(responder.asked).toHaveLength(1);
    });
  });
}

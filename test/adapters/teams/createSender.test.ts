import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSender, type SenderParts } from '../../../src/adapters/teams/createSender.ts';
import type { Address } from '../../../src/partner/address.ts';
import { ana, bot, tenantId } from '../../support/activities.ts';
import { recordLog } from '../../support/recordLog.ts';
import { silentLog } from '../../support/silentLog.ts';
import { startTokenIssuer, type TokenIssuer } from '../../support/startTokenIssuer.ts';

interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

const now = Temporal.Instant.from('2026-11-22T09:00:00Z');
const message = { summary: 'Data & AI: 60 of 100', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

let serviceUrl: string;
let asked: Asked[];
let respond: (response: ServerResponse, request: Asked) => void;
let chat: Address;

beforeEach(async () => {
  asked = [];
  respond = (response) => answer(response, 201, { id: 'sent-1' });
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { url = '', headers } = request;
    const one = { path: decodeURIComponent(url), headers, body: body === '' ? undefined : JSON.parse(body) };
    asked.push(one);
    respond(response, one);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`;
  chat = {
    place: ana.aadObjectId,
    kind: 'personal',
    conversationId: 'a:personal',
    serviceUrl,
    bot,
    user: { id: ana.id, name: ana.name },
    team: null,
    isShared: false,
    locale: 'en-GB',
    timeZone: 'Europe/Madrid',
    state: 'open',
  };
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
});

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function refuse(code: string, message = 'No.') {
  return { error: { code, message } };
}

const start = (parts: Partial<SenderParts> = {}) =>
  createSender({ app: null, mode: 'local', log: silentLog, now: () => now, ...parts });

describe('a message', () => {
  test('goes to the conversation as a card with its summary, in one request', async () => {
    expect(await start().send(chat, message)).toEqual({ kind: 'sent' });
    expect(asked).toMatchObject([
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

  const subCode = JSON.stringify({ subCode: 'MessageWritesBlocked', details: null });

  test.each<[status: number, body: unknown, outcome: unknown]>([
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
  ])('that is answered with %d %j is not sent again', async (status, body, outcome) => {
    respond = (response) => answer(response, status, body);
    expect(await start().send(chat, message)).toEqual(outcome);
    expect(asked).toHaveLength(1);
  });

  test.each<[value: string | undefined, retryAfterMs: number | null]>([
    ['7', 7_000],
    ['0.5', 500],
    ['Sun, 22 Nov 2026 09:01:30 GMT', 90_000],
    ['Sun, 22 Nov 2026 08:00:00 GMT', 0],
    ['soon', null],
    [undefined, null],
  ])('that is one too many waits for as long as Retry-After says: %s', async (value, retryAfterMs) => {
    respond = (response) => {
      if (value !== undefined) response.setHeader('retry-after', value);
      answer(response, 429, refuse('Throttled'));
    };
    expect(await start().send(chat, message)).toEqual({ kind: 'throttled', retryAfterMs });
    expect(asked).toHaveLength(1);
  });

  test('is not sent on to another address', async () => {
    respond = (response) => answer(response.setHeader('location', `${serviceUrl}elsewhere`), 307, '');
    expect(await start().send(chat, message)).toEqual({ kind: 'failed', reason: '307' });
    expect(asked).toHaveLength(1);
  });

  test.each<[how: string, respond: (response: ServerResponse) => void]>([
    ['at all', () => undefined],
    ['to its end', (response) => response.writeHead(201, { 'content-type': 'application/json' }).write('{"id":')],
  ])('that is not answered %s may have arrived', async (_how, hang) => {
    respond = hang;
    const begun = performance.now();
    const outcome = await start({ limitMs: 200 }).send(chat, message);
    expect(outcome).toEqual({ kind: 'unknown', reason: 'no answer in time' });
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(asked).toHaveLength(1);
  });

  test('whose connection breaks may have arrived', async () => {
    respond = (response) => response.destroy();
    expect(await start().send(chat, message)).toEqual({ kind: 'unknown', reason: 'connection lost ECONNRESET' });
    expect(asked).toHaveLength(1);
  });

  test('is certainly not delivered where nobody listens', async () => {
    const outcome = await start().send({ ...chat, serviceUrl: 'http://127.0.0.1:1/' }, message);
    expect(outcome).toEqual({ kind: 'busy', reason: 'no connection ECONNREFUSED' });
  });

  test.each([
    ['teams', 'http://127.0.0.1:1/'],
    ['local', 'https://smba.trafficmanager.net/emea/'],
    ['local', 'nowhere'],
  ] as const)('is not sent in %s mode to %s', async (mode, url) => {
    const { log, lines } = recordLog();
    const outcome = await start({ mode, log }).send({ ...chat, serviceUrl: url }, message);
    expect(outcome).toEqual({ kind: 'failed', reason: 'service URL not allowed' });
    expect(lines).toHaveLength(1);
  });

  test('finds its way among more service URLs than are remembered', async () => {
    const sender = start();
    for (let round = 0; round < 2; round += 1)
      for (let index = 0; index < 40; index += 1) {
        expect(await sender.send({ ...chat, serviceUrl: `${serviceUrl}${index}/` }, message)).toEqual({ kind: 'sent' });
      }
    expect(new Set(asked.map(({ path }) => path)).size).toBe(40);
    expect(asked).toHaveLength(80);
  });
});

describe('a personal chat', () => {
  test('is opened anew by the id that the connector knows the person by', async () => {
    respond = (response) => answer(response, 201, { id: 'a:new' });
    expect(await start().reopen(tenantId, chat)).toEqual({ kind: 'opened', conversationId: 'a:new' });
    expect(asked).toMatchObject([
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
    respond = (response) => answer(response, status, body);
    expect(await start().reopen(tenantId, chat)).toEqual(outcome);
    expect(asked).toHaveLength(1);
  });

  test('is all that can be opened', async () => {
    const outcome = await start().reopen(tenantId, { ...chat, kind: 'group', user: null });
    expect(outcome).toEqual({ kind: 'failed', reason: 'no personal chat' });
    expect(asked).toEqual([]);
  });
});

describe('the token of the bot', () => {
  let issuer: TokenIssuer;
  let app: NonNullable<SenderParts['app']>;

  beforeEach(async () => {
    issuer = await startTokenIssuer();
    // The SDK remembers tokens by app id for the whole process.
    app = { id: randomUUID(), type: 'SingleTenant', tenantId, password: 'a-secret' };
    return () => issuer.stop();
  });

  test('is fetched once for many messages and goes with each of them', async () => {
    const signIns = issuer.takeSignIns();
    const sender = start({ app, cloud: issuer.cloud });
    const first = await Promise.all(Array.from({ length: 20 }, () => sender.send(chat, message)));
    expect(first).toEqual(Array.from({ length: 20 }, () => ({ kind: 'sent' })));
    await sender.send(chat, message);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(
      Array.from({ length: 21 }, () => 'Bearer token-1'),
    );
    expect(signIns.count).toBe(1);
  });

  test.each<[status: number, body: object, outcome: unknown]>([
    [
      401,
      { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
      { kind: 'unauthorised', reason: 'sign-in 401 AADSTS7000215' },
    ],
    [
      400,
      { error: 'unauthorized_client', error_description: 'AADSTS700016: Application not found.' },
      { kind: 'unauthorised', reason: 'sign-in 400 AADSTS700016' },
    ],
    [
      503,
      { error: 'temporarily_unavailable', error_description: 'AADSTS90033: A transient error has occurred.' },
      { kind: 'busy', reason: 'sign-in 503 AADSTS90033' },
    ],
  ])('that is answered with %d %j is told apart from the message', async (status, body, outcome) => {
    issuer.takeSignIns((response) => answer(response, status, body));
    expect(await start({ app, cloud: issuer.cloud }).send(chat, message)).toEqual(outcome);
    expect(asked).toEqual([]);
  });

  test('that the login host could not be reached for leaves everything as it was', async () => {
    issuer.takeSignIns((response) => response.destroy());
    const outcome = await start({ app, cloud: issuer.cloud }).send(chat, message);
    expect(outcome).toEqual({ kind: 'busy', reason: 'sign-in network_error' });
  });

  test('that does not come in time lets nothing be sent, not even later', async () => {
    let late: ServerResponse | undefined;
    issuer.takeSignIns((response) => {
      late = response;
    });
    const outcome = await start({ app, cloud: issuer.cloud, limitMs: 200 }).send(chat, message);
    expect(outcome).toEqual({ kind: 'busy', reason: 'sign-in no answer in time' });
    answer(late as ServerResponse, 200, { token_type: 'Bearer', expires_in: 3600, access_token: 'late' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toEqual([]);
  });
});

describe('who reads along', () => {
  const member = { tenantId, userRole: 'user' };
  const guest = { ...member, userRole: 'guest' };
  const pages = (...all: object[][]) => {
    respond = (response, { path }) => {
      const index = Number(/continuationToken=(\d+)/.exec(path)?.[1] ?? 0);
      const more = index + 1 < all.length ? { continuationToken: String(index + 1) } : {};
      answer(response, 200, { members: all[index], ...more });
    };
  };
  const group = (): Address => ({ ...chat, kind: 'group', conversationId: '19:g@thread.v2', user: null });

  test('in a group chat is read from every page', async () => {
    pages([member, member], [member]);
    expect(await start().lookUpAudience(tenantId, group())).toBe('members only');
    pages([member, member], [guest]);
    expect(await start().lookUpAudience(tenantId, group())).toBe('outsiders');
    expect(asked[0]?.path).toBe('/teams/v3/conversations/19:g@thread.v2/pagedmembers?pageSize=500');
    expect(asked).toHaveLength(4);
  });

  test('in a channel are the members of its team', async () => {
    pages([member]);
    const channel: Address = { ...group(), kind: 'channel', team: '19:team@thread.tacv2' };
    expect(await start().lookUpAudience(tenantId, channel)).toBe('members only');
    expect(asked.map(({ path }) => path)).toEqual([
      '/teams/v3/conversations/19:team@thread.tacv2/pagedmembers?pageSize=500',
    ]);
  });

  test.each<[who: string, address: () => Address, audience: string]>([
    ['a personal chat', () => chat, 'members only'],
    ['a shared channel', () => ({ ...group(), kind: 'channel', isShared: true }), 'outsiders'],
    ['an address that is not allowed', () => ({ ...group(), serviceUrl: 'https://evil.example/' }), 'unknown'],
  ])('is known without asking in %s', async (_who, address, audience) => {
    expect(await start().lookUpAudience(tenantId, address())).toBe(audience);
    expect(asked).toEqual([]);
  });

  test.each([403, 429, 503])('is unknown after one request where Teams answers %d', async (status) => {
    respond = (response) => answer(response, status, '');
    expect(await start().lookUpAudience(tenantId, group())).toBe('unknown');
    expect(asked).toHaveLength(1);
  });
});

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createBotbuilderSdk, createSender } from '../../src/adapters/teams/index.ts';
import type { Address } from '../../src/partner/address.ts';
import { bot } from './activities.ts';
import { silentLog } from './silentLog.ts';
import { conversationIn, startTeams } from './startTeams.ts';
import { createLimiter, createPeak } from './teams/slidingWindow.ts';
import type { Teams } from './teams/teams.ts';

const message = { summary: '60 of 100', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };
const parts = {
  sdk: createBotbuilderSdk({ app: null }),
  mode: 'local',
  log: silentLog,
  now: Temporal.Now.instant,
} as const;
const sender = createSender(parts);

let teams: Teams;

beforeEach(async () => {
  // Time stands still: however slow the machine is, all calls of a test come within a second.
  teams = await startTeams({ timeOf: () => 0 });
});
afterEach(() => teams.stop());

function addressOf(name: string, tenantId = 'contoso', serviceUrl = teams.serviceUrl): Address {
  return {
    ...{ place: name, kind: 'personal', conversationId: conversationIn(tenantId, name), serviceUrl, bot },
    ...{ user: { id: `29:${name}`, name }, team: null, isShared: false, locale: null, timeZone: null, state: 'open' },
  };
}

const send = (name: string, tenantId?: string) => sender.send(addressOf(name, tenantId), message);
const idOf = (name: string) => conversationIn('contoso', name);

test('what arrived is recorded by conversation, with time, summary and card', async () => {
  const begun = Date.now();
  expect(await send('ana')).toEqual({ kind: 'sent' });
  const { received } = teams.conversation(idOf('ana'));
  expect(received).toMatchObject([
    { summary: '60 of 100', activity: { type: 'message', attachments: [{ content: message.card }] } },
  ]);
  expect(received[0]?.at).toBeGreaterThanOrEqual(begun);
  expect(teams.statistics()).toMatchObject({
    delivered: 1,
    deliveredToTenants: { contoso: 1 },
    conversationsByMessages: { 1: 1 },
    refused: {},
  });
});

describe('limits', () => {
  test('let 7 messages into a conversation in a second, and say when to come again', async () => {
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => send('ana')));
    expect(outcomes.filter(({ kind }) => kind === 'sent')).toHaveLength(7);
    expect(outcomes.filter(({ kind }) => kind !== 'sent')).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'throttled', retryAfterMs: 1_000 })),
    );
    expect(teams.conversation(idOf('ana'))).toMatchObject({ peak: 9, received: { length: 7 } });
    expect(teams.statistics()).toMatchObject({ refused: { 429: 2 }, peakOfConversations: 9 });
  });

  test('let 50 calls a second into a tenant, whatever its neighbours do', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `person-${index}`);
    const outcomes = await Promise.all(names.flatMap((name) => [send(name), send(name, 'fabrikam')]));
    expect(outcomes.filter(({ kind }) => kind === 'throttled')).toHaveLength(20);
    expect(teams.statistics()).toMatchObject({
      deliveredToTenants: { contoso: 50, fabrikam: 50 },
      peakOfTenants: { contoso: 60, fabrikam: 60 },
    });
  });

  test.each([
    ['7 in a second', 0, 7, 1_000],
    ['8 in two', 200, 8, 2_000],
    ['60 in thirty', 260, 60, 30_000],
    ['1,800 in an hour', 501, 1_800, 3_600_000],
  ])('hold to the millisecond: %s', (_limit, apart, most, ms) => {
    const limiter = createLimiter([
      { most: 7, ms: 1_000 },
      { most: 8, ms: 2_000 },
      { most: 60, ms: 30_000 },
      { most: 1_800, ms: 3_600_000 },
    ]);
    const only = createLimiter([{ most, ms }]);
    for (let index = 0; index < most; index += 1) {
      expect(only.waitMs(index * apart)).toBe(0);
      only.take(index * apart);
      limiter.take(index * apart);
    }
    const last = (most - 1) * apart;
    expect(only.waitMs(last)).toBe(ms - last);
    expect(only.waitMs(ms)).toBe(0);
    expect(limiter.waitMs(last)).toBeGreaterThanOrEqual(ms - last);
  });

  test('a peak is of any one second, and not of those that the clock counts', () => {
    const peak = createPeak();
    for (const time of [900, 950, 1_000, 1_050, 1_899, 1_900, 5_000]) peak.note(time);
    expect(peak.highest).toBe(5);
    for (let index = 0; index < 5_000; index += 1) peak.note(10_000 + index * 100);
    expect(peak.highest).toBe(10);
  });
});

describe('orders', () => {
  test.each<[behaviour: Parameters<Teams['behave']>[0], outcome: unknown]>([
    [
      { kind: 'refuse', status: 401 },
      { kind: 'unauthorised', reason: '401' },
    ],
    [
      { kind: 'refuse', status: 403, code: 'BotNotInConversationRoster' },
      { kind: 'gone', reason: '403 BotNotInConversationRoster' },
    ],
    [
      { kind: 'refuse', status: 403, code: 'ForbiddenOperationException', subCode: 'MessageWritesBlocked' },
      { kind: 'blocked', reason: '403 MessageWritesBlocked' },
    ],
    [
      { kind: 'refuse', status: 404, code: 'ConversationNotFound' },
      { kind: 'stale', reason: '404 ConversationNotFound' },
    ],
    [
      { kind: 'refuse', status: 412 },
      { kind: 'busy', reason: '412' },
    ],
    [
      { kind: 'refuse', status: 429, retryAfter: '30' },
      { kind: 'throttled', retryAfterMs: 30_000 },
    ],
    [
      { kind: 'refuse', status: 500 },
      { kind: 'unknown', reason: '500' },
    ],
    [{ kind: 'refuseAbove', bytes: 50 }, { kind: 'tooLarge' }],
    [{ kind: 'reset' }, { kind: 'unknown', reason: 'connection lost ECONNRESET' }],
  ])('%j is met once, and nothing arrives', async (behaviour, outcome) => {
    teams.behave(behaviour, { conversationId: idOf('ana'), times: 1 });
    expect(await send('luis')).toEqual({ kind: 'sent' });
    expect(await send('ana')).toEqual(outcome);
    expect(teams.conversation(idOf('ana')).received).toEqual([]);
    expect(await send('ana')).toEqual({ kind: 'sent' });
    expect(Object.values(teams.statistics().refused)).toEqual([1]);
  });

  test('a call that hangs is not answered, and nothing arrives', async () => {
    teams.behave({ kind: 'hang' }, { times: 1 });
    const impatient = createSender({ ...parts, limitMs: 1_000 });
    expect(await impatient.send(addressOf('ana'), message)).toEqual({ kind: 'unknown', reason: 'no answer in time' });
    expect(teams.statistics()).toMatchObject({ delivered: 0, refused: { hang: 1 } });
  });

  test('what is held back has arrived, and is answered when it is let go', async () => {
    teams.behave({ kind: 'hold' }, { times: 1 });
    const outcome = send('ana');
    await expect.poll(() => teams.conversation(idOf('ana')).received).toHaveLength(1);
    teams.letGo();
    expect(await outcome).toEqual({ kind: 'sent' });
  });

  test('a message may arrive although the answer says that it did not', async () => {
    teams.behave({ kind: 'deliverAndRefuse', status: 502 }, { times: 1 });
    expect(await send('ana')).toEqual({ kind: 'unknown', reason: '502' });
    expect(teams.conversation(idOf('ana')).received).toHaveLength(1);
  });

  test('a slow answer is an answer', async () => {
    teams.behave({ kind: 'slow', ms: 100 });
    const begun = performance.now();
    expect(await send('ana')).toEqual({ kind: 'sent' });
    expect(performance.now() - begun).toBeGreaterThan(90);
  });

  test('for all hold until they are taken back, and those for one come first', async () => {
    teams.behave({ kind: 'refuse', status: 503 });
    teams.behave({ kind: 'refuse', status: 412 }, { conversationId: idOf('ana'), times: 2 });
    const reasons = [];
    for (let index = 0; index < 4; index += 1) reasons.push(await send('ana'));
    expect(reasons).toMatchObject([{ reason: '412' }, { reason: '412' }, { reason: '503' }, { reason: '503' }]);
    teams.behaveWell();
    expect(await send('ana')).toEqual({ kind: 'sent' });
  });

  test('a size that is small enough is no matter', async () => {
    teams.behave({ kind: 'refuseAbove', bytes: 5_000 });
    expect(await send('ana')).toEqual({ kind: 'sent' });
  });

  test('for opening a chat leave sending alone', async () => {
    teams.behave({ kind: 'refuse', status: 403, code: 'BotNotInConversationRoster' }, { on: 'create', times: 1 });
    expect(await send('ana')).toEqual({ kind: 'sent' });
    expect(await sender.reopen('contoso', addressOf('ana'))).toMatchObject({ kind: 'gone' });
    const conversationId = idOf('29:ana');
    expect(await sender.reopen('contoso', addressOf('ana'))).toEqual({ kind: 'opened', conversationId });
    expect(teams.opened()).toMatchObject([{ userId: '29:ana', tenantId: 'contoso', conversationId }]);
  });
});

test('in a process of its own it is told and asked over HTTP', async () => {
  const child = fork(join(import.meta.dirname, 'teamsProcess.ts'), { silent: true });
  onTestFinished(() => void child.kill());
  if (child.stdout === null) throw new Error('The process cannot be heard.');
  const [port] = await once(createInterface({ input: child.stdout }), 'line');
  const url = `http://127.0.0.1:${port}/`;
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}control/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    return response.status === 200 ? response.json() : response.status;
  };

  const behaviour = { kind: 'refuse', status: 503 };
  expect(await ask('POST', 'behaviours', { behaviour, when: { times: 1 } })).toBe(204);
  expect(await ask('POST', 'behaviours', { behaviour: { kind: 'explode' } })).toBe(400);
  const ana = addressOf('ana', 'contoso', url);
  expect(await sender.send(ana, message)).toEqual({ kind: 'busy', reason: '503' });
  expect(await sender.send(ana, message)).toEqual({ kind: 'sent' });
  expect(await ask('GET', 'statistics')).toMatchObject({ delivered: 1, refused: { 503: 1 } });
  expect(await ask('GET', `conversation?id=${encodeURIComponent(ana.conversationId)}`)).toMatchObject({
    peak: 2,
    received: [{ summary: '60 of 100' }],
  });
  expect(await ask('DELETE', 'records')).toBe(204);
  expect(await ask('GET', 'statistics')).toMatchObject({ delivered: 0 });

  child.disconnect();
  await once(child, 'exit');
});

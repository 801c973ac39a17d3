import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createActivities, tenantId } from '../../support/activities.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';
import { createCloud, startTokenIssuer, type TokenIssuer } from '../../support/startTokenIssuer.ts';

const appId = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const otherTenantId = '99999999-9999-4999-8999-999999999999';
const activities = createActivities(serviceUrl);
const inTenant = (id: string) => ({
  conversation: { id: 'a:personal', conversationType: 'personal', tenantId: id },
  channelData: { tenant: { id } },
});

let issuer: TokenIssuer;
let edge: Edge;

beforeAll(async () => {
  issuer = await startTokenIssuer();
});
afterAll(() => issuer.stop());

beforeEach(async () => {
  edge = await startEdge({
    config: {
      mode: 'teams',
      app: { id: appId, type: 'SingleTenant', tenantId, password: 'not-used' },
      servedTenants: [tenantId],
    },
    cloud: issuer.cloud,
  });
  return () => edge.stop();
});

function createClaims(overrides: Record<string, unknown> = {}) {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 3600,
    ...overrides,
  };
}

const post = (activity: unknown, authorization: string) => edge.post(activity, { authorization });

test('a message with a token of the Bot Framework is heard', async () => {
  const { status } = await post(activities.message('score'), issuer.authorize(createClaims()));
  expect([status, edge.turns.length]).toEqual([200, 1]);
});

describe('a token that is not good', () => {
  const { iss: _iss, ...withoutIssuer } = createClaims();

  test.each<[string, () => string]>([
    ['none at all', () => ''],
    ['another scheme', () => 'Basic dXNlcjpwYXNz'],
    ['no token behind the scheme', () => 'Bearer'],
    ['a token that is none', () => 'Bearer abc'],
    ['a token with parts that are none', () => 'Bearer a.b.c'],
    ['a token for another bot', () => issuer.authorize(createClaims({ aud: otherTenantId }))],
    ['a token of another issuer', () => issuer.authorize(createClaims({ iss: 'https://evil.example' }))],
    ['a token without an issuer', () => issuer.authorize(withoutIssuer)],
    ['a token for another service URL', () => issuer.authorize(createClaims({ serviceurl: 'https://evil.example/' }))],
    ['a token that has expired', () => issuer.authorize(createClaims({ exp: 1_700_000_000 }))],
    ['a token with a forged signature', () => issuer.forge(createClaims())],
    ['a token without a signature', () => issuer.authorize(createClaims()).replace(/[^.]+$/, '')],
    [
      'a token that claims to come from a skill',
      () => issuer.authorize(createClaims({ ver: '1.0', appid: otherTenantId })),
    ],
  ])('gets 401 and one sentence: %s', async (_case, createHeader) => {
    const response = await post(activities.message('score'), createHeader());
    expect(response).toEqual({ status: 401, body: { error: expect.stringMatching(/^[^:]+[.]$/) } });
    expect(edge.turns).toEqual([]);
  });
});

test('a token that cannot be checked just now gets 503', async () => {
  const lonely = await startEdge({
    config: {
      mode: 'teams',
      app: { id: appId, type: 'SingleTenant', tenantId, password: 'x' },
      servedTenants: [tenantId],
    },
    cloud: createCloud('http://127.0.0.1:1/nobody-listens'),
  });
  const authorization = issuer.authorize(createClaims());
  expect(await lonely.post(activities.message('score'), { authorization })).toMatchObject({ status: 503 });
  await lonely.stop();
});

describe('even with a good token', () => {
  test.each(['webchat', 'directline', 'emulator', 'AseChannel'])('the channel %s is refused', async (channelId) => {
    const response = await post(activities.message('score', { channelId }), issuer.authorize(createClaims()));
    expect([response.status, edge.turns]).toEqual([403, []]);
  });

  test.each(['https://evil.trafficmanager.net/', 'http://127.0.0.1:1/'])(
    'the service URL %s is refused',
    async (url) => {
      const authorization = issuer.authorize(createClaims({ serviceurl: url }));
      const response = await post(activities.message('score', { serviceUrl: url }), authorization);
      expect([response.status, edge.turns]).toEqual([403, []]);
    },
  );

  test('another tenant is met with silence', async () => {
    const response = await post(activities.message('score', inTenant(otherTenantId)), issuer.authorize(createClaims()));
    expect([response, edge.turns]).toEqual([{ status: 200, body: undefined }, []]);
  });

  test('a message without a tenant is met with silence', async () => {
    const nowhere = { conversation: { id: 'a:personal', conversationType: 'personal' }, channelData: undefined };
    await post(activities.message('score', nowhere), issuer.authorize(createClaims()));
    expect(edge.turns).toEqual([]);
  });

  test('a message of somebody without an Entra object id is met with silence', async () => {
    const response = await post(
      activities.message('score', { from: { id: '29:x' } }),
      issuer.authorize(createClaims()),
    );
    expect([response, edge.turns]).toEqual([{ status: 200, body: undefined }, []]);
  });

  test('a chat of a kind that Teams does not name counts as a group', async () => {
    const odd = { conversation: { id: '19:x', conversationType: 'somethingNew', tenantId } };
    await post(activities.message('score', odd), issuer.authorize(createClaims()));
    expect(edge.turns[0]?.turn.chat.kind).toBe('group');
  });
});

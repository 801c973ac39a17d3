import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBotbuilderSdk } from '../../../src/adapters/teams/index.ts';
import { createActivities, tenantId } from '../../support/activities.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';
import { createClaims, startTokenIssuer, type TokenIssuer } from '../../support/startTokenIssuer.ts';

const appId = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const app = { id: appId, type: 'SingleTenant', tenantId, password: 'not-used' } as const;
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const otherTenantId = '99999999-9999-4999-8999-999999999999';
const activities = createActivities(serviceUrl);
const inTenant = (id: string) => ({
  conversation: { id: 'a:personal', conversationType: 'personal', tenantId: id },
  channelData: { tenant: { id } },
});

let issuer: TokenIssuer;

beforeAll(async () => {
  issuer = await startTokenIssuer();
});
afterAll(() => issuer.stop());

async function post(
  activity: Record<string, unknown>,
): Promise<Awaited<ReturnType<Edge['post']>> & Pick<Edge, 'turns'>> {
  const edge = await startEdge({
    config: { mode: 'teams', servedTenants: [tenantId] },
    sdk: createBotbuilderSdk({ app, cloud: issuer.cloud }),
  });
  const claims = createClaims(appId, String(activity.serviceUrl));
  const response = await edge.post(activity, { authorization: issuer.authorize(claims) });
  await edge.stop();
  return { ...response, turns: edge.turns };
}

describe('even with a good token', () => {
  test.each(['webchat', 'directline', 'emulator', 'AseChannel'])('the channel %s is refused', async (channelId) => {
    const { status, turns } = await post(activities.message('score', { channelId }));
    expect([status, turns]).toEqual([403, []]);
  });

  test.each(['https://evil.trafficmanager.net/', 'http://127.0.0.1:1/'])(
    'the service URL %s is refused',
    async (url) => {
      const { status, turns } = await post(activities.message('score', { serviceUrl: url }));
      expect([status, turns]).toEqual([403, []]);
    },
  );

  test('another tenant is met with silence', async () => {
    const response = await post(activities.message('score', inTenant(otherTenantId)));
    expect(response).toEqual({ status: 200, body: undefined, turns: [] });
  });

  test('a message without a tenant is met with silence', async () => {
    const nowhere = { conversation: { id: 'a:personal', conversationType: 'personal' }, channelData: undefined };
    expect(await post(activities.message('score', nowhere))).toMatchObject({ turns: [] });
  });

  test('a message of somebody without an Entra object id is met with silence', async () => {
    const response = await post(activities.message('score', { from: { id: '29:x' } }));
    expect(response).toEqual({ status: 200, body: undefined, turns: [] });
  });

  test('a chat of a kind that Teams does not name counts as a group', async () => {
    const odd = { conversation: { id: '19:x', conversationType: 'somethingNew', tenantId } };
    const { turns } = await post(activities.message('score', odd));
    expect(turns[0]?.turn.chat.kind).toBe('group');
  });
});

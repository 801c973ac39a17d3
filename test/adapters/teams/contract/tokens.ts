import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createActivities, tenantId } from '../../../support/activities.ts';
import { type Edge, startEdge } from '../../../support/startEdge.ts';
import { createClaims, createCloud, startTokenIssuer, type TokenIssuer } from '../../../support/startTokenIssuer.ts';
import type { CreateSdk } from './createSdk.ts';

const appId = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const app = { id: appId, type: 'SingleTenant', tenantId, password: 'not-used' } as const;
const config = { mode: 'teams', servedTenants: [tenantId] } as const;
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const elsewhere = '99999999-9999-4999-8999-999999999999';
const activities = createActivities(serviceUrl);

export function describeTokens(createSdk: CreateSdk): void {
  describe('who is let in', () => {
    let issuer: TokenIssuer;
    let edge: Edge;

    beforeAll(async () => {
      issuer = await startTokenIssuer();
    });
    afterAll(() => issuer.stop());

    beforeEach(async () => {
      edge = await startEdge({ config, sdk: createSdk({ app, cloud: issuer.cloud }) });
      return () => edge.stop();
    });

    const sign = (overrides: Record<string, unknown> = {}) =>
      issuer.authorize({ ...createClaims(appId, serviceUrl), ...overrides });
    const post = (authorization: string) => edge.post(activities.message('score'), { authorization });

    test('is a message with a token of the Bot Framework', async () => {
      const { status } = await post(sign());
      expect([status, edge.turns.length]).toEqual([200, 1]);
    });

    test.each<[string, () => string]>([
      ['none at all', () => ''],
      ['another scheme', () => 'Basic dXNlcjpwYXNz'],
      ['no token behind the scheme', () => 'Bearer'],
      ['a token that is none', () => 'Bearer abc'],
      ['a token with parts that are none', () => 'Bearer a.b.c'],
      ['a token for another bot', () => sign({ aud: elsewhere })],
      ['a token of another issuer', () => sign({ iss: 'https://evil.example' })],
      ['a token without an issuer', () => sign({ iss: undefined })],
      ['a token for another service URL', () => sign({ serviceurl: 'https://evil.example/' })],
      ['a token that has expired', () => sign({ exp: 1_700_000_000 })],
      ['a token with a forged signature', () => issuer.forge(createClaims(appId, serviceUrl))],
      ['a token without a signature', () => sign().replace(/[^.]+$/, '')],
      ['a token that claims to come from a skill', () => sign({ ver: '1.0', appid: elsewhere })],
    ])('is not, with 401 and one sentence: %s', async (_case, createHeader) => {
      const response = await post(createHeader());
      expect(response).toEqual({ status: 401, body: { error: expect.stringMatching(/^[^:]+[.]$/) } });
      expect(edge.turns).toEqual([]);
    });

    test('is nobody, with 503, while tokens cannot be checked', async () => {
      const lonely = await startEdge({
        config,
        sdk: createSdk({ app, cloud: createCloud('http://127.0.0.1:1/nobody-listens') }),
      });
      expect(await lonely.post(activities.message('score'), { authorization: sign() })).toMatchObject({ status: 503 });
      await lonely.stop();
    });

    test('is everybody where the bot has no app', async () => {
      const local = await startEdge({ sdk: createSdk({ app: null }) });
      const fromHere = createActivities('http://127.0.0.1:1/');
      expect(await local.post(fromHere.message('score'))).toMatchObject({ status: 200 });
      expect(local.turns).toHaveLength(1);
      await local.stop();
    });
  });
}

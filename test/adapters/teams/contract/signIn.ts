import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSender, type SenderParts } from '../../../../src/adapters/teams/createSender.ts';
import type { Registration } from '../../../../src/adapters/teams/sdk.ts';
import { tenantId } from '../../../support/activities.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { startTokenIssuer, type TokenIssuer } from '../../../support/startTokenIssuer.ts';
import type { CreateSdk } from './createSdk.ts';
import { answer, type Responder, startResponder } from './startResponder.ts';

const now = Temporal.Instant.from('2026-11-22T09:00:00Z');
const message = { summary: 'Data & AI: 60 of 100', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

export function describeSignIn(createSdk: CreateSdk): void {
  let responder: Responder;

  beforeEach(async () => {
    responder = await startResponder();
    return () => responder.stop();
  });

  describe('the token of the bot', () => {
    let issuer: TokenIssuer;
    let registration: Registration;

    beforeEach(async () => {
      issuer = await startTokenIssuer();
      // An SDK may remember tokens by app id for the whole process.
      const app = { id: randomUUID(), type: 'SingleTenant', tenantId, password: 'a-secret' } as const;
      registration = { app, cloud: issuer.cloud };
      return () => issuer.stop();
    });

    const start = (parts: Partial<SenderParts> = {}) =>
      createSender({ sdk: createSdk(registration), mode: 'local', log: silentLog, now: () => now, ...parts });

    test('is fetched once for many messages and goes with each of them', async () => {
      const signIns = issuer.takeSignIns();
      const sender = start();
      const first = await Promise.all(Array.from({ length: 20 }, () => sender.send(responder.chat, message)));
      expect(first).toEqual(Array.from({ length: 20 }, () => ({ kind: 'sent' })));
      await sender.send(responder.chat, message);
      expect(responder.asked.map(({ headers }) => headers.authorization)).toEqual(
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
      expect(await start().send(responder.chat, message)).toEqual(outcome);
      expect(responder.asked).toEqual([]);
    });

    test('that the login host could not be reached for leaves everything as it was', async () => {
      issuer.takeSignIns((response) => response.destroy());
      const outcome = await start().send(responder.chat, message);
      expect(outcome).toEqual({ kind: 'busy', reason: 'sign-in network_error' });
    });

    test('that does not come in time lets nothing be sent, not even later', async () => {
      let late: ServerResponse | undefined;
      issuer.takeSignIns((response) => {
        late = response;
      });
      const sdk = createSdk(registration);
      const outcome = await start({ sdk, limitMs: 3_000 }).send(responder.chat, message);
      expect(outcome).toEqual({ kind: 'busy', reason: 'sign-in no answer in time' });
      answer(late as ServerResponse, 200, { token_type: 'Bearer', expires_in: 3600, access_token: 'late' });
      expect(await start({ sdk }).send(responder.chat, { ...message, summary: 'another' })).toEqual({ kind: 'sent' });
      expect(responder.asked.map(({ body }) => body)).toMatchObject([{ summary: 'another' }]);
    });
  });
}

import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSender, type SenderParts } from '../../../../src/adapters/teams/createSender.ts';
import type { Address } from '../../../../src/partner/address.ts';
import { tenantId } from '../../../support/activities.ts';
import { silentLog } from '../../../support/silentLog.ts';
import type { CreateSdk } from './createSdk.ts';
import { answer, type Responder, startResponder } from './startResponder.ts';

const now = Temporal.Instant.from('2026-11-22T09:00:00Z');

export function describeReaders(createSdk: CreateSdk): void {
  let responder: Responder;

  beforeEach(async () => {
    responder = await startResponder();
    return () => responder.stop();
  });

  const start = (parts: Partial<SenderParts> = {}) =>
    createSender({ sdk: createSdk({ app: null }), mode: 'local', log: silentLog, now: () => now, ...parts });

  describe('who reads along', () => {
    const member = { tenantId, userRole: 'user' };
    const guest = { ...member, userRole: 'guest' };
    const pages = (...all: object[][]) => {
      responder.respond = (response, { path }) => {
        const index = Number(/continuationToken=(\d+)/.exec(path)?.[1] ?? 0);
        const more = index + 1 < all.length ? { continuationToken: String(index + 1) } : {};
        answer(response, 200, { members: all[index], ...more });
      };
    };
    const group = (): Address => ({ ...responder.chat, kind: 'group', conversationId: '19:g@thread.v2', user: null });

    test('in a group chat is read from every page', async () => {
      pages([member, member], [member]);
      expect(await start().lookUpAudience(tenantId, group())).toBe('members only');
      pages([member, member], [guest]);
      expect(await start().lookUpAudience(tenantId, group())).toBe('outsiders');
      expect(responder.asked[0]?.path).toBe('/teams/v3/conversations/19:g@thread.v2/pagedmembers?pageSize=500');
      expect(responder.asked).toHaveLength(4);
    });

    test('in a channel are the members of its team', async () => {
      pages([member]);
      const channel: Address = { ...group(), kind: 'channel', team: '19:team@thread.tacv2' };
      expect(await start().lookUpAudience(tenantId, channel)).toBe('members only');
      expect(responder.asked.map(({ path }) => path)).toEqual([
        '/teams/v3/conversations/19:team@thread.tacv2/pagedmembers?pageSize=500',
      ]);
    });

    test.each<[who: string, address: () => Address, audience: string]>([
      ['a personal chat', () => responder.chat, 'members only'],
      ['a shared channel', () => ({ ...group(), kind: 'channel', isShared: true }), 'outsiders'],
      ['an address that is not allowed', () => ({ ...group(), serviceUrl: 'https://evil.example/' }), 'unknown'],
    ])('is known without asking in %s', async (_who, address, audience) => {
      expect(await start().lookUpAudience(tenantId, address())).toBe(audience);
      expect(responder.asked).toEqual([]);
    });

    test.each([403, 429, 503])('is unknown after one request where Teams answers %d', async (status) => {
      responder.respond = (response) => answer(response, status, '');
      expect(await start().lookUpAudience(tenantId, group())).toBe('unknown');
      expect(responder.asked).toHaveLength(1);
    });
  });
}

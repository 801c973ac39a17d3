import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/conversation/answer.ts';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { ana, inChannel, luis, tenantId } from '../../../support/activities.ts';
import type { CreateSdk } from './createSdk.ts';
import { type RegisteredBot, startRegisteredBot } from './startRegisteredBot.ts';

const member = { tenantId, userRole: 'user', name: 'Somebody', email: 'somebody@contoso.example' };
const inGroup = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } };

export function describePeople(createSdk: CreateSdk): void {
  let bot: RegisteredBot;

  beforeEach(async () => {
    bot = await startRegisteredBot(createSdk);
    return () => bot.stop();
  });

  /** What a turn gets to know when it asks. */
  async function ask<Told>(question: (turn: Turn) => Promise<Told>, overrides: Record<string, unknown> = inGroup) {
    let told: Told | undefined;
    bot.answer = async (_said, turn) => {
      told = await question(turn);
      return { kind: 'nothing' };
    };
    await bot.post(bot.activities.message('score', overrides));
    return told;
  }

  describe('who a person is', () => {
    const lookUp = (overrides: Record<string, unknown>) => ask((turn) => turn.lookUpMembership(), { ...overrides });

    test.each([
      ['a personal chat', {}, 'a:personal'],
      ['a group chat', inGroup, inGroup.conversation.id],
      ['the team of a channel', inChannel, '19:team@thread.tacv2'],
    ])('is asked of Teams in %s', async (_where, overrides, asked) => {
      bot.connector.members.set(ana.id, member);
      expect(await lookUp(overrides)).toEqual({ kind: 'member', mail: member.email });
      expect(bot.connector.asked).toEqual([asked]);
    });

    test('stays unknown where Teams does not know them, or refuses to say', async () => {
      expect(await lookUp(inGroup)).toEqual({ kind: 'unknown' });
      bot.connector.members.set(ana.id, member);
      bot.connector.refuse('GET', 403);
      expect(await lookUp(inGroup)).toEqual({ kind: 'unknown' });
    });
  });

  describe('who reads along', () => {
    const lookUp = (overrides?: Record<string, unknown>) => ask((turn) => turn.lookUpAudience(), overrides);

    test('is read from every page, in a channel those of its team', async () => {
      for (const id of ['29:a', '29:b']) bot.connector.members.set(id, member);
      bot.connector.members.set('29:c', member);
      expect(await lookUp()).toBe('members only');
      expect(await lookUp(inChannel)).toBe('members only');
      bot.connector.members.set('29:c', { ...member, userRole: 'guest' });
      expect(await lookUp()).toBe('outsiders');
      expect(await lookUp(inChannel)).toBe('outsiders');
      const twice = (id: string) => [id, id];
      const [group, team] = [twice(inGroup.conversation.id), twice('19:team@thread.tacv2')];
      expect(bot.connector.asked).toEqual([...group, ...team, ...group, ...team]);
    });

    test('is unknown where Teams does not say', async () => {
      bot.connector.refuse('GET', 403);
      expect(await lookUp()).toBe('unknown');
    });
  });

  describe('a mentioned person', () => {
    test('is who Teams says, by Entra object id', async () => {
      bot.connector.members.set(luis.id, { ...member, name: luis.name, aadObjectId: luis.aadObjectId });
      const membership = { kind: 'member', mail: member.email };
      const expected = { id: luis.aadObjectId, name: luis.name, membership };
      expect(await ask((turn) => turn.lookUpMentioned(luis.id))).toEqual(expected);
    });

    test('is nobody where Teams does not know them', async () => {
      expect(await ask((turn) => turn.lookUpMentioned('29:stranger'))).toBeNull();
    });
  });

  describe('an answer for the presser alone', () => {
    const message: Message = { summary: 'Names', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };
    const notSent: Message = { summary: 'Say hi first', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

    beforeEach(() => {
      bot.answer = async () => ({ kind: 'private', message, sent: 'Sent to you alone.', notSent });
    });

    test('goes to their personal chat with the bot, and the button says so', async () => {
      bot.connector.opened.add(ana.id);
      const { body } = await bot.post(bot.activities.execute({}, inGroup));
      expect(bot.connector.posted).toMatchObject([
        { conversationId: `personal:${ana.id}:${tenantId}`, activity: { type: 'message', summary: 'Names' } },
      ]);
      expect(body).toMatchObject({ statusCode: 200, value: 'Sent to you alone.' });
    });

    test('leaves nothing in the group, also by Submit', async () => {
      bot.connector.opened.add(ana.id);
      await bot.post(bot.activities.submit({}, inGroup));
      const conversations = bot.connector.posted.map(({ conversationId }) => conversationId);
      expect(conversations).toEqual([`personal:${ana.id}:${tenantId}`]);
    });

    test('is never told in the group where it cannot be delivered; how to get it is', async () => {
      await bot.post(bot.activities.submit({}, inGroup));
      expect(bot.connector.posted).toMatchObject([
        { conversationId: '19:g@thread.v2', activity: { summary: 'Say hi first' } },
      ]);
    });
  });
}

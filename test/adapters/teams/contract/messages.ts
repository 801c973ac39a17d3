import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/conversation/answer.ts';
import { ana, bot as botAccount, inChannel, mention, tenantId } from '../../../support/activities.ts';
import type { CreateSdk } from './createSdk.ts';
import { type RegisteredBot, startRegisteredBot } from './startRegisteredBot.ts';

const message: Message = {
  summary: 'Data & AI: 60 of 100',
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: '60' }] },
};

export function describeMessages(createSdk: CreateSdk): void {
  describe('a message', () => {
    let bot: RegisteredBot;

    beforeEach(async () => {
      bot = await startRegisteredBot(createSdk);
      bot.answer = async () => ({ kind: 'message', message });
      return () => bot.stop();
    });

    test('reaches the conversation with who said it, where and when', async () => {
      const { status } = await bot.post(bot.activities.message('  Score '));
      expect(status).toBe(200);
      expect(bot.turns).toHaveLength(1);
      expect(bot.turns[0]).toMatchObject({
        said: { kind: 'text', text: 'Score', mentions: [] },
        turn: {
          tenantId,
          user: { id: ana.aadObjectId, name: 'Ana García' },
          chat: { id: 'a:personal', kind: 'personal' },
          locale: 'en-GB',
          timeZone: 'Europe/Madrid',
        },
      });
      expect(String(bot.turns[0]?.turn.now)).toBe('2026-11-22T09:00:00Z');
    });

    test('is answered with a card and a summary for the notification, signed by the bot', async () => {
      await bot.post(bot.activities.message('score', { id: 'm1' }));
      expect(bot.connector.posted).toMatchObject([
        {
          method: 'POST',
          conversationId: 'a:personal',
          activityId: 'm1',
          authorization: 'Bearer token-1',
          activity: {
            type: 'message',
            summary: message.summary,
            attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
          },
        },
      ]);
    });

    test('in a channel is answered in its thread, and the chat is the channel', async () => {
      const text = '<at>Partner Score</at> score';
      await bot.post(bot.activities.message(text, { ...inChannel, entities: [mention(botAccount)] }));
      expect(bot.connector.posted[0]?.conversationId).toBe('19:general@thread.tacv2;messageid=1700000000000');
      expect(bot.turns[0]).toMatchObject({
        said: { text: 'score' },
        turn: { chat: { id: '19:general@thread.tacv2', kind: 'channel' } },
      });
    });

    test('has the same activity id whenever it is delivered', async () => {
      const activity = bot.activities.message('score');
      await bot.post(activity);
      await bot.post(activity);
      expect(bot.turns.map(({ turn }) => turn.activityId)).toEqual([activity.id, activity.id]);
    });

    test('that takes long shows typing before the answer', async () => {
      bot.answer = async () => {
        await bot.connector.waitFor('typing');
        return { kind: 'message', message };
      };
      await bot.post(bot.activities.message('score'));
      expect(bot.connector.posted.map(({ activity }) => activity.type)).toEqual(['typing', 'message']);
    });

    test('that is not answered leaves no trace', async () => {
      bot.answer = async () => ({ kind: 'nothing' });
      expect(await bot.post(bot.activities.message('score'))).toEqual({ status: 200, body: undefined });
      expect(bot.connector.posted).toEqual([]);
    });
  });
}

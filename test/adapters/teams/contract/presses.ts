import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/conversation/answer.ts';
import type { CreateSdk } from './createSdk.ts';
import { type RegisteredBot, startRegisteredBot } from './startRegisteredBot.ts';

const message: Message = {
  summary: 'Data & AI: 60 of 100',
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: '60' }] },
};

export function describePresses(createSdk: CreateSdk): void {
  let bot: RegisteredBot;

  describe('the press of a Submit', () => {
    beforeEach(async () => {
      bot = await startRegisteredBot(createSdk);
      bot.answer = async () => ({ kind: 'replacement', message });
      return () => bot.stop();
    });

    test('reaches the conversation with its data', async () => {
      await bot.post(bot.activities.submit({ v: 1, figure: '3' }));
      expect(bot.turns[0]?.said).toEqual({ kind: 'press', data: { v: 1, figure: '3' }, via: 'submit' });
    });

    test('is answered by putting the new card in place of the pressed one', async () => {
      await bot.post(bot.activities.submit({}));
      expect(bot.connector.posted).toMatchObject([
        {
          method: 'PUT',
          activityId: 'card-1',
          activity: { summary: message.summary, attachments: [{ content: message.card }] },
        },
      ]);
    });

    test.each([403, 404])('is answered with a new message where the card cannot be replaced (%i)', async (status) => {
      bot.connector.refuse('PUT', status);
      await bot.post(bot.activities.submit({}));
      expect(bot.connector.posted).toMatchObject([{ method: 'POST', activity: { summary: message.summary } }]);
    });

    test('is answered with a new message where nobody says which card it was', async () => {
      await bot.post(bot.activities.submit({}, { replyToId: undefined }));
      expect(bot.connector.posted).toMatchObject([{ method: 'POST' }]);
    });
  });

  describe('the press of an Execute', () => {
    beforeEach(async () => {
      bot = await startRegisteredBot(createSdk);
      return () => bot.stop();
    });

    test.each([
      ['with a trigger', {}],
      ['without a trigger', { value: { action: { type: 'Action.Execute', verb: 'act', data: { v: 1 } } } }],
      ['without a verb', { value: { action: { type: 'Action.Execute', data: { v: 1 } } } }],
    ])('reaches the conversation with its data: %s', async (_case, overrides) => {
      await bot.post(bot.activities.execute({ v: 1 }, overrides));
      expect(bot.turns[0]?.said).toEqual({ kind: 'press', data: { v: 1 }, via: 'execute' });
    });

    test('is answered with the card that takes the place of the pressed one', async () => {
      bot.answer = async () => ({ kind: 'replacement', message });
      const response = await bot.post(bot.activities.execute({}));
      const type = 'application/vnd.microsoft.card.adaptive';
      expect(response).toEqual({ status: 200, body: { statusCode: 200, type, value: message.card } });
      expect(bot.connector.posted).toEqual([]);
    });

    test('that asks for a message gets it, and its summary as the answer', async () => {
      bot.answer = async () => ({ kind: 'message', message });
      const response = await bot.post(bot.activities.execute({}));
      const type = 'application/vnd.microsoft.activity.message';
      expect(response).toEqual({ status: 200, body: { statusCode: 200, type, value: message.summary } });
      expect(bot.connector.posted).toMatchObject([{ method: 'POST', activity: { summary: message.summary } }]);
    });

    test('that nothing answers gets an error that Teams can show', async () => {
      const response = await bot.post(bot.activities.execute({}));
      expect(response).toMatchObject({
        status: 200,
        body: { statusCode: 501, type: 'application/vnd.microsoft.error', value: { code: 'NotImplemented' } },
      });
    });
  });
}

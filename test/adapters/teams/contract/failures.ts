import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/conversation/answer.ts';
import type { CreateSdk } from './createSdk.ts';
import { type RegisteredBot, startRegisteredBot } from './startRegisteredBot.ts';

const secret = 'AccountKey=abc123';
const message: Message = { summary: '60 of 100', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

export function describeFailures(createSdk: CreateSdk): void {
  describe('a turn that fails', () => {
    let bot: RegisteredBot;

    beforeEach(async () => {
      bot = await startRegisteredBot(createSdk);
      bot.answer = () => Promise.reject(new Error(secret));
      return () => bot.stop();
    });

    test('gets a calm sentence with a reference, and no details', async () => {
      const response = await bot.post(bot.activities.message('score'));
      expect(response).toEqual({ status: 200, body: undefined });
      expect(bot.connector.posted).toHaveLength(1);
      expect(bot.connector.posted[0]?.activity.text).toMatch(/^Sorry, .*reference [0-9a-f]{8} /);
      expect(bot.connector.posted[0]?.activity.text).not.toContain(secret);
    });

    test('gets the sentence in the language of the activity', async () => {
      await bot.post(bot.activities.message('puntos', { locale: 'es-ES' }));
      expect(bot.connector.posted[0]?.activity.text).toMatch(/^Lo siento, .*referencia [0-9a-f]{8} /);
      const response = await bot.post(bot.activities.execute({}, { locale: 'es-MX' }));
      expect(JSON.stringify(response.body)).toContain('Lo siento');
    });

    test('gets an error that Teams can show when a button was pressed', async () => {
      const response = await bot.post(bot.activities.execute({}));
      expect(response).toMatchObject({
        status: 200,
        body: { statusCode: 500, type: 'application/vnd.microsoft.error' },
      });
      expect(JSON.stringify(response.body)).not.toContain(secret);
    });

    test('gets the sentence in the chat when a file was consented to', async () => {
      const value = { action: 'accept', context: {} };
      const consent = bot.activities.other('invoke', { name: 'fileConsent/invoke', value });
      expect(await bot.post(consent)).toMatchObject({ status: 200, body: { statusCode: 500 } });
      expect(bot.connector.posted.map(({ activity }) => activity.text)).toEqual([expect.stringMatching(/^Sorry, /)]);
    });

    test('stays calm even when the sentence cannot be sent', async () => {
      bot.connector.refuse('POST', 403);
      expect(await bot.post(bot.activities.message('score'))).toEqual({ status: 200, body: undefined });
    });

    test('is quiet where Teams forbids to answer in the chat: no second message, one line of the log', async () => {
      bot.answer = async () => ({ kind: 'message', message });
      bot.connector.refuse('POST', 403);
      const before = bot.lines.length;
      expect(await bot.post(bot.activities.message('score'))).toEqual({ status: 200, body: undefined });
      expect(bot.connector.refused).toEqual(['POST']);
      const levels = bot.lines.slice(before).filter((line) => !line.includes('"req"'));
      expect(levels).toEqual([expect.stringContaining('Teams forbids to answer in this chat')]);
    });

    test('does not disturb the next one', async () => {
      await bot.post(bot.activities.message('score'));
      bot.answer = async () => ({ kind: 'message', message });
      await bot.post(bot.activities.message('score'));
      expect(bot.connector.posted[1]?.activity.summary).toBe(message.summary);
    });
  });
}

import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Message } from '../../../../src/conversation/answer.ts';
import { StorageAway } from '../../../../src/partner/store.ts';
import { ana, tenantId } from '../../../support/activities.ts';
import type { CreateSdk } from './createSdk.ts';
import { type RegisteredBot, startRegisteredBot } from './startRegisteredBot.ts';

function say(summary: string): Message {
  return { summary, card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: summary }] } };
}

const result: Answer = { kind: 'message', message: say('31 customers') };

export function describePutOff(createSdk: CreateSdk): void {
  describe('a turn that is put off', () => {
    let bot: RegisteredBot;

    beforeEach(async () => {
      bot = await startRegisteredBot(createSdk);
      bot.answer = async (_, { progress }) => (progress === null ? { kind: 'later', message: say('Reading') } : result);
      return () => bot.stop();
    });

    const file = (index: number) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: `usage-${index}.csv`,
      content: { downloadUrl: `http://127.0.0.1:1/${index}`, uniqueId: `${index}`, fileType: 'csv' },
    });
    const drop = () =>
      bot.post(
        bot.activities.message('said beside it', {
          attachments: [{ contentType: 'text/html', content: '<div>said beside it</div>' }, file(1), file(2)],
        }),
      );
    const finish = (times = 1) => {
      const job = bot.putOff[0];
      if (job === undefined || job === null) throw new Error('Nothing was put off.');
      return bot.finish(job, times);
    };
    const summaries = () => bot.connector.posted.map(({ method, activity }) => [method, activity.summary]);

    test('shows at once that it takes a while, and can be taken from then on', async () => {
      expect((await drop()).status).toBe(200);
      expect(summaries()).toEqual([['POST', 'Reading']]);
      expect(bot.putOff).toEqual([{ activity: expect.objectContaining({ text: '' }), messageId: 'sent-1' }]);
    });

    test('is taken again by the same person, in the same place and with the same files, and answered in place, signed by the bot', async () => {
      await drop();
      await finish();
      expect(bot.connector.posted.at(-1)).toMatchObject({
        method: 'PUT',
        activityId: 'sent-1',
        conversationId: 'a:personal',
        activity: { summary: '31 customers' },
        authorization: expect.stringMatching(/^Bearer token-\d$/),
      });
      const [first, second] = bot.turns;
      expect(second).toMatchObject({
        said: { kind: 'files', files: [{ name: 'usage-1.csv' }, { name: 'usage-2.csv' }] },
        turn: {
          tenantId,
          user: { id: ana.aadObjectId },
          chat: { id: 'a:personal', kind: 'personal' },
          locale: 'en-GB',
        },
      });
      expect(second?.turn.activityId).toBe(first?.turn.activityId);
    });

    test('shows how far it is in the message that stands there, no more often than Teams takes it', async () => {
      await drop();
      bot.answer = async (_, { progress }) => {
        for (let rows = 1; rows <= 100; rows += 1) progress?.show(say(`${rows} rows`));
        return result;
      };
      await finish();
      expect(summaries()).toEqual([
        ['POST', 'Reading'],
        ['PUT', '1 rows'],
        ['PUT', '31 customers'],
      ]);
    });

    test('without a message, as where its instance died too early, is answered with a new one', async () => {
      await drop();
      await bot.finish({ activity: bot.putOff[0]?.activity, messageId: null }, 1);
      expect(summaries()).toEqual([
        ['POST', 'Reading'],
        ['POST', '31 customers'],
      ]);
    });

    test('is answered with a new message where the one that stands there cannot be replaced', async () => {
      await drop();
      bot.connector.refuse('PUT', 404);
      await finish();
      expect(summaries().at(-1)).toEqual(['POST', '31 customers']);
    });

    test('is taken at once where no queue takes it', async () => {
      bot.hold = () => Promise.reject(new Error('no queue'));
      expect((await drop()).status).toBe(200);
      expect(summaries()).toEqual([['POST', '31 customers']]);
      bot.hold = async () => null;
      await drop();
      expect(summaries()).toHaveLength(2);
    });

    test('is tried again where storage is away, and in the end the person is told', async () => {
      await drop();
      bot.answer = () => Promise.reject(new StorageAway(new Error('away')));
      await expect(finish(1)).rejects.toThrow(StorageAway);
      await expect(finish(2)).rejects.toThrow(StorageAway);
      expect(summaries()).toHaveLength(1);
      await finish(3);
      expect(bot.connector.posted.at(-1)).toMatchObject({
        method: 'PUT',
        activity: { text: expect.stringContaining('did not work') },
      });
    });

    test('over which instances died again and again is not begun any more, and the person is told', async () => {
      await drop();
      await finish(4);
      expect(bot.turns).toHaveLength(1);
      expect(bot.connector.posted.at(-1)).toMatchObject({
        method: 'PUT',
        activity: { text: expect.stringContaining('I could not finish reading that') },
      });
    });

    test('that fails for any other reason is told at once, and not tried again', async () => {
      await drop();
      bot.answer = () => Promise.reject(new Error('a fault'));
      await finish(1);
      expect(bot.connector.posted.at(-1)?.method).toBe('PUT');
      expect(bot.lines.join()).toContain('a fault');
    });
  });
}

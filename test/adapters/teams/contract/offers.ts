import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/conversation/answer.ts';
import { createConsent } from '../createConsent.ts';
import { bytes, type Drive, startDrive } from '../startDrive.ts';
import type { CreateSdk } from './createSdk.ts';
import { type RegisteredBot, startRegisteredBot } from './startRegisteredBot.ts';

const data = { v: 1, file: 'data' };
const failed: Message = { summary: 'It did not arrive', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

export function describeOffers(createSdk: CreateSdk): void {
  describe('the offer of a file', () => {
    let bot: RegisteredBot;
    let drive: Drive;

    beforeEach(async () => {
      drive = await startDrive();
      bot = await startRegisteredBot(createSdk);
      bot.answer = async () => ({ kind: 'file', file: { kind: 'file', name: 'a.json', bytes }, failed });
      return async () => {
        await bot.stop();
        await drive.stop();
      };
    });

    const accept = () => createConsent(bot.activities, { action: 'accept', data, uploadUrl: `${drive.url}/upload` });

    test('is a consent card whose both answers carry its data back', async () => {
      const offer = { kind: 'offer', name: 'a.json', description: 'All data', sizeInBytes: 14, data } as const;
      bot.answer = async () => ({ kind: 'offer', offer });
      await bot.post(bot.activities.message('export data'));
      expect(bot.connector.posted).toMatchObject([
        {
          method: 'POST',
          activity: {
            summary: 'All data',
            attachments: [
              {
                contentType: 'application/vnd.microsoft.teams.card.file.consent',
                name: 'a.json',
                content: { description: 'All data', sizeInBytes: 14, acceptContext: data, declineContext: data },
              },
            ],
          },
        },
      ]);
    });

    test('when accepted brings the file to the given address, and a card of it into the chat', async () => {
      expect(await bot.post(accept())).toEqual({ status: 200, body: undefined });
      expect(bot.turns[0]?.said).toEqual({ kind: 'consent', isAccepted: true, data });
      expect(drive.puts).toEqual([{ path: '/upload', range: 'bytes 0-13/14', body: '{"all":"data"}' }]);
      expect(bot.connector.posted.map(({ method }) => method)).toEqual(['DELETE', 'POST']);
      expect(bot.connector.posted[0]?.activityId).toBe('offer-1');
      expect(bot.connector.posted[1]?.activity).toMatchObject({
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.card.file.info',
            contentUrl: 'https://contoso-my.sharepoint.com/personal/ana/partner-score.json',
            name: 'partner-score.json',
            content: { uniqueId: 'unique-1', fileType: 'json' },
          },
        ],
      });
    });

    test('when declined reaches the conversation as such', async () => {
      bot.answer = async () => ({ kind: 'message', message: { ...failed, summary: 'All right' } });
      const { status } = await bot.post(createConsent(bot.activities, { action: 'decline', data }));
      expect(status).toBe(200);
      expect(bot.turns[0]?.said).toEqual({ kind: 'consent', isAccepted: false, data });
      expect(bot.connector.posted.at(-1)?.activity.summary).toBe('All right');
      expect(drive.puts).toEqual([]);
    });

    test('is answered though its card cannot be taken away', async () => {
      bot.connector.refuse('DELETE', 403);
      expect(await bot.post(accept())).toMatchObject({ status: 200 });
      expect(bot.connector.posted.at(-1)?.activity.summary).toBe('a.json');
    });
  });
}

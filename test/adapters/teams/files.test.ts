import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Message } from '../../../src/conversation/answer.ts';
import type { ReadFile, Said } from '../../../src/conversation/turn.ts';
import { type Activities, createActivities } from '../../support/activities.ts';
import { type Connector, startConnector } from '../../support/startConnector.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';
import { createConsent } from './createConsent.ts';
import { bytes, type Drive, startDrive } from './startDrive.ts';

const data = { v: 1, file: 'data' };
const failed: Message = { summary: 'It did not arrive', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

let connector: Connector;
let edge: Edge;
let drive: Drive;
let activities: Activities;
let answer: (said: Said) => Promise<Answer>;

beforeEach(async () => {
  connector = await startConnector();
  drive = await startDrive();
  activities = createActivities(connector.serviceUrl);
  answer = async () => ({ kind: 'nothing' });
  edge = await startEdge({ answer: (said) => answer(said) });
});
afterEach(async () => {
  await edge.stop();
  await drive.stop();
  await connector.stop();
});

function createDrop(path: string, rest: object = {}) {
  const url = path.startsWith('/') ? `${drive.url}${path}` : path;
  return activities.message('', {
    text: undefined,
    attachments: [
      { contentType: 'text/html', content: '<div></div>' },
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: 'https://contoso-my.sharepoint.com/personal/ana/export.json',
        name: 'export.json',
        content: { downloadUrl: url, uniqueId: 'unique-2', fileType: 'json' },
      },
    ],
    ...rest,
  });
}

describe('an accepted offer', () => {
  test.each([
    ['is away', 'http://127.0.0.1:1/upload'],
    ['is not one of this machine', 'https://contoso.sharepoint.com.evil.example/upload'],
    ['refuses', '/refused'],
    ['leads elsewhere', '/elsewhere'],
  ])('says calmly that the file did not arrive when the address %s', async (_what, address) => {
    answer = async () => ({ kind: 'file', file: { kind: 'file', name: 'a.json', bytes }, failed });
    const uploadUrl = address.startsWith('/') ? `${drive.url}${address}` : address;
    await edge.post(createConsent(activities, { action: 'accept', data, uploadUrl }));
    expect(connector.posted.at(-1)?.activity.summary).toBe('It did not arrive');
  });

  test('without an address says that the file did not arrive', async () => {
    answer = async () => ({ kind: 'file', file: { kind: 'file', name: 'a.json', bytes }, failed });
    const value = { action: 'accept', context: data };
    await edge.post(activities.other('invoke', { name: 'fileConsent/invoke', value }));
    expect(connector.posted.at(-1)?.activity.summary).toBe('It did not arrive');
  });

  test('that cannot be read harms nothing', async () => {
    for (const value of [null, 'accept', {}, { action: 'explode' }, { action: 'accept', uploadInfo: { name: 3 } }]) {
      const { status } = await edge.post(activities.other('invoke', { name: 'fileConsent/invoke', value }));
      expect(status).toBe(200);
    }
    expect(edge.turns).toEqual([]);
  });
});

describe('a dropped file', () => {
  async function readDropped(path: string, mostBytes = 100): Promise<ReadFile | undefined> {
    let read: ReadFile | undefined;
    answer = async (said) => {
      if (said.kind === 'file') read = await said.read(mostBytes);
      return { kind: 'nothing' };
    };
    await edge.post(createDrop(path));
    return read;
  }

  test('reaches the conversation with its name, and is fetched when it is read', async () => {
    await edge.post(createDrop('/file'));
    expect(edge.turns[0]?.said).toMatchObject({ kind: 'file', name: 'export.json' });
    expect(drive.asked).toEqual([]);
    expect(await readDropped('/file')).toEqual({ kind: 'bytes', bytes: Buffer.from(bytes) });
  });

  test('is read up to a limit', async () => {
    expect(await readDropped('/file', 14)).toMatchObject({ kind: 'bytes' });
    expect(await readDropped('/file', 13)).toEqual({ kind: 'too large' });
  });

  test.each(['/refused', '/elsewhere', 'http://127.0.0.1:1/', 'https://evil.example/file', 'not a url'])(
    'at %s cannot be reached',
    async (path) => {
      expect(await readDropped(path)).toEqual({ kind: 'unreachable' });
    },
  );

  test('beside another reaches the conversation with it, in one message', async () => {
    const [first, second] = ['/file', '/refused'].map((path) => {
      const { attachments } = createDrop(path) as { attachments: readonly { name?: string }[] };
      return attachments.map((each) => (each.name === undefined ? each : { ...each, name: `${path.slice(1)}.csv` }));
    });
    const read: unknown[] = [];
    answer = async (said) => {
      if (said.kind === 'files') for (const file of said.files) read.push(file.name, (await file.read(100)).kind);
      return { kind: 'nothing' };
    };
    await edge.post(createDrop('/file', { attachments: [...(first ?? []), ...(second ?? [])] }));
    expect(read).toEqual(['file.csv', 'bytes', 'refused.csv', 'unreachable']);
  });

  test('of another kind, such as the HTML of every message, is none', async () => {
    await edge.post(createDrop('/file', { text: 'score', attachments: [{ contentType: 'text/html', content: '' }] }));
    expect(edge.turns[0]?.said).toEqual({ kind: 'text', text: 'score', mentions: [] });
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Message } from '../../../src/conversation/answer.ts';
import type { ReadFile, Said } from '../../../src/conversation/turn.ts';
import { type Activities, createActivities } from '../../support/activities.ts';
import { type Connector, startConnector } from '../../support/startConnector.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';

const bytes = new TextEncoder().encode('{"all":"data"}');
const data = { v: 1, file: 'data' };
const failed: Message = { summary: 'It did not arrive', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

interface Put {
  readonly path: string;
  readonly range: string | undefined;
  readonly body: string;
}

/** SharePoint as far as a bot meets it. */
async function startDrive() {
  const puts: Put[] = [];
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const body = await buffer(request);
    if (request.method === 'PUT') puts.push({ path, range: request.headers['content-range'], body: body.toString() });
    if (path.startsWith('/elsewhere')) response.writeHead(302, { location: '/file' });
    else response.statusCode = path.startsWith('/refused') ? 403 : 200;
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The drive has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    puts,
    asked,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

let connector: Connector;
let edge: Edge;
let drive: Awaited<ReturnType<typeof startDrive>>;
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

function createConsent(action: 'accept' | 'decline', uploadUrl = `${drive.url}/upload`) {
  const uploadInfo = {
    uploadUrl,
    contentUrl: 'https://contoso-my.sharepoint.com/personal/ana/partner-score.json',
    name: 'partner-score.json',
    uniqueId: 'unique-1',
    fileType: 'json',
  };
  return activities.other('invoke', {
    name: 'fileConsent/invoke',
    replyToId: 'offer-1',
    value: { type: 'fileUpload', action, context: data, ...(action === 'accept' ? { uploadInfo } : {}) },
  });
}

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

describe('an offer', () => {
  test('is a consent card whose both answers carry its data back', async () => {
    const offer = { kind: 'offer', name: 'a.json', description: 'All data', sizeInBytes: 14, data } as const;
    answer = async () => ({ kind: 'offer', offer });
    await edge.post(activities.message('export data'));
    expect(connector.posted).toMatchObject([
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

  test('that is accepted brings the file to the given address, and a card of it into the chat', async () => {
    answer = async () => ({ kind: 'file', file: { kind: 'file', name: 'a.json', bytes }, failed });
    const { status } = await edge.post(createConsent('accept'));
    expect(status).toBe(200);
    expect(edge.turns[0]?.said).toEqual({ kind: 'consent', isAccepted: true, data });
    expect(drive.puts).toEqual([{ path: '/upload', range: 'bytes 0-13/14', body: '{"all":"data"}' }]);
    expect(connector.posted.map(({ method }) => method)).toEqual(['DELETE', 'POST']);
    expect(connector.posted[0]?.activityId).toBe('offer-1');
    expect(connector.posted[1]?.activity).toMatchObject({
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

  test('that is declined reaches the conversation as such', async () => {
    answer = async () => ({ kind: 'message', message: { ...failed, summary: 'All right' } });
    const { status } = await edge.post(createConsent('decline'));
    expect(status).toBe(200);
    expect(edge.turns[0]?.said).toEqual({ kind: 'consent', isAccepted: false, data });
    expect(connector.posted.at(-1)?.activity.summary).toBe('All right');
    expect(drive.puts).toEqual([]);
  });

  test.each([
    ['is away', 'http://127.0.0.1:1/upload'],
    ['is not one of this machine', 'https://contoso.sharepoint.com.evil.example/upload'],
    ['refuses', '/refused'],
    ['leads elsewhere', '/elsewhere'],
  ])('says calmly that the file did not arrive when the address %s', async (_what, address) => {
    answer = async () => ({ kind: 'file', file: { kind: 'file', name: 'a.json', bytes }, failed });
    await edge.post(createConsent('accept', address.startsWith('/') ? `${drive.url}${address}` : address));
    expect(connector.posted.at(-1)?.activity.summary).toBe('It did not arrive');
  });

  test('is answered though its card cannot be taken away', async () => {
    connector.refuse('DELETE', 403);
    answer = async () => ({ kind: 'file', file: { kind: 'file', name: 'a.json', bytes }, failed });
    expect((await edge.post(createConsent('accept'))).status).toBe(200);
    expect(connector.posted.at(-1)?.activity.summary).toBe('a.json');
  });

  test('with a broken answer harms nothing', async () => {
    for (const value of [null, 'accept', {}, { action: 'explode' }, { action: 'accept', uploadInfo: { name: 3 } }]) {
      const { status } = await edge.post(activities.other('invoke', { name: 'fileConsent/invoke', value }));
      expect(status).toBe(200);
    }
    expect(edge.turns).toEqual([]);
  });

  test('accepted without an address says that the file did not arrive', async () => {
    answer = async () => ({ kind: 'file', file: { kind: 'file', name: 'a.json', bytes }, failed });
    await edge.post(
      activities.other('invoke', { name: 'fileConsent/invoke', value: { action: 'accept', context: data } }),
    );
    expect(connector.posted.at(-1)?.activity.summary).toBe('It did not arrive');
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

  test('of another kind, such as the HTML of every message, is none', async () => {
    await edge.post(createDrop('/file', { text: 'score', attachments: [{ contentType: 'text/html', content: '' }] }));
    expect(edge.turns[0]?.said).toEqual({ kind: 'text', text: 'score', mentions: [] });
  });
});

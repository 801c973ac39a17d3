import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../support/activities.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';

let edge: Edge;
let storage: true | string = true;

beforeAll(async () => {
  edge = await startEdge({ isStorageAnswering: async () => storage });
});
afterAll(() => edge.stop());

const activities = createActivities('http://127.0.0.1:1/');

/** fetch does not let a caller choose the Host header. */
function ask(path: string, headers: Record<string, string>, body?: string | Buffer) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const outgoing = request(`${edge.url}${path}`, { method, headers }, (response) => {
      void text(response).then((body) => resolve({ status: response.statusCode, body }));
    });
    outgoing.on('error', reject).end(body);
  });
}

describe('the door of a bot without an app id', () => {
  test.each(['localhost', 'LOCALHOST', '127.0.0.1', '[::1]'])('opens to Host %s with its port', async (name) => {
    expect(await ask('/healthz', { host: `${name}:${edge.port}` })).toMatchObject({ status: 200 });
  });

  test.each(['/healthz', '/api/messages', '/preview', '/nothing-here'])(
    'stays closed to a foreign Host on %s',
    async (path) => {
      expect(await ask(path, { host: `evil.example:${edge.port}` })).toMatchObject({ status: 403 });
    },
  );

  test.each(['localhost', 'localhost:1', '127.0.0.1.evil.example', 'localhost.'])(
    'stays closed to Host "%s"',
    async (host) => {
      expect(await ask('/healthz', { host })).toMatchObject({ status: 403 });
    },
  );

  test.each(['https://evil.example', 'null', 'http://localhost', 'http://localhost:1'])(
    'refuses what a page of %s posts',
    async (origin) => {
      expect(await edge.post(activities.other('typing'), { origin })).toMatchObject({ status: 403 });
    },
  );

  test('takes what its own page posts', async () => {
    const origin = `http://localhost:${edge.port}`;
    expect(await edge.post(activities.other('typing'), { origin })).toMatchObject({ status: 200 });
  });
});

describe('a body that is no activity', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  test.each([
    ['nothing', ''],
    ['white space', ' \n '],
    ['broken JSON', '{"type":'],
    ['too deep a nesting', deep],
    ['too deep a nesting inside an activity', JSON.stringify(activities.submit('DEEP')).replace('"DEEP"', deep)],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['no type', JSON.stringify(activities.message('hi', { type: undefined }))],
    ['a type that is no text', JSON.stringify(activities.message('hi', { type: 7 }))],
    ['no sender', JSON.stringify(activities.message('hi', { from: undefined }))],
    ['a conversation without an id', JSON.stringify(activities.message('hi', { conversation: {} }))],
    ['no service URL', JSON.stringify(activities.message('hi', { serviceUrl: undefined }))],
    ['members that are no list', JSON.stringify(activities.other('conversationUpdate', { membersAdded: 'bot' }))],
  ])('gets 400 and one sentence: %s', async (_case, body) => {
    const answer = await edge.post(body);
    expect(answer).toEqual({
      status: 400,
      body: { error: expect.stringMatching(/^(The body|This is no activity).{1,60}[.]$/) },
    });
  });

  test('gets 413 when it is larger than 256 KiB', async () => {
    const answer = await edge.post(activities.message('x'.repeat(256 * 1024)));
    expect(answer).toEqual({ status: 413, body: { error: 'The body is larger than 256 KiB.' } });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('gets 415 as %s', async (type) => {
    const answer = await edge.post(activities.message('hi'), { 'content-type': type });
    expect(answer).toMatchObject({ status: 415 });
  });

  test.each([gzipSync(JSON.stringify(activities.message('hi'))), Buffer.from('not gzip at all')])(
    'gets 415 when it says it is compressed',
    async (body) => {
      const headers = {
        host: `localhost:${edge.port}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      };
      expect(await ask('/api/messages', headers, body)).toMatchObject({ status: 415 });
    },
  );

  test('never reaches the conversation', () => {
    expect(edge.turns).toEqual([]);
  });
});

describe('/healthz', () => {
  test('is 200 while storage answers', async () => {
    storage = true;
    const response = await fetch(`${edge.url}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  test('is 503 with the reason while it does not', async () => {
    storage = 'Storage does not answer.';
    const response = await fetch(`${edge.url}/healthz`);
    expect([response.status, await response.json()]).toEqual([503, { status: 'unavailable', reason: storage }]);
  });
});

describe('anything else', () => {
  test.each([
    ['GET', '/', 404],
    ['GET', '/api/messages', 405],
    ['DELETE', '/healthz', 405],
    ['POST', '/healthz', 405],
  ])('%s %s gets %i and a sentence', async (method, path, status) => {
    const response = await fetch(`${edge.url}${path}`, { method });
    expect([response.status, await response.json()]).toEqual([status, { error: expect.any(String) }]);
  });

  test('a route that fails gets 500 without the text of the error', async () => {
    const failing = await startEdge({ isStorageAnswering: () => Promise.reject(new Error('AccountKey=abc')) });
    const response = await fetch(`${failing.url}/healthz`);
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('AccountKey')]);
    await failing.stop();
  });

  test('an upgrade to a web socket is hung up on', async () => {
    const socket = connect(edge.port, '127.0.0.1');
    socket.write(`GET / HTTP/1.1\r\nHost: localhost:${edge.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect(await text(socket)).toBe('');
  });
});

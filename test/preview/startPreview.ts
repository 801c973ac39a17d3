import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import restify from 'restify';
import { z } from 'zod';
import { startMovableClock } from '../../preview/clock/movableClock.ts';
import { mountPage } from '../../preview/routes/mountPage.ts';
import type { WireEntry, WireEvent } from '../../preview/wire/events.ts';
import { connectTables } from '../../src/adapters/storage/connectTables.ts';
import { createClockShift } from '../../src/adapters/tables/createClockShift.ts';
import { shareStorage } from '../support/sharedStorage.ts';
import { silentLog } from '../support/silentLog.ts';

/** What these tests read of an activity. */
const heardSchema = z.looseObject({
  type: z.string(),
  id: z.string(),
  serviceUrl: z.string(),
  from: z.looseObject({ id: z.string(), aadObjectId: z.string() }),
  conversation: z.looseObject({ id: z.string() }),
  text: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
});

export type Heard = z.infer<typeof heardSchema>;

export interface StartedPreview {
  readonly url: string;
  /** All that reached the bot, in its order. */
  readonly heard: readonly Heard[];
  /** What the bot does with an activity from now on; the result is the body of its HTTP answer. */
  onActivity(act: (activity: Heard) => unknown): void;
  /** What a button of the page would post. */
  act(name: 'open' | 'say' | 'press' | 'drop' | 'consent' | 'clock' | 'start-over', body: object): Promise<number>;
  /** What the bot would send to the connector. */
  callConnector(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  readEntries(chat: string): Promise<readonly WireEntry[]>;
  stop(): Promise<void>;
}

/** The preview on a free port, with a bot of a few lines on another, and its clock in a table of its own. */
export async function startPreview(): Promise<StartedPreview> {
  const { connectionString, suffix } = shareStorage();
  const table = connectTables({ kind: 'connectionString', connectionString }).createTableClient(`preview${suffix}`);
  const clock = await startMovableClock({ shift: createClockShift({ table }), log: silentLog });
  const heard: Heard[] = [];
  let act: (activity: Heard) => unknown = () => ({});

  const bot = createServer(async (request, response) => {
    const activity = heardSchema.parse(await json(request));
    heard.push(activity);
    try {
      response.end(JSON.stringify((await act(activity)) ?? {}));
    } catch {
      response.statusCode = 500;
      response.end();
    }
  });
  bot.listen(0, '127.0.0.1');
  const server = restify.createServer();
  const page = mountPage(server, {
    botUrl: () => `http://localhost:${portOf(bot.address())}/api/messages`,
    clock,
    log: silentLog,
  });
  server.listen(0, '127.0.0.1');
  await Promise.all([once(bot, 'listening'), once(server, 'listening')]);
  const url = `http://localhost:${server.address().port}/preview`;

  return {
    url,
    heard,
    onActivity: (next) => {
      act = next;
    },
    act: async (name, body) => (await sendJson('POST', `${url}/api/${name}`, body)).status,
    async callConnector(method, path, body) {
      const response = await sendJson(method, `${url}/connector/v3/${path}`, body);
      return { status: response.status, body: await response.json() };
    },
    async readEntries(chat) {
      const everything = await readFirstEvent(`${url}/events`);
      if (everything.kind !== 'everything') throw new Error('The first event should bring everything.');
      return everything.chats.find(({ key }) => key === chat)?.entries ?? [];
    },
    async stop() {
      page.close();
      await Promise.all([
        new Promise<void>((resolve) => server.close(() => resolve())),
        new Promise<void>((resolve) => bot.close(() => resolve())),
      ]);
      await clock.stop();
    },
  };
}

/** The path of a conversation's activities, or of one of them. */
export function activitiesPath({ conversation }: Heard, activityId = ''): string {
  return `conversations/${encodeURIComponent(conversation.id)}/activities/${activityId}`.replace(/\/$/, '');
}

export function createCardMessage(card: object, rest: object = {}): object {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: createCard(card) };
  return { type: 'message', attachments: [attachment], ...rest };
}

export function createCard(parts: object): object {
  return { type: 'AdaptiveCard', version: '1.5', ...parts };
}

function sendJson(method: string, url: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, body === undefined ? { method } : { method, headers, body: JSON.stringify(body) });
}

async function readFirstEvent(url: string): Promise<WireEvent> {
  const leave = new AbortController();
  const response = await fetch(url, { signal: leave.signal });
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.includes('\n\n')) break;
  }
  leave.abort();
  return JSON.parse(text.slice('data: '.length, text.indexOf('\n\n')));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The bot does not listen on a port.');
  return address.port;
}

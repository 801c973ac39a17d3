import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { bot } from '../../test/support/activities.ts';

const CONVERSATION = /\/conversations\/([^/]+)\//;

const answerSchema = z.looseObject({ text: z.string().optional(), summary: z.string().optional() });

/** Who speaks, in a personal chat with the bot. `id` is the Entra object id. */
export interface Speaker {
  readonly tenantId: string;
  readonly id: string;
}

interface Saying {
  /** Where the bot takes messages. */
  readonly url: string;
  readonly speaker: Speaker;
  readonly text: string;
  readonly authorization?: string;
  /** The connector as the bot is told of it; where this machine's is meant unless told otherwise. */
  readonly serviceUrl?: string;
}

interface Said {
  /** Until the bot was done with it. */
  readonly tookMs: number;
  readonly answer: string;
}

export interface Chat {
  readonly port: number;
  readonly serviceUrl: string;
  say(saying: Saying): Promise<Said>;
  stop(): Promise<void>;
}

/** Teams without its limits: posts what people say, each in a chat of their own, and takes what the bot answers. */
export async function startChat(): Promise<Chat> {
  const answers = new Map<string, string>();
  let sent = 0;
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { text, summary } = answerSchema.parse(body);
      const conversationId = CONVERSATION.exec(request.url ?? '')?.[1] ?? '';
      answers.set(decodeURIComponent(conversationId), summary ?? text ?? '');
      sent += 1;
      // restify, loaded by others beside this, takes the return value away from writeHead.
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"id":"sent-${sent}"}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const local = `http://127.0.0.1:${port}/`;

  return {
    port,
    serviceUrl: local,
    async say({ url, speaker, text, authorization, serviceUrl = local }) {
      const body = JSON.stringify(createMessage(serviceUrl, speaker, text));
      const start = performance.now();
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
        body,
      });
      await response.arrayBuffer();
      const tookMs = performance.now() - start;
      const answer = answers.get(conversationOf(speaker));
      answers.delete(conversationOf(speaker));
      if (response.status !== 200 || answer === undefined) {
        throw new Error(`There was no answer to "${text}", and status ${response.status}`);
      }
      return { tookMs, answer };
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export function conversationOf({ id }: Speaker): string {
  return `a:${id}`;
}

export const LOCALE = 'en-GB';
export const TIME_ZONE = 'Europe/Madrid';

function createMessage(serviceUrl: string, speaker: Speaker, text: string) {
  const { tenantId, id } = speaker;
  return {
    ...{ type: 'message', id: randomUUID(), channelId: 'msteams', serviceUrl, textFormat: 'plain', text },
    ...{ timestamp: new Date().toISOString(), locale: LOCALE, recipient: bot },
    from: { id: `29:${id}`, name: 'Somebody', aadObjectId: id },
    conversation: { id: conversationOf(speaker), conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    entities: [{ type: 'clientInfo', locale: LOCALE, country: 'ES', platform: 'Web', timezone: TIME_ZONE }],
  };
}

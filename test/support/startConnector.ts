import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const activitySchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  replyToId: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});

const creationSchema = z.looseObject({
  isGroup: z.literal(false),
  bot: z.looseObject({ id: z.string() }),
  members: z.tuple([z.looseObject({ id: z.string() })]),
  tenantId: z.string(),
});

/** One call of the bot. `activityId` is the one replied to, or the one replaced. */
interface Posted {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly conversationId: string;
  readonly activityId: string | undefined;
  readonly activity: z.infer<typeof activitySchema>;
  readonly authorization: string | undefined;
}

export interface Connector {
  readonly serviceUrl: string;
  readonly posted: readonly Posted[];
  /** Waits until the bot has sent an activity of this type; it may have done so already. */
  waitFor(type: string): Promise<Posted>;
  /** The conversations or teams whose members were asked for. */
  readonly asked: readonly string[];
  /** Whom the connector knows, by their `29:` id; asking for anyone else gets 404. */
  readonly members: Map<string, Record<string, unknown>>;
  /** To whom the bot may write in a personal chat. */
  readonly opened: Set<string>;
  /** From now on calls with this method get this status; null serves them again. */
  refuse(method: 'POST' | 'PUT' | 'GET' | 'DELETE', status: number | null): void;
  /** The methods of the calls that were refused. */
  readonly refused: readonly string[];
  stop(): Promise<void>;
}

/** The Bot Connector as far as the bot needs it, on loopback. */
export async function startConnector(): Promise<Connector> {
  const posted: Posted[] = [];
  const asked: string[] = [];
  const members = new Map<string, Record<string, unknown>>();
  const opened = new Set<string>();
  const refusals = new Map<string, number>();
  const refused: string[] = [];
  const waiting = new Set<() => void>();

  async function handle(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const method = request.method ?? '';
    const { authorization } = request.headers;
    const refusal = refusals.get(method);
    if (refusal !== undefined) refused.push(method);
    if (refusal !== undefined) return { status: refusal, body: { error: { code: 'Refused', message: 'by the test' } } };
    const [, , , conversationId = '', part, id] = (request.url ?? '')
      .replace(/\?.*/, '')
      .split('/')
      .map(decodeURIComponent);
    if (conversationId === '' && method === 'POST') {
      const { members: wanted, tenantId } = creationSchema.parse(await json(request));
      if (!opened.has(wanted[0].id)) return { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };
      return { status: 201, body: { id: `personal:${wanted[0].id}:${tenantId}` } };
    }
    if (part === 'pagedmembers' || part === 'members') asked.push(conversationId);
    if (part === 'pagedmembers') {
      // Two to a page, so that a chat of three has two.
      const from = Number(new URL(request.url ?? '', 'http://connector').searchParams.get('continuationToken') ?? 0);
      const all = [...members].map(([memberId, member]) => ({ id: memberId, ...member }));
      const more = all.length > from + 2 ? { continuationToken: String(from + 2) } : {};
      return { status: 200, body: { members: all.slice(from, from + 2), ...more } };
    }
    if (part === 'members' && method === 'GET' && id !== undefined) {
      const member = members.get(id);
      return member === undefined ? { status: 404, body: {} } : { status: 200, body: { id, ...member } };
    }
    if (part === 'activities' && (method === 'POST' || method === 'PUT')) {
      const activity = activitySchema.parse(await json(request));
      posted.push({ method, conversationId, activityId: id, activity, authorization });
      for (const wake of waiting) wake();
      return { status: 200, body: { id: `sent-${posted.length}` } };
    }
    if (part === 'activities' && method === 'DELETE') {
      posted.push({ method, conversationId, activityId: id, activity: { type: 'removed' }, authorization });
      return { status: 200, body: {} };
    }
    return { status: 404, body: {} };
  }

  const server = createServer((request, response) => {
    void handle(request).then(({ status, body }) => {
      // restify, loaded beside this, takes the return value away from writeHead, so nothing can be chained to it.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The connector has no port.');

  return {
    serviceUrl: `http://127.0.0.1:${address.port}/`,
    posted,
    refused,
    asked,
    members,
    opened,
    waitFor: (type) =>
      new Promise((resolve) => {
        function look() {
          const found = posted.find(({ activity }) => activity.type === type);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      }),
    refuse(method, status) {
      if (status === null) refusals.delete(method);
      else refusals.set(method, status);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

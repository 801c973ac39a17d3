import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type CallKind, createBehaviours } from './teams/behaviours.ts';
import { control, readJson } from './teams/control.ts';
import { createLimits } from './teams/limits.ts';
import { createRecords } from './teams/records.ts';
import { type Reply, refuse, write } from './teams/replies.ts';
import type { Teams } from './teams/teams.ts';

interface Call {
  readonly on: CallKind;
  readonly conversationId: string;
  readonly tenantId: string;
  readonly bytes: number;
  serve(): Reply;
}

const creationSchema = z.looseObject({
  members: z.tuple([z.looseObject({ id: z.string() })]),
  tenantId: z.string(),
});
const ROUTE = /\/v3\/conversations(?:\/([^/]+)\/(activities|members|pagedmembers)(?:\/([^/]+))?)?$/;

/** A conversation whose tenant can be told by its id. */
export function conversationIn(tenantId: string, name: string): string {
  return `a:${name}!${tenantId}`;
}

/**
 * Teams as a bot meets it: with the limits that are published, and with any misfortune that is ordered. `timeOf` says as of
 * when a call counts, in milliseconds; an earlier one than that before it counts with that.
 */
export async function startTeams({
  tenantOf = (conversationId: string) => /!([^;]+)/.exec(conversationId)?.[1] ?? 'somewhere',
  timeOf = (_request: IncomingMessage) => performance.now(),
} = {}): Promise<Teams> {
  const behaviours = createBehaviours();
  let asOfMs = Number.NEGATIVE_INFINITY;
  let limits = createLimits(() => asOfMs);
  let records = createRecords();
  let sent = 0;
  let holding = Promise.withResolvers<void>();

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asOfMs = Math.max(asOfMs, timeOf(request));
      const reply = handle(request.method ?? '', new URL(request.url ?? '', teams.serviceUrl), Buffer.concat(chunks));
      if (reply === 'reset') request.socket.resetAndDestroy();
      else if (reply !== 'hang') write(response, reply);
    });
  });
  // Idle connections that are closed early would look like broken ones to a bot that pauses.
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const teams: Teams = {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    behave: behaviours.add,
    behaveWell: behaviours.clear,
    letGo() {
      holding.resolve();
      holding = Promise.withResolvers();
    },
    statistics: () => ({
      ...records.count(),
      peakOfTenants: limits.peakOfTenants(),
      peakOfConversations: limits.peakOfConversations(),
    }),
    conversation: (id) => ({ peak: limits.peakOf(id), received: records.received(id) }),
    opened: () => records.opened(),
    forget() {
      limits = createLimits(() => asOfMs);
      records = createRecords();
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return teams;

  function handle(method: string, url: URL, body: Buffer): Reply | 'hang' | 'reset' {
    if (url.pathname.startsWith('/control/')) return control(teams, method, url, body);
    const [route, id, part, below] = ROUTE.exec(url.pathname)?.map((each) => each && decodeURIComponent(each)) ?? [];
    if (route === undefined) return { status: 404 };
    if (id === undefined) return create(body);
    const common = { conversationId: id, tenantId: tenantOf(id), bytes: body.length };
    if (part === 'activities') return take({ ...common, on: 'send', serve: () => deliver(common, method, body) });
    const member = { id: below ?? '29:somebody', name: 'Somebody', tenantId: common.tenantId, userRole: 'user' };
    const found = part === 'members' ? member : { members: [member] };
    return take({ ...common, on: 'read', serve: () => ({ status: 200, body: found }) });
  }

  function create(body: Buffer): Reply | 'hang' | 'reset' {
    const creation = creationSchema.safeParse(readJson(body)).data;
    if (creation === undefined) return refuse({ status: 400, code: 'BadArgument' });
    const { tenantId } = creation;
    const userId = creation.members[0].id;
    const conversationId = conversationIn(tenantId, userId);
    const serve = () => {
      records.open({ userId, tenantId, conversationId });
      return { status: 201, body: { id: conversationId } };
    };
    return take({ on: 'create', conversationId, tenantId, bytes: body.length, serve });
  }

  function deliver(
    { conversationId, tenantId }: Pick<Call, 'conversationId' | 'tenantId'>,
    method: string,
    body: Buffer,
  ) {
    if (method !== 'DELETE') records.deliver(conversationId, tenantId, body);
    sent += 1;
    return { status: 200, body: { id: `sent-${sent}` } };
  }

  function take({ on, conversationId, tenantId, bytes, serve }: Call): Reply | 'hang' | 'reset' {
    const full = limits.pass(on, conversationId, tenantId);
    if (full !== null) {
      return turnDown({ status: 429, code: 'Throttled', retryAfter: String(Math.ceil(full.waitMs / 1_000)) });
    }
    const behaviour = behaviours.take(on, conversationId, bytes);
    switch (behaviour?.kind) {
      case undefined:
        return serve();
      case 'refuse':
        return turnDown(behaviour);
      case 'refuseAbove':
        return turnDown({ status: 413, code: 'MessageSizeTooBig' });
      case 'slow':
        return { ...serve(), afterMs: behaviour.ms };
      case 'hold':
        return { ...serve(), after: holding.promise };
      case 'deliverAndRefuse':
        serve();
        return turnDown(behaviour);
      case 'hang':
      case 'reset':
        records.refuse(behaviour.kind);
        return behaviour.kind;
    }
  }

  function turnDown(refusal: Parameters<typeof refuse>[0]): Reply {
    records.refuse(String(refusal.status));
    return refuse(refusal);
  }
}

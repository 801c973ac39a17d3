import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Address } from '../../../../src/partner/address.ts';
import { ana, bot } from '../../../support/activities.ts';

interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface Responder {
  readonly serviceUrl: string;
  readonly asked: readonly Asked[];
  /** What becomes of a call; 201 until the test says otherwise. */
  respond: (response: ServerResponse, request: Asked) => void;
  /** Ana's personal chat on this server. */
  readonly chat: Address;
  stop(): Promise<void>;
}

/** A connector that answers whatever the test wants, broken answers included. */
export async function startResponder(): Promise<Responder> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { url = '', headers } = request;
    const one = { path: decodeURIComponent(url), headers, body: body === '' ? undefined : JSON.parse(body) };
    asked.push(one);
    responder.respond(response, one);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`;
  const responder: Responder = {
    serviceUrl,
    asked,
    respond: (response) => answer(response, 201, { id: 'sent-1' }),
    chat: {
      place: ana.aadObjectId,
      kind: 'personal',
      conversationId: 'a:personal',
      serviceUrl,
      bot,
      user: { id: ana.id, name: ana.name },
      team: null,
      isShared: false,
      locale: 'en-GB',
      timeZone: 'Europe/Madrid',
      state: 'open',
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return responder;
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function refuse(code: string, message = 'No.') {
  return { error: { code, message } };
}

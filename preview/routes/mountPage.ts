import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import restify, { type RequestHandler, type Server } from 'restify';
import type { z } from 'zod';
import type { MovableClock } from '../clock/movableClock.ts';
import { createChats } from '../teams/chats.ts';
import { createConnector } from '../teams/connector.ts';
import { createPageActions } from '../teams/pageActions.ts';
import { createShelf } from '../teams/shelf.ts';
import type { WireEvent } from '../wire/events.ts';
import { consentSchema, dropSchema, openSchema, pressSchema, saySchema } from '../wire/requests.ts';
import { mountAssets } from './assets.ts';
import { describeClock, mountClockRoute } from './clockRoute.ts';
import { mountConnectorRoutes } from './connectorRoutes.ts';
import { mountFileRoutes } from './fileRoutes.ts';

const base = '/preview';
const filesBase = `${base}/files`;
const connectorBase = `${base}/connector`;
// A dropped file travels inside of JSON, a third larger than it is.
const mostBodyBytes = 80 * 1024 * 1024;

interface PageOptions {
  /** Where the bot takes activities. */
  readonly botUrl: () => string;
  readonly clock: MovableClock;
  readonly log: Logger;
}

export interface Page {
  /** Ends the streams to open pages, which would keep the server from closing. */
  close(): void;
}

/**
 * A small stand-in for Teams at `/preview`, with a page to chat in and the connector that the bot answers to. It knows
 * nobody's password, so it belongs only on a server that listens on loopback.
 */
export function mountPage(server: Server, { botUrl, clock, log }: PageOptions): Page {
  const chats = createChats(clock.wallNow);
  const shelf = createShelf();
  const pages = new Set<ServerResponse>();
  const serviceUrl = () => `http://localhost:${server.address().port}${connectorBase}/`;
  const fileUrl = (id: string) => `http://localhost:${server.address().port}${filesBase}/${id}`;
  const actions = createPageActions({ chats, shelf, botUrl, serviceUrl, fileUrl, now: clock.now, log });

  mountAssets(server, base);
  const connector = createConnector(chats, shelf, clock.now);
  mountConnectorRoutes(server, { base: connectorBase, chats, connector, readJson, log });

  function mountAction<Input>(name: string, schema: z.ZodType<Input>, act: (input: Input) => Promise<boolean>): void {
    server.post(`${base}/api/${name}`, readJson, async (req, res) => {
      const input = schema.safeParse(req.body);
      if (input.success) res.json((await act(input.data)) ? 200 : 404, {});
      else res.json(400, { error: 'The page sent something else than was expected.' });
    });
  }
  mountAction('open', openSchema, actions.open);
  mountAction('say', saySchema, actions.say);
  mountAction('press', pressSchema, actions.press);
  mountAction('drop', dropSchema, actions.drop);
  mountAction('consent', consentSchema, actions.consent);
  mountFileRoutes(server, filesBase, shelf);
  mountClockRoute(server, `${base}/api/clock`, { clock, readJson, log });
  server.post(`${base}/api/start-over`, readJson, async (_req, res) => {
    chats.startOver();
    res.json(200, {});
  });

  server.get(`${base}/events`, (_req, res, next) => {
    const send = (event: WireEvent) => res.write(`data: ${JSON.stringify(event)}\n\n`);
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' });
    const sendClock = () => send({ kind: 'clock', clock: describeClock(clock) });
    send(chats.describe());
    sendClock();
    const unsubscribe = chats.subscribe(send);
    const leaveClock = clock.onMoved(sendClock);
    pages.add(res);
    res.on('close', () => {
      pages.delete(res);
      unsubscribe();
      leaveClock();
    });
    next(false);
  });

  return {
    close() {
      for (const page of pages) page.end();
    },
  };
}

// Another site's form cannot send JSON without the browser asking first, and that question is never answered here. What
// is compressed restify would unpack without a limit.
const requirePlainJson: RequestHandler = (req, res, next) => {
  const isPlainJson = req.getContentType() === 'application/json' && req.headers['content-encoding'] === undefined;
  if (!isPlainJson) {
    res.json(415, { error: { code: 'UnsupportedMediaType', message: 'The body must be plain application/json.' } });
  }
  next(isPlainJson ? undefined : false);
};

const readJson: RequestHandler[] = [
  requirePlainJson,
  ...restify.plugins.bodyParser({ maxBodySize: mostBodyBytes, mapParams: false }),
];

import type { Logger } from 'pino';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import type { Mode } from '../../config.ts';
import { findLoopbackRefusal } from './loopbackDoor.ts';
import { parseBody } from './parseBody.ts';

const MAX_BODY_BYTES = 256 * 1024;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** `body` is sent as JSON; without one the response is empty. */
interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface ServerParts {
  readonly mode: Mode;
  readonly log: Logger;
  /** Answers a JSON value posted to /api/messages; `authorization` is the header, or empty. */
  receive(authorization: string, activity: unknown): Promise<Reply>;
  /** True, or why not in a sentence that anyone may read. */
  isStorageAnswering(): Promise<true | string>;
}

/** The server with its door, its two routes and its errors; it does not listen yet. */
export function createServer({ mode, log, receive, isStorageAnswering }: ServerParts): Server {
  const server = restify.createServer({ name: 'Partner Score' });
  server.server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.server.requestTimeout = REQUEST_TIMEOUT_MS;
  // restify listens for upgrades without answering them, so each would hold its socket open for ever.
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    sendError(log, request, response, error);
    done();
  });
  if (mode === 'local') server.pre(refuseStrangers);

  server.post(
    '/api/messages',
    requirePlainJson,
    restify.plugins.bodyReader({ maxBodySize: MAX_BODY_BYTES }),
    async (request: Request, response: Response) => {
      const body = parseBody(String(request.body ?? ''));
      if (body.kind === 'refused') return refuse(response, 400, body.reason);
      const reply = await receive(request.headers.authorization ?? '', body.value);
      if (reply.body === undefined) response.send(reply.status);
      else response.json(reply.status, reply.body);
    },
  );

  server.get('/healthz', async (_request: Request, response: Response) => {
    const answer = await isStorageAnswering();
    if (answer === true) response.json(200, { status: 'ok' });
    else response.json(503, { status: 'unavailable', reason: answer });
  });

  return server;
}

function refuseStrangers(request: Request, response: Response, next: Next): void {
  const refusal = findLoopbackRefusal(request);
  if (refusal !== null) refuse(response, 403, refusal);
  next(refusal === null ? undefined : false);
}

function requirePlainJson(request: Request, response: Response, next: Next): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  // restify would unpack gzip without a limit, and end the process on a broken archive.
  const isPlainJson = type === 'application/json' && encoding === 'identity';
  if (!isPlainJson) refuse(response, 415, 'The body must be application/json, not compressed.');
  next(isPlainJson ? undefined : false);
}

/** What restify itself refuses, and what went wrong in a route: never with the text of the error. */
function sendError(log: Logger, request: Request, response: Response, error: unknown): void {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const isTheirs = status >= 400 && status < 500;
  if (!isTheirs) log.error({ err: error, method: request.method, path: request.path() }, 'A request failed');
  refuse(response, isTheirs ? status : 500, sentences.get(status) ?? 'This did not work. Please try again later.');
}

const sentences: ReadonlyMap<number, string> = new Map([
  [400, 'This request could not be read.'],
  [404, 'There is nothing here.'],
  [405, 'This address does not take that method.'],
  [413, `The body is larger than ${MAX_BODY_BYTES / 1024} KiB.`],
]);

function refuse(response: Response, status: number, sentence: string): void {
  response.json(status, { error: sentence });
}

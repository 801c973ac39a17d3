import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';

type Mood = 'forward' | 'hang up' | 'stay silent' | 'fail' | 'lose the answer';

const TRANSACTION = '$batch';
const CONTINUATION = 'NextRowKey';

export interface StorageProxy {
  readonly connectionString: string;
  /** What was asked since the proxy began, as `GET /devstoreaccount1/partners()`. */
  readonly requests: string[];
  /** How the next requests are met; `lose the answer` carries out one write, then forwards again. */
  setMood(mood: Mood): void;
  /** Lets something happen first when the next transaction arrives. */
  beforeNextTransaction(task: () => Promise<unknown>): void;
  /** The same for the next request that goes on with a long list. */
  beforeNextContinuation(task: () => Promise<unknown>): void;
  /** Hangs up for good at this one of the next transactions (1 is the first), before or after storage carried it out; resolves when it did. */
  dieAt(transaction: number, moment: 'before' | 'after'): Promise<void>;
  /** Another storage behind the same address. */
  forwardTo(connectionString: string): void;
  stop(): Promise<void>;
}

type Service = 'Table' | 'Queue';

/** Stands between a store and Azurite, so that storage can go away, be replaced and be counted at; also before its queues if there are any. */
export async function startStorageProxy(upstream: string): Promise<StorageProxy> {
  const requests: string[] = [];
  let mood: Mood = 'forward';
  let storage = upstream;
  const first = new Map<string, () => Promise<unknown>>();
  let death: { left: number; readonly moment: 'before' | 'after'; readonly resolve: () => void } | null = null;

  const pass = (service: Service) => (incoming: IncomingMessage, answer: ServerResponse) => {
    const { method, headers, url = '' } = incoming;
    requests.push(`${method} ${url.split('?')[0]}`);
    if (mood === 'hang up') return void incoming.socket.destroy();
    if (mood === 'stay silent') return void incoming.resume();
    if (mood === 'fail') {
      answer.statusCode = 503;
      return void answer.end();
    }
    const isTransaction = url.includes(TRANSACTION);
    const isDeath = isTransaction && death !== null && --death.left === 0;
    if (isDeath && death?.moment === 'before') {
      mood = 'hang up';
      death.resolve();
      return void incoming.socket.destroy();
    }
    const isAnswerLost = isDeath || ((isTransaction || method === 'PUT') && mood === 'lose the answer');
    if (isAnswerLost) mood = isDeath ? 'hang up' : 'forward';
    const outgoing = request(
      { host: '127.0.0.1', port: readPort(storage, service), method, path: url, headers },
      (response) => {
        if (isAnswerLost) {
          if (isDeath) death?.resolve();
          return void response.resume().on('end', () => incoming.socket.destroy());
        }
        // Who asked has given up meanwhile.
        if (answer.destroyed) return void response.resume();
        answer.writeHead(response.statusCode ?? 500, response.headers);
        pipeline(response, answer, () => {});
      },
    );
    outgoing.on('error', () => incoming.socket.destroy());
    const kind = [TRANSACTION, CONTINUATION].find((each) => url.includes(each)) ?? '';
    const task = first.get(kind);
    if (task === undefined) return void incoming.pipe(outgoing);
    first.delete(kind);
    const forward = () => incoming.pipe(outgoing);
    task().then(forward, forward);
  };
  const servers: Server[] = [];
  let connectionString = upstream;
  for (const service of ['Table', 'Queue'] as const) {
    const port = readPort(upstream, service);
    if (port === NONE) continue;
    const server = createServer(pass(service)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    connectionString = connectionString.replace(`:${port}/`, `:${(server.address() as AddressInfo).port}/`);
  }

  return {
    connectionString,
    requests,
    setMood(wanted) {
      mood = wanted;
    },
    beforeNextTransaction(task) {
      first.set(TRANSACTION, task);
    },
    beforeNextContinuation(task) {
      first.set(CONTINUATION, task);
    },
    dieAt(transaction, moment) {
      return new Promise((resolve) => {
        death = { left: transaction, moment, resolve };
      });
    },
    forwardTo(wanted) {
      storage = wanted;
    },
    async stop() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
    },
  };
}

/** Azurite without queues names port 0 for them. */
const NONE = '0';

function readPort(connectionString: string, service: Service): string {
  const port = new RegExp(`${service}Endpoint=http://127\\.0\\.0\\.1:(\\d+)`).exec(connectionString)?.[1];
  if (port === undefined) throw new Error(`No local ${service} endpoint`);
  return port;
}

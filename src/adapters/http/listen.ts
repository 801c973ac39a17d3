import { once } from 'node:events';
import type { Server } from 'restify';

const CLOSE_LIMIT_MS = 10_000;
const SWEEP_MS = 100;

export interface Listening {
  readonly port: number;
  /** Takes nothing new, lets the requests under way finish, and cuts off what takes too long. */
  close(): Promise<void>;
}

/** `host` undefined means every address of the machine; port 0 means any free port. */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string | undefined },
): Promise<{ kind: 'listening'; listening: Listening } | { kind: 'portTaken' }> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return { kind: 'portTaken' };
    throw error;
  }
  return { kind: 'listening', listening: { port: server.address().port, close: () => close(server) } };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection whose request ends only now is kept open for the next request, which will never be served.
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_MS);
  const limit = setTimeout(() => server.server.closeAllConnections(), CLOSE_LIMIT_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}

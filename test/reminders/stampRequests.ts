import { type ChannelListener, subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

const CHANNEL = 'http.client.request.created';
const HEADER = 'x-made-at';

/**
 * Notes on each request of this process to a port when it was made, until the result is called. How long a busy machine
 * then takes to hand it over is no matter of how fast somebody calls.
 */
export function stampRequests(port: string, nowMs: () => number): () => void {
  const stamp: ChannelListener = (message) => {
    const { request } = message as { request: ClientRequest };
    if (String(request.getHeader('host')).endsWith(`:${port}`)) request.setHeader(HEADER, String(nowMs()));
  };
  subscribe(CHANNEL, stamp);
  return () => unsubscribe(CHANNEL, stamp);
}

/** Null where it came from elsewhere. */
export function readStamp({ headers }: IncomingMessage): number | null {
  const stamp = headers[HEADER];
  return typeof stamp === 'string' ? Number(stamp) : null;
}

import type { IncomingMessage } from 'node:http';

const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Why a request to a bot without accounts is turned away, or null when it may come in.
 * Binding to loopback keeps other machines out, but not web pages in a browser of this one: a page's own host name may
 * be made to resolve to 127.0.0.1, which shows in Host, and a page may post here from elsewhere, which shows in Origin.
 */
export function findLoopbackRefusal(request: IncomingMessage): string | null {
  const { host, origin } = request.headers;
  const port = request.socket.localPort;
  const hosts = NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  if (host === undefined || !hosts.includes(host.toLowerCase())) {
    return `Without an app id this bot answers only to localhost, 127.0.0.1 and [::1] on port ${port}.`;
  }
  if (origin !== undefined && !hosts.some((allowed) => origin.toLowerCase() === `http://${allowed}`)) {
    return 'Requests from other web pages are refused.';
  }
  return null;
}

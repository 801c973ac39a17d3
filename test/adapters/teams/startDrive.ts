import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What lies in the drive, wherever one looks. */
export const bytes = new TextEncoder().encode('{"all":"data"}');

interface Put {
  readonly path: string;
  readonly range: string | undefined;
  readonly body: string;
}

export interface Drive {
  readonly url: string;
  readonly puts: readonly Put[];
  /** The paths of all requests. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** SharePoint as far as a bot meets it. */
export async function startDrive(): Promise<Drive> {
  const puts: Put[] = [];
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const body = await buffer(request);
    if (request.method === 'PUT') puts.push({ path, range: request.headers['content-range'], body: body.toString() });
    if (path.startsWith('/elsewhere')) response.writeHead(302, { location: '/file' });
    else response.statusCode = path.startsWith('/refused') ? 403 : 200;
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The drive has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    puts,
    asked,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

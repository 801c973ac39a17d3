import type { Readable } from 'node:stream';
import type { Server } from 'restify';
import type { Shelf } from '../teams/shelf.ts';

// SharePoint takes no more in one piece.
const mostBytes = 60 * 1024 * 1024;

/** Takes and gives files as SharePoint's pre-authorised addresses do: who knows the address may. */
export function mountFileRoutes(server: Server, base: string, shelf: Shelf): void {
  server.put(`${base}/:id`, async (req, res) => {
    const bytes = await readAtMost(req, mostBytes);
    const range = `bytes 0-${(bytes?.length ?? 0) - 1}/${bytes?.length ?? 0}`;
    if (bytes === null) res.json(413, { error: { code: 'TooLarge', message: 'The file is too large.' } });
    else if (req.headers['content-range'] !== range) {
      res.json(400, { error: { code: 'invalidRange', message: `The Content-Range of the whole file is "${range}".` } });
    } else if (shelf.fill(req.params.id, bytes)) res.json(201, {});
    else res.json(404, { error: { code: 'itemNotFound', message: 'No file is awaited here.' } });
  });

  server.get(`${base}/:id`, async (req, res) => {
    const file = shelf.find(req.params.id);
    if (file?.bytes == null) {
      res.json(404, { error: { code: 'itemNotFound', message: 'There is no file.' } });
      return;
    }
    res.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    res.end(Buffer.from(file.bytes));
  });
}

async function readAtMost(stream: Readable, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

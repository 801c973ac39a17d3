import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Response, Server } from 'restify';

const pageFolder = fileURLToPath(new URL('../page/', import.meta.url));

// Card pictures may come from anywhere over HTTPS, as in Teams; code and styles come from here alone.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

/** Serves the page under `base`: its own files as they are, TypeScript without its types, and two libraries. */
export function mountAssets(server: Server, base: string): void {
  server.get(base, async (_req, res) => sendFile(res, join(pageFolder, 'index.html')));

  for (const name of readdirSync(pageFolder).filter((file) => extname(file) in contentTypes)) {
    server.get(`${base}/page/${name}`, async (_req, res) => sendFile(res, join(pageFolder, name)));
  }
  for (const [name, path] of Object.entries(findLibraries())) {
    server.get(`${base}/library/${name}`, async (_req, res) => sendFile(res, path));
  }
}

function findLibraries(): Record<string, string> {
  const { resolve } = createRequire(import.meta.url);
  return {
    'adaptivecards.js': resolve('adaptivecards/dist/adaptivecards.min.js'),
    // Its exports let `require` see the UMD build alone; the ES module lies beside it.
    'markdown-it.mjs': join(dirname(resolve('markdown-it/browser')), 'markdown-it.esm.min.mjs'),
  };
}

async function sendFile(res: Response, path: string): Promise<void> {
  const extension = extname(path);
  const text = await readFile(path, 'utf8');
  res.writeHead(200, {
    'content-type': contentTypes[extension] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  res.end(extension === '.ts' ? stripTypeScriptTypes(text) : text);
}

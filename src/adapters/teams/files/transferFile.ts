import type { Logger } from 'pino';
import type { Mode } from '../../../config.ts';
import type { ReadFile } from '../../../conversation/index.ts';
import { isAllowedFileUrl } from './isAllowedFileUrl.ts';

/** How long a transfer may take while Teams waits for an answer: it repeats what was not taken within 15 seconds. */
export const SHORT_LIMIT_MS = 10_000;
/** And how long where nobody waits. */
export const LONG_LIMIT_MS = 120_000;

export interface TransferParts {
  readonly mode: Mode;
  readonly log: Logger;
  readonly limitMs: number;
}

/** Fetches what was dropped into a chat. Never rejects, and reads no more than `mostBytes`. */
export async function downloadFile(
  url: string,
  mostBytes: number,
  { mode, log, limitMs }: TransferParts,
): Promise<ReadFile> {
  if (!isAllowedFileUrl(url, mode)) {
    log.warn({ host: hostOf(url) }, 'A file was not fetched, because its address is not one of SharePoint');
    return { kind: 'unreachable' };
  }
  try {
    // The address was looked at; where it would lead on was not.
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(limitMs) });
    if (!response.ok || response.body === null) throw new Error(`The file was refused with HTTP ${response.status}`);
    return await readAtMost(response.body, mostBytes);
  } catch (error) {
    log.info({ err: error }, 'A file could not be fetched');
    return { kind: 'unreachable' };
  }
}

/** Puts a file to the address that came with the person's consent. Never rejects; false when it did not get there. */
export async function uploadFile(
  url: string,
  bytes: Uint8Array,
  { mode, log, limitMs }: TransferParts,
): Promise<boolean> {
  if (!isAllowedFileUrl(url, mode)) {
    log.warn({ host: hostOf(url) }, 'A file was not handed over, because its address is not one of SharePoint');
    return false;
  }
  try {
    const response = await fetch(url, {
      method: 'PUT',
      // An upload session takes parts, and the whole file is one part.
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
    });
    if (!response.ok) log.info({ status: response.status }, 'A file was not taken');
    return response.ok;
  } catch (error) {
    log.info({ err: error }, 'A file could not be handed over');
    return false;
  }
}

async function readAtMost(body: ReadableStream<Uint8Array>, mostBytes: number): Promise<ReadFile> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > mostBytes) return { kind: 'too large' };
    parts.push(part);
  }
  return { kind: 'bytes', bytes: Buffer.concat(parts) };
}

/** The rest of such an address opens the file to whoever has it, so it is kept out of the log. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'none';
}

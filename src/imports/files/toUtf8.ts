import { isAscii } from 'node:buffer';
import type { Bytes } from './rowSource.ts';
import { Unreadable } from './unreadable.ts';

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/**
 * Text in UTF-8, UTF-16 or Windows-1252 as UTF-8, a part at a time and without its byte order mark. Without a mark, the
 * first part that is not plain ASCII tells. Throws `Unreadable` where there are NUL bytes, which no text has.
 */
export async function* toUtf8(bytes: Bytes): Bytes {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let isUtf8 = false;
  let isFirst = true;
  const encoder = new TextEncoder();
  for await (const chunk of bytes) {
    let part = chunk;
    if (isFirst && chunk.length > 0) {
      isFirst = false;
      const found = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, index) => chunk[index] === byte));
      part = chunk.subarray(found?.mark.length ?? 0);
      isUtf8 = found?.encoding === 'utf-8';
      const encoding = isUtf8 ? null : (found?.encoding ?? findUtf16(chunk));
      if (encoding !== null) decoder = new TextDecoder(encoding);
    }
    if (decoder !== null) {
      yield withoutNul(encoder.encode(decoder.decode(part, { stream: true })));
      continue;
    }
    withoutNul(part);
    if (!isUtf8 && !isAscii(part)) {
      isUtf8 = mayBeUtf8(part);
      if (!isUtf8) {
        decoder = new TextDecoder('windows-1252');
        yield encoder.encode(decoder.decode(part, { stream: true }));
        continue;
      }
    }
    yield part;
  }
}

function withoutNul(part: Uint8Array): Uint8Array {
  if (part.includes(0)) throw new Unreadable('binary');
  return part;
}

/** The head of a table is plain ASCII mostly, so every second byte of it is 0. */
function findUtf16(chunk: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const start = chunk.subarray(0, 64);
  const zeros = (at: number) => start.filter((byte, index) => index % 2 === at && byte === 0).length;
  if (start.length < 4) return null;
  if (zeros(1) * 4 > start.length && zeros(0) === 0) return 'utf-16le';
  return zeros(0) * 4 > start.length && zeros(1) === 0 ? 'utf-16be' : null;
}

/** Whether the part is UTF-8 throughout; a character may be cut off at its end. */
function mayBeUtf8(part: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true });
    return true;
  } catch {
    return false;
  }
}

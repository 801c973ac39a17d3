import type { Bytes } from './rowSource.ts';
import { Unreadable } from './unreadable.ts';

const ZIP_MARK = 'PK';

/** Whether bytes are an archive, or a workbook, which is one. */
export function isPacked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, ZIP_MARK.length)).toString('latin1') === ZIP_MARK;
}

/** Whether bytes are an archive, and the same bytes from their beginning. */
export async function peek(bytes: Bytes): Promise<{ readonly isZip: boolean; readonly all: Bytes }> {
  const parts = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < ZIP_MARK.length) {
    const part = await parts.next();
    if (part.done === true) break;
    first.push(part.value);
    length += part.value.length;
  }
  async function* all(): Bytes {
    try {
      yield* first;
      for (let part = await parts.next(); part.done !== true; part = await parts.next()) yield part.value;
    } finally {
      await parts.return?.(undefined);
    }
  }
  return { isZip: isPacked(Buffer.concat(first)), all: all() };
}

/** All of the bytes. Throws `Unreadable` where there are more than `most`. */
export async function collect(bytes: Bytes, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > most) throw new Unreadable('tooLarge', { most: Math.floor(most / 1024 / 1024) });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

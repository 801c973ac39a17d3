import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { Bytes } from './rowSource.ts';
import { Unreadable } from './unreadable.ts';

export interface ZipEntry {
  readonly name: string;
  /** What it comes to when unpacked, as the archive says; reading more than that fails. */
  readonly bytes: number;
  /** Unpacks it a part at a time. Throws `Unreadable`. */
  read(): Bytes;
}

const MOST_ENTRIES = 1000;

/** The files of an archive. Nothing is unpacked before it is asked for. Throws `Unreadable`. */
export async function openZip(buffer: Buffer, mostBytes: number): Promise<readonly ZipEntry[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, opened) => {
      if (error !== null || opened === undefined) reject(new Unreadable('damaged'));
      else resolve(opened);
    });
  });
  const entries = await listEntries(zip);
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > mostBytes) {
    throw new Unreadable('tooLarge', { most: Math.floor(mostBytes / 1024 / 1024) });
  }
  if (entries.some((entry) => entry.isEncrypted())) throw new Unreadable('encrypted');
  return entries.map((entry) => ({
    name: entry.fileName,
    bytes: entry.uncompressedSize,
    read: () => unpack(zip, entry),
  }));
}

async function* unpack(zip: ZipFile, entry: Entry): Bytes {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error !== null || opened === undefined) reject(new Unreadable('damaged'));
      else resolve(opened);
    });
  });
  const parts: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  try {
    for (let part = await next(parts); part.done !== true; part = await next(parts)) yield part.value;
  } finally {
    stream.destroy();
  }
}

/** What comes out may be more than the archive says, or none of what was packed. */
function next(parts: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  return parts.next().catch(() => {
    throw new Unreadable('damaged');
  });
}

function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.once('error', () => reject(new Unreadable('damaged')));
    zip.once('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      if (entries.length > MOST_ENTRIES) reject(new Unreadable('manyFiles', { most: MOST_ENTRIES }));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

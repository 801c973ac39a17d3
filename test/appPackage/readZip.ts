import { crc32, inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const endLength = 22;
const deflated = 8;

/** The files of a zip without a comment, by name, as its central directory lists them; each checked against its CRC. */
export function readZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - endLength;
  if (zip.readUInt32LE(end) !== endSignature) throw new Error('no end of central directory');

  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== directorySignature) throw new Error(`no directory entry at byte ${at}`);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const stored = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const bytes = zip.readUInt16LE(at + 10) === deflated ? inflateRawSync(stored) : stored;
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    if (files.has(name)) throw new Error(`${name} is in the zip twice`);
    files.set(name, bytes);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

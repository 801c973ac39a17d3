import type { Beginning, Source } from './format.ts';
import { splitTable } from './splitTable.ts';

// A format is known by its beginning, however long it is.
const LONGEST_START = 64 * 1024;
const FIRST_LINES = 40;

/** What was pasted, or a file that was decoded. */
export function createSource(text: string): Source {
  return {
    beginning: beginningOf(text),
    text: async () => text,
    table: async () => splitTable(text),
  };
}

export function beginningOf(text: string): Beginning {
  const start = text.slice(0, LONGEST_START).replace(/^\s*\n/, '');
  return { start, table: splitTable(start.split('\n', FIRST_LINES).join('\n')) };
}

/** The text of a file: in UTF-8, in UTF-16 with a byte order mark, or else as Excel writes CSV in Western Europe. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = findEncoding(bytes);
  return new TextDecoder(encoding).decode(bytes);
}

function findEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';

const VERSION = 1;
// A property holds 32,768 UTF-16 units, and a code point takes at most two; cutting inside of one would destroy it.
const PIECES = /.{1,16384}/gsu;
const PACKED_PIECE_BYTES = 64 * 1024;
// What is short stays readable in any storage browser; packed, a row holds about nine times as much of a roster.
const LONGEST_PLAIN = 64 * 1024;
const ENTITY_LIMIT_BYTES = 1024 * 1024;
const KEYS_AND_NAMES_BYTES = 8 * 1024;
// The lines of HTTP that a transaction puts around each row, and the names and types of the properties.
const ROW_HEAD_BYTES = 2 * 1024;

export interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [property: string]: unknown;
}

export const storedRowSchema = z.looseObject({ partitionKey: z.string(), rowKey: z.string(), etag: z.string() });

export type StoredRow = z.infer<typeof storedRowSchema>;

/** Throws a RangeError when the value is too large for a row, which holds 1 MiB. A long one is packed. */
export function createRow(partitionKey: string, rowKey: string, value: unknown): Row {
  // Azurite takes transactions apart line by line, and to it these two characters end a line.
  const json = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const pieces = json.length > LONGEST_PLAIN ? pack(json) : (json.match(PIECES) ?? []);
  const bytes = pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? 2 * piece.length : piece.length), 0);
  if (bytes + KEYS_AND_NAMES_BYTES > ENTITY_LIMIT_BYTES) {
    throw new RangeError(`Row ${rowKey} is too large to be stored: ${json.length} characters`);
  }
  const properties = pieces.map((piece, index) => [`${typeof piece === 'string' ? 'json' : 'packed'}${index}`, piece]);
  return { partitionKey, rowKey, v: VERSION, ...Object.fromEntries(properties) };
}

function pack(json: string): readonly Uint8Array[] {
  const bytes = deflateRawSync(json);
  const count = Math.ceil(bytes.length / PACKED_PIECE_BYTES);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * PACKED_PIECE_BYTES, (index + 1) * PACKED_PIECE_BYTES),
  );
}

/** Null when the value is too large for a row. */
export function createRowIfItFits(partitionKey: string, rowKey: string, value: unknown): Row | null {
  try {
    return createRow(partitionKey, rowKey, value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Throws when the row is of another version or holds no JSON. */
export function readValue(row: StoredRow): unknown {
  if (row.v !== VERSION) throw new Error(`Version ${VERSION} is known and not ${row.v}`);
  const packed: Uint8Array[] = [];
  for (let piece = row.packed0; piece instanceof Uint8Array; piece = row[`packed${packed.length}`]) packed.push(piece);
  if (packed.length > 0) return JSON.parse(inflateRawSync(Buffer.concat(packed)).toString());
  let json = '';
  for (let index = 0; typeof row[`json${index}`] === 'string'; index += 1) json += row[`json${index}`];
  return JSON.parse(json);
}

/** Whether the row only stands for a fact that was taken out. */
export function isRemoved(row: Row): boolean {
  return row.json0 === 'null';
}

/** How many bytes the row takes in the body of a request, roughly and never less. */
export function sentBytesOf(row: Row): number {
  const sizes = Object.values(row).map((value) =>
    value instanceof Uint8Array ? Math.ceil(value.length / 3) * 4 : Buffer.byteLength(JSON.stringify(value)),
  );
  return sizes.reduce((sum, size) => sum + size, ROW_HEAD_BYTES);
}

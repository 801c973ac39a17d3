import { z } from 'zod';

const VERSION = 1;
// A property holds 32,768 UTF-16 units, and a code point takes at most two; cutting inside of one would destroy it.
const PIECES = /.{1,16384}/gsu;
const ENTITY_LIMIT_BYTES = 1024 * 1024;
const KEYS_AND_NAMES_BYTES = 8 * 1024;

export interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [property: string]: unknown;
}

export const storedRowSchema = z.looseObject({ partitionKey: z.string(), rowKey: z.string(), etag: z.string() });

export type StoredRow = z.infer<typeof storedRowSchema>;

const versionSchema = z.looseObject({ v: z.literal(VERSION) });

/** Throws when the value is too large for a row, which holds 1 MiB. */
export function createRow(partitionKey: string, rowKey: string, value: unknown): Row {
  // Azurite takes transactions apart line by line, and to it these two characters end a line.
  const json = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (2 * json.length + KEYS_AND_NAMES_BYTES > ENTITY_LIMIT_BYTES) {
    throw new RangeError(`Row ${rowKey} is too large to be stored: ${json.length} characters`);
  }
  const pieces = (json.match(PIECES) ?? []).map((piece, index) => [`json${index}`, piece] as const);
  return { partitionKey, rowKey, v: VERSION, ...Object.fromEntries(pieces) };
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
  const pieces = versionSchema.parse(row);
  let json = '';
  for (let index = 0; typeof pieces[`json${index}`] === 'string'; index += 1) json += pieces[`json${index}`];
  return JSON.parse(json);
}

/** Whether the row only stands for a fact that was taken out. */
export function isRemoved(row: Row): boolean {
  return row.json0 === 'null';
}

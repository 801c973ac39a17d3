import { once } from 'node:events';
import { type CsvError, parse } from 'csv-parse';
import { type Bytes, LONGEST_ROW_BYTES, type Separator, type TakeRow } from './rowSource.ts';
import { toUtf8 } from './toUtf8.ts';
import { Unreadable } from './unreadable.ts';

const SEPARATORS: readonly Separator[] = ['\t', ';', '|', ','];
// Excel's way of saying what parts the cells.
const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n/i;
const LONGEST_HEAD_BYTES = 64 * 1024;

/** Reads CSV or TSV a part at a time; a row that `take` throws for ends it. Throws `Unreadable`. */
export async function readCsvRows(bytes: Bytes, take: TakeRow): Promise<void> {
  const parts = toUtf8(bytes)[Symbol.asyncIterator]();
  const head = await readHead(parts);
  const told = SEPARATOR_LINE.exec(head.toString('utf8', 0, 16));
  const separator = SEPARATORS.find((each) => each === told?.[1]) ?? findSeparator(head.toString('utf8'));
  const skipped = told === null ? 0 : 1;
  let number = skipped;
  const parser = parse({
    ...{ delimiter: separator, relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_ROW_BYTES },
    on_record(cells: string[]) {
      number += 1;
      take(cells, number, separator);
      return null;
    },
  });
  const failed = new Promise<never>((_, reject) => {
    parser.once('error', reject);
  });
  // Whoever writes hears of it first.
  failed.catch(() => undefined);
  try {
    await write(head.subarray(told?.[0].length ?? 0));
    for (let part = await parts.next(); part.done !== true; part = await parts.next()) await write(part.value);
    const ended = once(parser, 'end');
    parser.resume();
    parser.end();
    await Promise.race([ended, failed]);
  } catch (error) {
    parser.destroy();
    await parts.return?.(undefined);
    throw isCsvError(error) ? explain(error, number + 1) : error;
  }

  async function write(part: Uint8Array): Promise<void> {
    if (parser.errored) throw parser.errored;
    if (part.length > 0 && !parser.write(part)) await Promise.race([once(parser, 'drain'), failed]);
  }
}

async function readHead(parts: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < LONGEST_HEAD_BYTES) {
    const part = await parts.next();
    if (part.done === true) break;
    head = Buffer.concat([head, part.value]);
  }
  return head;
}

/** The sign that stands most often in the first line that has one. */
function findSeparator(head: string): Separator {
  for (const line of head.split(/\r\n?|\n/)) {
    const bare = line.replace(/"[^"]*"/g, '');
    const counts = SEPARATORS.map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
    const [most] = counts.toSorted((one, other) => other.count - one.count);
    if (most !== undefined && most.count > 0) return most.sign;
  }
  return ',';
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

function explain(error: CsvError, row: number): unknown {
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new Unreadable('longRow', { row });
    case 'CSV_QUOTE_NOT_CLOSED':
      return new Unreadable('cutOff', { row });
    default:
      return new Unreadable('damaged');
  }
}

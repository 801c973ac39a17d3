import type { PastedRow } from '../../partner/pasted.ts';
import { type DayOrder, findDayOrder } from '../../reading/parseDay.ts';
import { readTokens } from '../../reading/readTokens.ts';
import { type PastedProblem, readCertifications } from './pastedRows.ts';
import { type Header, readHeader } from './readHeader.ts';
import { readLine } from './readPastedLine.ts';
import { readPastedRow } from './readPastedRow.ts';
import { type PastedLine, splitTable } from './splitTable.ts';

export interface PastedPeople {
  readonly rows: readonly PastedRow[];
  readonly problems: readonly PastedProblem[];
  /** Lines with something on them, a head aside. */
  readonly lineCount: number;
}

/**
 * Reads a pasted list of people with certifications: a table with or without a head, or a line a person in any order.
 * `day` is today: a single day to come is when a certification expires, a past one when it was earned.
 */
export function parsePeople(text: string, day: string): PastedPeople {
  const { lines, separator } = splitTable(text);
  const order = findDayOrder(text);
  const rows = new Map<string, PastedRow>();
  const problems: PastedProblem[] = [];
  let header: Header | null = null;
  let standing: readonly string[] = [];
  let lineCount = 0;
  for (const line of lines) {
    const head = readHeader(separator === null ? line.text.split(' ') : line.cells, { allKnown: separator === null });
    if (head !== null && rows.size === 0 && problems.length === 0) {
      header = separator !== null && head.has('certification') ? head : null;
      continue;
    }
    const alone = readStanding(line, order);
    if (alone !== null) {
      standing = alone;
      continue;
    }
    if (lineCount === 0 && /:$/.test(line.text)) continue;
    lineCount += 1;
    const read = header === null ? readLine(line, { order, day, standing }) : readPastedRow(line, header, order);
    if ('reason' in read) problems.push({ line: line.number, ...read });
    else for (const { line: number, ...row } of read.rows) rows.set(JSON.stringify(row), { line: number, ...row });
  }
  return { rows: [...rows.values()], problems, lineCount };
}

/** "AZ-305:" alone on a line stands for the lines below it. */
function readStanding({ text }: PastedLine, order: DayOrder | null): readonly string[] | null {
  const tokens = readTokens(text, order);
  if (tokens.length === 0 || tokens.some(({ kind }) => kind !== 'certification')) return null;
  const found = readCertifications(tokens);
  return 'ids' in found ? found.ids : null;
}

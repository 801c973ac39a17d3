import { parse } from 'csv-parse/sync';

/** One row of a table or list. */
export interface Row {
  /** The line it begins on, as whoever wrote it counts. */
  readonly number: number;
  /** All of it, its cells joined. */
  readonly text: string;
  readonly cells: readonly string[];
}

export interface Table {
  readonly rows: readonly Row[];
  /** Null where words alone part a line. */
  readonly separator: string | null;
}

// Of two that are equally likely the first is taken.
const SEPARATORS = ['\t', ';', '|', ','];

const RULER = /^[-=+_|:\s]*$/;
const BULLET = /^(?:[-*•·]|\d{1,3}[.)])\s+/;
// Excel's way of saying what parts the cells.
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;
const QUOTED = /"[^"]*"/g;
// "Mar 1, 2026" has a comma of its own.
const COMMA_IN_DAY = /(\p{L}{3,10}\.? \d{1,2}), (\d{4})/gu;

/** Parts a text into rows and cells: copied from a spreadsheet, as CSV, as a Markdown table or as plain lines. */
export function splitTable(text: string): Table {
  // Lines that hold nothing stay as empty ones, for the numbers of the others.
  const lines = text.split(/\r\n?|\n/).map((line) => (RULER.test(line) ? '' : line.replace(BULLET, '')));
  const start = lines.findIndex((line) => line !== '');
  const told = SEPARATOR_LINE.exec(lines[start] ?? '')?.[1];
  if (told !== undefined) lines[start] = '';
  const separator = told ?? findSeparator(lines.filter((line) => line !== ''));
  const rows = separator === null ? lines.map(asRow) : splitCells(lines, separator);
  return { separator, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

/** The sign that stands in the most lines, and in more than half of them. */
function findSeparator(lines: readonly string[]): string | null {
  const bare = takeOutQuoted(lines.join('\n'))?.split('\n') ?? lines.map((line) => line.replace(QUOTED, ''));
  const counts = SEPARATORS.map((sign) => ({ sign, count: bare.filter((line) => line.includes(sign)).length }));
  const [most] = counts.toSorted((a, b) => b.count - a.count);
  return most !== undefined && most.count * 2 > bare.length ? most.sign : null;
}

/** Cells may hold line breaks between quotation marks; null where those do not match. */
function takeOutQuoted(text: string): string | null {
  const bare = text.replace(QUOTED, '');
  return bare.includes('"') ? null : bare;
}

function asRow(line: string, index: number): Row {
  return { number: index + 1, text: line, cells: [line] };
}

function splitCells(lines: readonly string[], separator: string): readonly Row[] {
  const prepared = lines.map((line) => prepareLine(line, separator));
  try {
    return parseRows(prepared.join('\n'), separator, '"');
  } catch {
    // Somewhere a quotation mark has no other: it must not swallow the lines below, so each is read by itself.
    return prepared.flatMap((line, index) => parseLine(line, separator).map((row) => ({ ...row, number: index + 1 })));
  }
}

function prepareLine(line: string, separator: string): string {
  if (separator === '|') return line.trim().replace(/^\||\|$/g, '');
  return separator === ',' ? line.replace(COMMA_IN_DAY, '$1 $2') : line;
}

function parseLine(line: string, separator: string): readonly Row[] {
  try {
    return parseRows(line, separator, '"');
  } catch {
    const rows = parseRows(line, separator, null);
    return rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.replace(/^"|"$/g, '')) }));
  }
}

/** Throws where quotation marks do not match. */
function parseRows(text: string, separator: string, quote: '"' | null): readonly Row[] {
  const rows: Row[] = [];
  let number = 1;
  parse(text, {
    ...{ delimiter: separator, quote, trim: true },
    ...{ relax_column_count: true, relax_quotes: true },
    on_record(cells: string[], { lines }) {
      rows.push({ number, text: cells.join(separator), cells });
      number = lines + 1;
      return null;
    },
  });
  return rows;
}

import { type DayOrder, findDayOrder, parseSerialDay } from '../../reading/parseDay.ts';
import { readTokens } from '../../reading/readTokens.ts';
import type { PeopleRead, ReadOptions } from '../format.ts';
import type { Row, Table } from '../splitTable.ts';
import type { ReadRow } from './createRows.ts';
import { gatherPeople } from './gatherPeople.ts';
import { readCertifications } from './readCertifications.ts';
import { type Header, readHeader, tellsOfPeople } from './readHeader.ts';
import { readLine } from './readLine.ts';
import { type DayField, readRow } from './readRow.ts';

const MOST_ABOVE = 4;

interface Read {
  readonly row: Row;
  readonly read: ReadRow;
}

/**
 * Reads people with certifications: a table with or without a head, or a line a person in any order. A single day to
 * come is when a certification expires, a past one when it was earned.
 */
export function parsePeople(table: Table, options: ReadOptions): PeopleRead {
  const { above, header, rows } = splitHead(table);
  const written = findDayOrder(rows.map(({ text }) => text));
  const order = written.order ?? (written.open === null ? null : options.dayOrder);
  const isNamed = header !== null && (header.has('certification') || header.has('title'));
  const listed = [...above.filter((row) => readStanding(row, order) !== null), ...rows];
  const reads = isNamed ? readRows(rows, header, order) : readLines(listed, table, order, options.day);
  return gatherPeople(reads, written.open);
}

/** Whether the columns say of themselves that they hold people with certifications, and there is something below. */
export function hasHeadOfPeople(table: Table): boolean {
  const { header, rows } = splitHead(table);
  return header !== null && tellsOfPeople(header) && rows.length > 0;
}

interface Split {
  readonly header: Header | null;
  readonly above: readonly Row[];
  readonly rows: readonly Row[];
}

/** The columns, which may stand below a line or two that say what the table is, and what stands below them. */
function splitHead({ rows, separator }: Table): Split {
  for (const [index, row] of rows.slice(0, separator === null ? 1 : MOST_ABOVE).entries()) {
    const cells = separator === null ? row.text.split(' ') : row.cells;
    const header = readHeader(cells, { allKnown: separator === null });
    const split = { above: rows.slice(0, index), rows: rows.slice(index + 1) };
    // Where words alone part a line, no column can be told by its place.
    if (header !== null) return { ...split, header: separator === null ? null : header };
    if (cells.filter((cell) => cell !== '').length > 1) break;
  }
  return { header: null, above: [], rows };
}

function readRows(rows: readonly Row[], header: Header, order: DayOrder | null): readonly Read[] {
  const orderOf = (field: DayField) => {
    const column = header.get(field) ?? -1;
    return findDayOrder(rows.map(({ cells }) => cells[column] ?? '')).order ?? order;
  };
  const orders = { earned: orderOf('earned'), expires: orderOf('expires') };
  return rows.map((row) => ({ row, read: readRow(row, header, orders) }));
}

function readLines(
  rows: readonly Row[],
  { separator }: Pick<Table, 'separator'>,
  order: DayOrder | null,
  day: string,
): readonly Read[] {
  const isTable = separator !== null;
  const serialColumns = isTable ? findSerialColumns(rows) : new Set<number>();
  const reads: Read[] = [];
  let standing: readonly string[] = [];
  for (const row of rows) {
    const alone = readStanding(row, order);
    if (alone !== null) standing = alone;
    else if (reads.length > 0 || !/:$/.test(row.text)) {
      reads.push({ row, read: readLine(row, { order, day, standing, isTable, serialColumns }) });
    }
  }
  const [first, ...others] = reads;
  // What heads its columns in a language that is not known here is no row that could not be read.
  const isHead = isTable && first !== undefined && isLikeHead(first) && others.some(({ read }) => read.rows.length > 0);
  return isHead ? others : reads;
}

function isLikeHead({ row, read }: Read): boolean {
  const isVague = read.problems.every(
    ({ reason }) => reason === 'no certification' || reason === 'unknown certification' || reason === 'not a name',
  );
  return read.rows.length === 0 && isVague && !/\d|@/.test(row.text);
}

/** Columns that hold nothing but Excel's serial numbers of days, under a head or not. */
function findSerialColumns(rows: readonly Row[]): ReadonlySet<number> {
  const columns = new Set(
    rows.flatMap(({ cells }) => cells.flatMap((cell, column) => (parseSerialDay(cell) ? [column] : []))),
  );
  const isSerial = (column: number) =>
    rows.every(({ cells }) => !/\d/.test(cells[column] ?? '') || parseSerialDay(cells[column] ?? '') !== null);
  return new Set([...columns].filter(isSerial));
}

/** "AZ-305:" alone on a line stands for the lines below it. */
function readStanding({ text }: Row, order: DayOrder | null): readonly string[] | null {
  const tokens = readTokens(text, order);
  if (tokens.length === 0 || tokens.some(({ kind }) => kind !== 'certification')) return null;
  const { ids, problems } = readCertifications(tokens);
  return problems.length === 0 ? ids : null;
}

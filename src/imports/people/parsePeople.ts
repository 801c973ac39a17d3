import { type DayOrder, findDayOrder } from '../../reading/parseDay.ts';
import { readTokens } from '../../reading/readTokens.ts';
import type { PeopleRead } from '../format.ts';
import type { Row, Table } from '../splitTable.ts';
import { type ReadRow, readCertifications } from './createRows.ts';
import { gatherPeople } from './gatherPeople.ts';
import { type Header, readHeader } from './readHeader.ts';
import { readLine } from './readLine.ts';
import { readRow } from './readRow.ts';

/**
 * Reads people with certifications: a table with or without a head, or a line a person in any order.
 * `day` is today: a single day to come is when a certification expires, a past one when it was earned.
 */
export function parsePeople({ rows, separator }: Table, day: string): PeopleRead {
  const isTable = separator !== null;
  const order = findDayOrder(rows.map(({ text }) => text).join('\n'));
  const reads: { readonly row: Row; readonly read: ReadRow }[] = [];
  let header: Header | null = null;
  let standing: readonly string[] = [];
  for (const row of rows) {
    const head = readHeader(isTable ? row.cells : row.text.split(' '), { allKnown: !isTable });
    if (head !== null && reads.length === 0) {
      header = isTable && head.has('certification') ? head : null;
      continue;
    }
    const alone = readStanding(row, order);
    if (alone !== null) {
      standing = alone;
      continue;
    }
    if (reads.length === 0 && /:$/.test(row.text)) continue;
    const read = header === null ? readLine(row, { order, day, standing, isTable }) : readRow(row, header, order);
    reads.push({ row, read });
  }
  return gatherPeople(reads);
}

/** "AZ-305:" alone on a line stands for the lines below it. */
function readStanding({ text }: Row, order: DayOrder | null): readonly string[] | null {
  const tokens = readTokens(text, order);
  if (tokens.length === 0 || tokens.some(({ kind }) => kind !== 'certification')) return null;
  const found = readCertifications(tokens);
  return 'ids' in found ? found.ids : null;
}

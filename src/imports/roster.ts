import { ROSTER_COLUMNS } from '../partner/rosterCsv.ts';
import { type DayOrder, findDayOrder, parseDay, parseSerialDay } from '../reading/parseDay.ts';
import type { PeopleFormat } from './format.ts';
import { createRows, type ReadRow, unread } from './people/createRows.ts';
import { gatherPeople } from './people/gatherPeople.ts';
import { readCertificationCell } from './people/readCertifications.ts';
import type { Row } from './splitTable.ts';

/** The CSV that `export people` makes, as it was or saved again by a spreadsheet. */
export const roster: PeopleFormat = {
  name: 'roster',
  gives: 'people',
  recognises: ({ table }) => ROSTER_COLUMNS.every((column, index) => table.rows[0]?.cells[index] === column),
  async read(source, { dayOrder }) {
    const [, ...rows] = (await source.table()).rows;
    const { order, open } = findDayOrder(rows.map(({ text }) => text));
    const reads = rows.map((row) => ({ row, read: readRow(row, order ?? (open === null ? null : dayOrder)) }));
    return gatherPeople(reads, open);
  },
};

function readRow({ number, cells }: Row, order: DayOrder | null): ReadRow {
  const [name = '', mail = '', code = '', title = '', ...days] = cells.map(takeOffGuard);
  const { ids, problems } = readCertificationCell(code === '' ? title : code);
  const [earned, expires] = [days[0] ?? '', days[1] ?? ''].map((text) => ({
    text,
    day: text === '' ? undefined : (parseDay(text, order) ?? parseSerialDay(text)),
  }));
  const odd = [earned, expires].find((each) => each?.day === null);
  if (odd !== undefined) return unread('unread day', odd.text);
  if (ids.length === 0)
    return problems.length > 0 ? { rows: [], problems } : unread('no certification', cells.join(' '));
  return createRows(number, {
    name,
    mail: mail === '' ? null : mail.toLowerCase(),
    certifications: ids,
    earned: earned?.day ?? undefined,
    expires: expires?.day ?? undefined,
  });
}

/** The apostrophe that keeps a spreadsheet from taking a name for a formula. */
function takeOffGuard(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');
}

import { ROSTER_COLUMNS } from '../partner/rosterCsv.ts';
import { type DayOrder, findDayOrder, parseDay } from '../reading/parseDay.ts';
import { findCertification } from '../scoring/certifications.ts';
import type { Format } from './format.ts';
import { createRows, type ReadRow } from './people/createRows.ts';
import { gatherPeople } from './people/gatherPeople.ts';
import type { Row } from './splitTable.ts';

/** The CSV that `export people` makes, as it was or saved again by a spreadsheet. */
export const roster: Format = {
  name: 'roster',
  gives: 'people',
  recognises: ({ table }) => ROSTER_COLUMNS.every((column, index) => table.rows[0]?.cells[index] === column),
  async read(source) {
    const [, ...rows] = (await source.table()).rows;
    const order = findDayOrder(rows.map(({ text }) => text).join('\n'));
    return gatherPeople(rows.map((row) => ({ row, read: readRow(row, order) })));
  },
};

function readRow({ number, cells }: Row, order: DayOrder | null): ReadRow {
  const [name = '', mail = '', code = '', title = '', earned = '', expires = ''] = cells.map(takeOffGuard);
  const lookup = findCertification(code === '' ? title : code);
  if (lookup.kind !== 'found') return { reason: `${lookup.kind} certification`, text: code === '' ? title : code };
  const days = [earned, expires].map((text) => ({ text, day: text === '' ? undefined : parseDay(text, order) }));
  const unread = days.find(({ day }) => day === null);
  if (unread !== undefined) return { reason: 'unread day', text: unread.text };
  return createRows(number, {
    name,
    mail: mail === '' ? null : mail.toLowerCase(),
    certifications: [lookup.certification.id],
    earned: days[0]?.day ?? undefined,
    expires: days[1]?.day ?? undefined,
  });
}

/** The apostrophe that keeps a spreadsheet from taking a name for a formula. */
function takeOffGuard(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');
}

import { stringify } from 'csv-stringify/sync';
import { getCertification } from '../scoring/certifications.ts';
import { CSV_FOR_EXCEL } from './csvForExcel.ts';
import type { RosterPerson } from './record.ts';

export const ROSTER_COLUMNS = ['Name', 'Email', 'Certification', 'Title', 'Earned', 'Expires'];

/**
 * The roster as CSV in UTF-8, a row for each certification. Cells that a spreadsheet would take for a formula begin
 * with an apostrophe, and the byte order mark tells Excel the encoding.
 */
export function createRosterCsv(people: readonly RosterPerson[]): string {
  const sorted = people.toSorted((a, b) => a.name.localeCompare(b.name));
  const rows = sorted.flatMap(({ name, mail, certifications }) =>
    certifications.map(({ certification, earned, expires }) => {
      const { code, title } = getCertification(certification);
      return [name, mail, code, title, earned, expires];
    }),
  );
  return stringify([ROSTER_COLUMNS, ...rows], CSV_FOR_EXCEL);
}

import type { Format } from './format.ts';
import { parsePeople } from './people/parsePeople.ts';
import type { Table } from './splitTable.ts';

/** In characters; the longest rows of Partner Center's exports have some hundred. */
export const LONGEST_ROW = 2000;
const ANY_DAY = '2000-01-01';

/** People with certifications as people keep them: a table in any order of columns, or a line a person. */
export const peopleList: Format = {
  name: 'people list',
  gives: 'people',
  recognises: ({ table }) => isOfPeople(table),
  read: async (source, { day }) => parsePeople(await source.table(), day),
};

/** Most rows must read as people. */
function isOfPeople(table: Table): boolean {
  if (table.rows.some(({ text }) => text.length > LONGEST_ROW)) return false;
  const { rows, problems, rowCount } = parsePeople(table, ANY_DAY);
  const read = new Set(rows.map(({ line }) => line)).size;
  const nearly = problems.filter(({ reason }) => reason !== 'no certification').length;
  return read > 0 && (read + nearly) * 2 > rowCount;
}

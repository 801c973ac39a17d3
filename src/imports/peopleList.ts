import { isLikeTitle } from '../reading/readCertification.ts';
import type { PeopleFormat, PeopleRead } from './format.ts';
import { hasHeadOfPeople, parsePeople } from './people/parsePeople.ts';
import type { Table } from './splitTable.ts';

/** In characters; the longest rows of Partner Center's exports have some hundred. */
export const LONGEST_ROW = 2000;
const ANY_DAY = '2000-01-01';

/** People with certifications as people keep them: a table in any order of columns, or a line a person. */
export const peopleList: PeopleFormat = {
  name: 'people list',
  gives: 'people',
  recognises: ({ table }) => isOfPeople(table),
  read: async (source, options) => parsePeople(await source.table(), options),
};

/** The head says so, or most rows read as people or nearly: with a certification that is none of ours, or an odd day. */
function isOfPeople(table: Table): boolean {
  if (table.rows.some(({ text }) => text.length > LONGEST_ROW)) return false;
  if (hasHeadOfPeople(table)) return true;
  const { rows, problems, rowCount } = parsePeople(table, { day: ANY_DAY, dayOrder: 'day first' });
  const read = new Set(rows.map(({ line }) => line));
  const nearly = new Set(problems.filter((each) => !read.has(each.line) && isNearly(each)).map(({ line }) => line));
  const isSure = read.size > 0 || problems.some((each) => isAboutCertification(each));
  return isSure && (read.size + nearly.size) * 2 >= rowCount;
}

type Problem = PeopleRead['problems'][number];

function isNearly({ reason }: Problem): boolean {
  return reason !== 'no certification' && reason !== 'not a name';
}

/** Whether something that calls itself a certification stands there. */
function isAboutCertification({ reason, text }: Problem): boolean {
  switch (reason) {
    case 'counts nowhere':
    case 'half certification':
    case 'ambiguous certification':
    case 'other training':
      return true;
    default:
      return reason === 'unknown certification' && isLikeTitle(text);
  }
}

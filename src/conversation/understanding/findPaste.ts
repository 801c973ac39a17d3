import { findPeopleFormat } from '../../imports/formats.ts';
import { LONGEST_ROW } from '../../imports/peopleList.ts';
import { beginningOf } from '../../imports/source.ts';
import { readCommandWord } from './commandWords.ts';

// A single row that was copied from a spreadsheet, or of CSV with an earned and an expiry day.
const ROW = /^[^\t]*\S\t|^[^;|]*[;|][^;|]*[;|]/;

/**
 * The pasted list of people in a text of several lines, or one row of a table, without the command in front; null where
 * it is none. Without a command, the text itself must look like people.
 */
export function findPaste(text: string): string | null {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  if (lines.some(({ length }) => length > LONGEST_ROW)) return null;
  const isAlone = lines.slice(start + 1).every((line) => line.trim() === '');
  if (isAlone && !ROW.test(lines[start] ?? '')) return null;
  const first = lines[start] ?? '';
  const { command, rest } = readCommandWord(first.replace(/^\s*[/\\]+/, ''));
  if (!isAlone && command?.startsLists === true) {
    return [...lines.slice(0, start), rest, ...lines.slice(start + 1)].join('\n');
  }
  // "set data customers 3" and "remove AZ-305 Ana", several at once, are no list; a table may begin with any word.
  if (command !== null && (isAlone || !/[\t;|,]/.test(first))) return null;
  return findPeopleFormat(beginningOf(text)) === null ? null : text;
}

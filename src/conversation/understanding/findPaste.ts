import { parsePeople } from '../reading/parsePeople.ts';
import { readCommandWord } from './commandWords.ts';

// A list is known by its beginning, however long it is.
const LINES_LOOKED_AT = 40;
// The longest rows of Partner Center's exports have some hundred characters.
const LONGEST_LINE = 2000;
const ANY_DAY = '2000-01-01';

/**
 * The pasted list of people in a text of several lines, without the command in front; null where it is none: most
 * lines of a list without a command must read as people.
 */
export function findPaste(text: string): string | null {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  if (lines.slice(start + 1).every((line) => line.trim() === '')) return null;
  if (lines.some(({ length }) => length > LONGEST_LINE)) return null;
  const first = lines[start] ?? '';
  const { command, rest } = readCommandWord(first.replace(/^\s*[/\\]+/, ''));
  if (command?.startsLists === true) {
    return [...lines.slice(0, start), rest, ...lines.slice(start + 1)].join('\n');
  }
  // "set data customers 3" and "remove AZ-305 Ana", several at once, are no list; a table may begin with any word.
  if (command !== null && !/[\t;|,]/.test(first)) return null;
  const { rows, problems, lineCount } = parsePeople(lines.slice(0, start + LINES_LOOKED_AT).join('\n'), ANY_DAY);
  const read = new Set(rows.map(({ line }) => line)).size;
  const nearly = problems.filter(({ reason }) => reason !== 'no certification').length;
  return read > 0 && (read + nearly) * 2 > lineCount ? text : null;
}

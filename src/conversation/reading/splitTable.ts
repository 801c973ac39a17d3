/** One line of a pasted list, with its number as the person who pasted it counts. */
export interface PastedLine {
  readonly number: number;
  readonly text: string;
  readonly cells: readonly string[];
}

export interface PastedTable {
  readonly lines: readonly PastedLine[];
  /** Null where words alone part a line. */
  readonly separator: Separator | null;
}

const SEPARATORS = ['\t', ';', '|', ','] as const;

type Separator = (typeof SEPARATORS)[number];

const RULER = /^[-=+_|:\s]*$/;
const BULLET = /^(?:[-*•·]|\d{1,3}[.)])\s+/;
// "Mar 1, 2026" has a comma of its own.
const COMMA_IN_DAY = /(\p{L}{3,10}\.? \d{1,2}), (\d{4})/gu;

/** Parts a pasted list into lines and cells: copied from a spreadsheet, as CSV, as a Markdown table or as plain lines. */
export function splitTable(text: string): PastedTable {
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(BULLET, '') }))
    .filter(({ text: line }) => !RULER.test(line));
  const separator =
    SEPARATORS.find((each) => lines.filter(({ text: line }) => line.includes(each)).length * 2 > lines.length) ?? null;
  return {
    separator,
    lines: lines.map((line) => ({
      ...line,
      cells: separator === null ? [line.text] : splitCells(line.text, separator),
    })),
  };
}

/** Cells in quotation marks may hold the separator, as in CSV. */
function splitCells(line: string, separator: Separator): readonly string[] {
  const whole = separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line;
  const cells: string[] = [''];
  let isQuoted = false;
  for (const sign of separator === ',' ? whole.replace(COMMA_IN_DAY, '$1 $2') : whole) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) cells.push('');
    else cells.push(`${cells.pop() ?? ''}${sign}`);
  }
  return cells.map((cell) => cell.trim());
}

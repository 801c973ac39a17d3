import type { DayOrder } from '../../reading/parseDay.ts';
import { parseHolding } from '../../reading/parseHolding.ts';
import { readTokens, type Token } from '../../reading/readTokens.ts';
import type { Row } from '../splitTable.ts';
import { createRows, type Holder, type ReadRow, readCertifications, turnName } from './createRows.ts';

export interface LineOptions {
  readonly order: DayOrder | null;
  readonly day: string;
  readonly standing: readonly string[];
  /** Whether cells are parted, so that a cell of words alone is a name as it stands there. */
  readonly isTable: boolean;
}

/** A line without named columns: mails, days and certifications are known by their looks, the name is what remains. */
export function readLine(line: Row, { order, day, standing, isTable }: LineOptions): ReadRow {
  const listed = readListed(line);
  if (listed !== null) return listed;
  const cells = line.cells.map((cell) => ({ tokens: readTokens(cell, order), text: cell }));
  const tokens = cells.flatMap((cell) => cell.tokens);
  const found = readCertifications(tokens);
  if ('reason' in found) return found;
  const unread = tokens.find(({ kind }) => kind === 'unread day');
  if (unread !== undefined && 'text' in unread) return { reason: 'unread day', text: unread.text };
  const mail = tokens.find((token) => token.kind === 'mail')?.mail ?? null;

  const named = cells.filter((cell) => cell.tokens.some(({ kind }) => kind === 'word'));
  const apart = named.filter((cell) => !cell.tokens.some(({ kind }) => kind === 'certification'));
  const [first, second] = apart.length > 0 ? apart : named;
  const certifications = found.ids.length > 0 ? found.ids : standing;
  if (certifications.length === 0) {
    // Beside a name, the other cell is what should have been the certification.
    const other = mail === null || apart.length > 1 ? second : first;
    return other === undefined
      ? { reason: 'no certification', text: line.text }
      : { reason: 'unknown certification', text: wordsOf(other.tokens) };
  }
  const days = assignDays(tokens, day);
  if (days === null) return { reason: 'too many days', text: line.text };
  return createRows(line.number, {
    name: isTable ? joinName(first, second) : wordsOf(first?.tokens ?? []),
    mail,
    certifications,
    ...days,
  });
}

/** "AZ-305: Ana, Luis" */
function readListed({ number, text }: Row): ReadRow | null {
  if (/[\t;|]/.test(text) || !/^[^:,]+:\s*\S/.test(text)) return null;
  const { lookup, people, earned, expires } = parseHolding(text);
  if (lookup?.kind !== 'found' || people.length === 0) return null;
  const { id } = lookup.certification;
  const read = people.map(({ name, mail }) =>
    createRows(number, { name: name === mail ? '' : name, mail, certifications: [id], earned, expires }),
  );
  const problem = read.find((each) => 'reason' in each);
  return problem ?? { rows: read.flatMap((each) => ('rows' in each ? each.rows : [])) };
}

/** Null where there are more days than a certification has. */
function assignDays(tokens: readonly Token[], today: string): Pick<Holder, 'earned' | 'expires'> | null {
  const days = tokens.filter((token) => token.kind === 'day');
  const [earlier, later, ...more] = days.toSorted((a, b) => a.day.localeCompare(b.day));
  if (earlier === undefined) return {};
  if (later === undefined) return { [earlier.as ?? (earlier.day > today ? 'expires' : 'earned')]: earlier.day };
  const isOtherWay = earlier.as === 'expires' || later.as === 'earned';
  return more.length > 0 || isOtherWay ? null : { earned: earlier.day, expires: later.day };
}

interface Cell {
  readonly tokens: readonly Token[];
  readonly text: string;
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : [])).join(' ');
}

/** "Ana", "García" in two cells are one name; so is "García, Ana" in one. */
function joinName(first: Cell | undefined, second: Cell | undefined): string {
  const name = wordsOf(first?.tokens ?? []);
  if (first?.tokens.every(({ kind }) => kind === 'word')) {
    const isTurned = /^[^,]+, [^,]+$/.test(first.text) && name.length + 1 === first.text.length;
    // Quotation marks that the table itself had no need of belong to the name: Ana "Nina" García.
    if (isTurned || first.text.includes('"')) return turnName(first.text);
  }
  const next = wordsOf(second?.tokens ?? []);
  return next !== '' && !name.includes(' ') && !next.includes(' ') ? `${name} ${next}` : name;
}

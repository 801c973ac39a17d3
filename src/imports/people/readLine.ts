import { looksLikeName } from '../../reading/looksLikeName.ts';
import { type DayOrder, parseSerialDay } from '../../reading/parseDay.ts';
import { parseHolding } from '../../reading/parseHolding.ts';
import { countTitleWords } from '../../reading/readCertification.ts';
import { readTokens, type Token } from '../../reading/readTokens.ts';
import type { Row } from '../splitTable.ts';
import { createRows, type Holder, type ReadRow, turnName, type Unread, unread } from './createRows.ts';
import { isOfCourse, readCertificationCell, readCertifications } from './readCertifications.ts';

export interface LineOptions {
  readonly order: DayOrder | null;
  readonly day: string;
  readonly standing: readonly string[];
  /** Whether cells are parted. */
  readonly isTable: boolean;
  /** The columns that hold Excel's serial numbers of days. */
  readonly serialColumns: ReadonlySet<number>;
}

interface Cell {
  readonly tokens: readonly Token[];
  readonly text: string;
}

/** A line without named columns: mails, days and certifications are known by their looks, the name is what remains. */
export function readLine(row: Row, options: LineOptions): ReadRow {
  const listed = readListed(row);
  if (listed !== null) return listed;
  const cells = row.cells.map((text, column) => ({ text, tokens: readCell(text, column, options) }));
  const tokens = cells.flatMap((cell) => cell.tokens);
  const odd = tokens.find((token) => token.kind === 'unread day');
  if (odd !== undefined) return unread('unread day', odd.text);
  const mail = tokens.find((token) => token.kind === 'mail')?.mail ?? null;
  const names = findNames(cells, mail);
  const found = names.isApart
    ? joinAll(cells.filter(isOfCertification).map(({ text }) => readCertificationCell(text)))
    : readCertifications(tokens);
  const ids = found.ids.length > 0 || found.problems.length > 0 ? found.ids : options.standing;
  if (ids.length === 0) {
    if (found.problems.length > 0) return { rows: [], problems: found.problems };
    return names.other === null ? unread('no certification', row.text) : unread('unknown certification', names.other);
  }
  if (names.unlike !== null) return explainUnlike(row.text, names.unlike);
  const days = assignDays(tokens, options.day);
  if (days === null) return unread('too many days', row.text);
  const read = createRows(row.number, { name: names.name, mail, certifications: ids, ...days });
  return { rows: read.rows, problems: [...found.problems, ...read.problems] };
}

function readCell(text: string, column: number, { order, serialColumns }: LineOptions): readonly Token[] {
  const day = serialColumns.has(column) ? parseSerialDay(text) : null;
  return day === null ? readTokens(text, order) : [{ kind: 'day', day, as: null }];
}

interface Names {
  readonly name: string;
  /** Whether it has a cell of its own, so that a certification has one, too. */
  readonly isApart: boolean;
  /** What stands where the name should and does not look like one. */
  readonly unlike: string | null;
  /** Beside the name, what should have been the certification. */
  readonly other: string | null;
}

function findNames(cells: readonly Cell[], mail: string | null): Names {
  const worded = cells.filter((cell) => cell.tokens.some(({ kind }) => kind === 'word') && !isOfCertification(cell));
  const [first, second] = worded.filter(({ tokens }) => looksLikeName(wordsOf(tokens)));
  const other = worded.find((cell) => cell !== first) ?? null;
  const rest = { unlike: null, other: other === null ? null : wordsOf(other.tokens) };
  const hasMailApart = cells.some(
    (cell) => cell.tokens.some(({ kind }) => kind === 'mail') && !isOfCertification(cell),
  );
  if (first !== undefined) return { ...rest, name: joinName(first, second, cells.length > 1), isApart: true };
  if (hasMailApart && cells.length > 1) return { ...rest, name: '', isApart: true };
  const left = wordsOf(cells.flatMap(({ tokens }) => tokens));
  const isNamed = left === '' || looksLikeName(left);
  return {
    ...rest,
    name: isNamed ? left : '',
    isApart: false,
    unlike: isNamed || mail !== null ? null : left,
  };
}

function isOfCertification({ tokens }: Cell): boolean {
  return tokens.some(({ kind }) => kind === 'certification' || kind === 'unknown certification' || kind === 'course');
}

function joinAll(all: readonly { readonly ids: readonly string[]; readonly problems: readonly Unread[] }[]) {
  return { ids: [...new Set(all.flatMap(({ ids }) => ids))], problems: all.flatMap(({ problems }) => problems) };
}

/** "AZ-305: Ana, Luis" */
function readListed({ number, text }: Row): ReadRow | null {
  if (/[\t;|]/.test(text) || !/^[^:,]+:\s*\S/.test(text)) return null;
  const { lookup, people, earned, expires } = parseHolding(text);
  if (lookup?.kind !== 'found' || people.length === 0) return null;
  const unlike = people.find(({ name, mail }) => mail === null && !looksLikeName(name));
  if (unlike !== undefined) return explainUnlike(text, unlike.name);
  const { id } = lookup.certification;
  const read = people.map(({ name, mail }) =>
    createRows(number, { name: name === mail ? '' : name, mail, certifications: [id], earned, expires }),
  );
  return { rows: read.flatMap(({ rows }) => rows), problems: read.flatMap(({ problems }) => problems) };
}

/** "AZ-104: Prerequisites for Azure administrators" is a course; "AZ-104: Ana and Luis" are people. */
function explainUnlike(text: string, name: string): ReadRow {
  const isCourse = isOfCourse(text) && countTitleWords(name.split(' ')) > 0;
  return isCourse ? unread('other training', text) : unread('not a name', name);
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

function wordsOf(tokens: readonly Token[]): string {
  return tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : [])).join(' ');
}

/** "Ana", "García" in two cells are one name; so is "García, Ana" in one. */
function joinName(first: Cell, second: Cell | undefined, isTable: boolean): string {
  const name = wordsOf(first.tokens);
  if (isTable && first.tokens.every(({ kind }) => kind === 'word')) {
    const isTurned = /^[^,]+, [^,]+$/.test(first.text) && name.length + 1 === first.text.length;
    // Quotation marks that the table itself had no need of belong to the name: Ana "Nina" García.
    if (isTurned || first.text.includes('"')) return turnName(first.text);
  }
  const next = wordsOf(second?.tokens ?? []);
  return next !== '' && !name.includes(' ') && !next.includes(' ') ? `${name} ${next}` : name;
}

import { parseDay, parseSerialDay } from '../../reading/parseDay.ts';
import { Unreadable } from '../files/unreadable.ts';
import { type ReadMonth, readUsageMonth } from './readUsageMonth.ts';

/** Why a row is left out; each has a sentence in the catalogue: `import.problem.<reason>`. */
export const USAGE_REASONS = ['month', 'amount', 'count', 'customer', 'flag', 'cutOff'] as const;

export interface UsageProblem {
  readonly row: number;
  /** As the file writes it; null where the row as a whole is the problem. */
  readonly column: string | null;
  readonly reason: (typeof USAGE_REASONS)[number];
  readonly text: string;
  /** The file that it stands in, where several were read. */
  readonly file?: string | undefined;
}

/** What every report of usage has; -1 where a column is not there. */
export interface RowColumns {
  /** Without it all rows are of one customer, whose id is empty. */
  readonly tenantId: number;
  readonly month: number;
  readonly duplicateFlags: readonly number[];
  /** As the file writes them. */
  readonly headings: readonly string[];
}

export interface Limits {
  readonly mostRows: number;
}

export interface GatheredMonth<Customer> {
  readonly read: ReadMonth;
  /** As the first row wrote it. */
  readonly text: string;
  readonly customers: Map<string, Customer>;
}

export interface GatheredRows<Customer> {
  /** By what the cell says. */
  readonly months: ReadonlyMap<string, GatheredMonth<Customer>>;
  readonly rows: number;
  readonly duplicates: number;
  /** The first ones. */
  readonly problems: readonly UsageProblem[];
  readonly problemCount: number;
}

const MOST_PROBLEMS = 100;
const MOST_MONTH_TEXTS = 2000;
/** Customers of each month and what is summed of them; far more than partners have, and some 100 MB. */
const MOST_KEPT = 1_000_000;
const MOST_DAYS = 2000;
const LONGEST_TEXT = 200;

const YES = new Set(['true', '1', 'yes', 'y', 'si', 'sí', 'verdadero']);
const NO = new Set(['', 'false', '0', 'no', 'n', 'falso', 'null']);

/**
 * What all reports of usage by month and customer share as their rows come: months, customers, duplicates, bounds, and the
 * problems of rows that are left out. `last` is the last column that a row must have. Throws `Unreadable`.
 */
export function createRows<Customer>(
  columns: RowColumns,
  { mostRows }: Limits,
  { last, createCustomer }: { readonly last: number; readonly createCustomer: () => Customer },
) {
  const months = new Map<string, GatheredMonth<Customer> | null>();
  const days = new Map<string, string | null>();
  const problems: UsageProblem[] = [];
  let [rows, duplicates, problemCount, kept] = [0, 0, 0, 0];

  function complain(row: number, reason: UsageProblem['reason'], column: number | null, text: string): null {
    problemCount += 1;
    if (problems.length >= MOST_PROBLEMS) return null;
    const heading = column === null ? null : (columns.headings[column] ?? null);
    problems.push({ row, column: heading, reason, text: text.slice(0, LONGEST_TEXT) });
    return null;
  }

  function monthOf(text: string): GatheredMonth<Customer> | null {
    const before = months.get(text);
    if (before !== undefined) return before;
    const read = readUsageMonth(text);
    const month = read === null ? null : { read, text, customers: new Map<string, Customer>() };
    // What cannot be read need not be remembered.
    if (month !== null || months.size < MOST_MONTH_TEXTS) months.set(text, month);
    if (months.size > MOST_MONTH_TEXTS) throw new Unreadable('unclearMonths', { text: text.slice(0, 40) });
    return month;
  }

  /** Its month; null where the row is blank or left out, having said why. */
  function begin(row: readonly string[], number: number): GatheredMonth<Customer> | null {
    if (row.every((cell) => cell === '')) return null;
    rows += 1;
    if (rows > mostRows) throw new Unreadable('manyRows', { most: mostRows });
    if (row.length <= last) return complain(number, 'cutOff', null, `${row.length}/${columns.headings.length}`);
    const text = row[columns.month] ?? '';
    return monthOf(text) ?? complain(number, 'month', columns.month, text);
  }

  /** Whose row it is and whether it is a duplicate, which is counted; null where it is left out, having said why. */
  function finishRow(row: readonly string[], number: number) {
    const tenantId = (row[columns.tenantId] ?? '').trim().toLowerCase();
    if (tenantId === '' && columns.tenantId !== -1) return complain(number, 'customer', columns.tenantId, '');
    let isDuplicate = false;
    for (const column of columns.duplicateFlags) {
      const text = (row[column] ?? '').trim().toLowerCase();
      if (YES.has(text)) isDuplicate = true;
      else if (!NO.has(text)) return complain(number, 'flag', column, text);
    }
    if (isDuplicate) duplicates += 1;
    return { tenantId, isDuplicate };
  }

  /** Counts one thing more that is held. */
  function count(): void {
    kept += 1;
    if (kept > MOST_KEPT) throw new Unreadable('manyCustomers');
  }

  function customerOf({ customers }: GatheredMonth<Customer>, tenantId: string): Customer {
    let customer = customers.get(tenantId);
    if (customer === undefined) {
      count();
      customer = createCustomer();
      customers.set(tenantId, customer);
    }
    return customer;
  }

  function dayOf(text: string): string | null {
    let day = days.get(text);
    if (day === undefined) {
      day = parseDay(text) ?? parseSerialDay(text.trim());
      if (days.size < MOST_DAYS) days.set(text, day);
    }
    return day;
  }

  function gathered(): GatheredRows<Customer> {
    const read = [...months].flatMap(([text, month]) => (month === null ? [] : [[text, month] as const]));
    return { months: new Map(read), rows, duplicates, problems, problemCount };
  }

  return { begin, complain, finishRow, count, customerOf, dayOf, gathered };
}

/** The earlier day; null as long as no row tells one. */
export function earlierDay(before: string | null, day: string | null): string | null {
  return before === null || (day !== null && day < before) ? day : before;
}

/** Of several texts the first in the alphabet, so that the order of the rows does not matter. */
export function firstText(before: string, text: string): string {
  if (text === before || text === '') return before;
  const trimmed = text.trim().slice(0, LONGEST_TEXT);
  return trimmed !== '' && (before === '' || trimmed < before) ? trimmed : before;
}

import type { Month } from '../../usage/months.ts';
import type { Usd } from '../../usage/usd.ts';
import type { Association } from '../../usage/usageHistory.ts';
import { Unreadable } from '../files/unreadable.ts';
import type { Separator } from '../files/rowSource.ts';
import { readAssociation } from './readAssociation.ts';
import { type Mark, readUsageAmount } from './readUsageAmount.ts';
import { type ReadMonth, readUsageMonth } from './readUsageMonth.ts';
import type { UsageColumns } from './usageColumns.ts';

/** Why a row is left out; each has a sentence in the catalogue: `usage.problem.<reason>`. */
export interface UsageProblem {
  readonly row: number;
  /** As the file writes it; null where the row as a whole is the problem. */
  readonly column: string | null;
  readonly reason: 'month' | 'amount' | 'customer' | 'flag' | 'cutOff';
  readonly text: string;
}

/** A sum whose amounts may be meant in two ways until the end of the file. */
export interface Cell {
  sum: Usd;
  /** Of amounts such as "1.234", the point taken for a decimal one; and of such as "1,234". */
  dots: Usd;
  commas: Usd;
}

export interface GatheredCustomer {
  name: string;
  segment: string;
  readonly links: Map<Association, string | null>;
  readonly services: Map<string, Cell>;
}

export interface GatheredMonth {
  readonly read: ReadMonth;
  /** As the first row wrote it. */
  readonly text: string;
  readonly customers: Map<string, GatheredCustomer>;
}

export interface Gathered {
  /** By what the cell says. */
  readonly months: ReadonlyMap<string, GatheredMonth>;
  readonly rows: number;
  readonly duplicates: number;
  /** The first ones. */
  readonly problems: readonly UsageProblem[];
  readonly problemCount: number;
  readonly decimals: DecimalSigns;
}

/** How many amounts show which decimal sign. */
export interface DecimalSigns {
  readonly '.': number;
  readonly ',': number;
  /** The sign that goes with what parts the cells; null where nothing does. */
  readonly usual: Mark | null;
}

export interface Limits {
  readonly mostRows: number;
}

const MOST_PROBLEMS = 100;
const MOST_MONTH_TEXTS = 2000;
/** Of a customer, a service and a month; far more than partners have, and some 100 MB. */
const MOST_CELLS = 1_000_000;
const LONGEST_TEXT = 200;

const YES = new Set(['true', '1', 'yes', 'y', 'si', 'sí', 'verdadero']);
const NO = new Set(['', 'false', '0', 'no', 'n', 'falso', 'null']);
const USUAL_SIGN: Readonly<Record<Separator, Mark | null>> = { ',': '.', ';': ',', '\t': null, '|': null, cells: '.' };

/** Sums the rows of an AzureUsage report by month, customer and service as they come; what it holds does not grow with them. */
export function gatherUsage(columns: UsageColumns, separator: Separator, { mostRows }: Limits) {
  const months = new Map<string, GatheredMonth | null>();
  const problems: UsageProblem[] = [];
  const decimals = { '.': 0, ',': 0, usual: USUAL_SIGN[separator] };
  let [rows, duplicates, problemCount, cells] = [0, 0, 0, 0];
  const lastNeeded = Math.max(columns.tenantId, columns.month, columns.acr, columns.service);

  function complain(row: number, reason: UsageProblem['reason'], column: number | null, text: string): void {
    problemCount += 1;
    if (problems.length >= MOST_PROBLEMS) return;
    const heading = column === null ? null : (columns.headings[column] ?? null);
    problems.push({ row, column: heading, reason, text: text.slice(0, LONGEST_TEXT) });
  }

  function monthOf(text: string): GatheredMonth | null {
    const before = months.get(text);
    if (before !== undefined) return before;
    const read = readUsageMonth(text);
    const month = read === null ? null : { read, text, customers: new Map() };
    // What cannot be read need not be remembered.
    if (month !== null || months.size < MOST_MONTH_TEXTS) months.set(text, month);
    if (months.size > MOST_MONTH_TEXTS) throw new Unreadable('unclearMonths', { text: text.slice(0, 40) });
    return month;
  }

  function isDuplicate(row: readonly string[], number: number): boolean | null {
    let isTrue = false;
    for (const column of columns.duplicateFlags) {
      const text = (row[column] ?? '').trim().toLowerCase();
      if (YES.has(text)) isTrue = true;
      else if (!NO.has(text)) {
        complain(number, 'flag', column, text);
        return null;
      }
    }
    return isTrue;
  }

  function take(row: readonly string[], number: number): void {
    if (row.every((cell) => cell === '')) return;
    rows += 1;
    if (rows > mostRows) throw new Unreadable('manyRows', { most: mostRows });
    if (row.length <= lastNeeded) {
      complain(number, 'cutOff', null, `${row.length}/${columns.headings.length}`);
      return;
    }
    const cell = (column: number) => row[column] ?? '';
    const month = monthOf(cell(columns.month));
    if (month === null) return complain(number, 'month', columns.month, cell(columns.month));
    const amount = readUsageAmount(cell(columns.acr));
    if (amount === null) return complain(number, 'amount', columns.acr, cell(columns.acr));
    const tenantId = cell(columns.tenantId).trim().toLowerCase();
    if (tenantId === '') return complain(number, 'customer', columns.tenantId, '');
    const duplicate = isDuplicate(row, number);
    if (duplicate === null) return;
    if (duplicate) {
      duplicates += 1;
      return;
    }
    if (amount.mark !== null && amount.kind === 'amount') decimals[amount.mark] += 1;

    let customer = month.customers.get(tenantId);
    if (customer === undefined) {
      customer = { name: '', segment: '', links: new Map(), services: new Map() };
      month.customers.set(tenantId, customer);
    }
    // Of several the first in the alphabet, so that the order of the rows does not matter.
    customer.name = firstOf(customer.name, cell(columns.name));
    customer.segment = firstOf(customer.segment, cell(columns.segment));
    const association = readAssociation(cell(columns.association));
    if (association.how !== null) noteLink(customer, association.how, cell(columns.associatedOn).trim());
    if (!association.counts) return;
    const service = cell(columns.service).trim().slice(0, LONGEST_TEXT);
    let sums = customer.services.get(service);
    if (sums === undefined) {
      sums = { sum: 0n, dots: 0n, commas: 0n };
      customer.services.set(service, sums);
      cells += 1;
      if (cells > MOST_CELLS) throw new Unreadable('manyCustomers');
    }
    if (amount.kind === 'amount') sums.sum += amount.usd;
    else if (amount.mark === '.') sums.dots += amount.usd;
    else sums.commas += amount.usd;
  }

  function finish(): Gathered {
    const read = [...months].flatMap(([text, month]) => (month === null ? [] : [[text, month] as const]));
    return { months: new Map(read), rows, duplicates, problems, problemCount, decimals };
  }

  return { take, finish };
}

/** Of the month that a row is in; kept until its day can be told. */
function noteLink(customer: GatheredCustomer, how: Association, day: string): void {
  const before = customer.links.get(how);
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(day)?.[0] ?? null;
  if (before === undefined || before === null || (iso !== null && iso < before)) customer.links.set(how, iso ?? before ?? null);
}

function firstOf(before: string, text: string): string {
  if (text === before || text === '') return before;
  const trimmed = text.trim().slice(0, LONGEST_TEXT);
  return trimmed !== '' && (before === '' || trimmed < before) ? trimmed : before;
}

/** Which month a gathered one is, once all are known: months are written by their first day where that tells. */
export function settleMonths(gathered: Gathered): (month: GatheredMonth) => Month {
  const either = [...gathered.months.values()].flatMap(({ read, text }) => (read.kind === 'either' ? [{ read, text }] : []));
  const isFirstDay = (day: number) => day === 1;
  const dayFirst = either.every(({ read }) => isFirstDay(read.dayFirst.day));
  const monthFirst = either.every(({ read }) => isFirstDay(read.monthFirst.day));
  if (either.length > 0 && dayFirst === monthFirst) throw new Unreadable('unclearMonths', { text: either[0]?.text ?? '' });
  return ({ read }) => (read.kind === 'month' ? read.month : (dayFirst ? read.dayFirst : read.monthFirst).month);
}

const THOUSAND = 1000n;

/** What a sum comes to, once it is known how the file writes amounts. Throws `Unreadable` where that is not told and matters. */
export function settleAmounts({ decimals }: Gathered): (cell: Cell) => Usd {
  const shown = (['.', ','] as const).filter((mark) => decimals[mark] > 0);
  const mark = shown.length === 1 ? shown[0] : shown.length === 0 ? decimals.usual : null;
  return ({ sum, dots, commas }) => {
    if (dots === 0n && commas === 0n) return sum;
    if (mark === null || mark === undefined) throw new Unreadable('unclearAmounts', {});
    return sum + dots * (mark === '.' ? 1n : THOUSAND) + commas * (mark === ',' ? 1n : THOUSAND);
  };
}

import { parseDay, parseSerialDay } from '../../reading/parseDay.ts';
import type { Association } from '../../usage/usageHistory.ts';
import type { Usd } from '../../usage/usd.ts';
import type { Separator } from '../files/rowSource.ts';
import { Unreadable } from '../files/unreadable.ts';
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
interface DecimalSigns {
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
/** Customers and services of each month; far more than partners have, and some 100 MB. */
const MOST_KEPT = 1_000_000;
const MOST_DAYS = 2000;
const LONGEST_TEXT = 200;

const YES = new Set(['true', '1', 'yes', 'y', 'si', 'sí', 'verdadero']);
const NO = new Set(['', 'false', '0', 'no', 'n', 'falso', 'null']);
const USUAL_SIGN: Readonly<Record<Separator, Mark | null>> = { ',': '.', ';': ',', '\t': null, '|': null, cells: '.' };

/** Sums the rows of an AzureUsage report by month, customer and service as they come; what it holds does not grow with them. */
export function gatherUsage(columns: UsageColumns, separator: Separator, { mostRows }: Limits) {
  const months = new Map<string, GatheredMonth | null>();
  const days = new Map<string, string | null>();
  const problems: UsageProblem[] = [];
  const decimals = { '.': 0, ',': 0, usual: USUAL_SIGN[separator] };
  let [rows, duplicates, problemCount, kept] = [0, 0, 0, 0];
  const lastNeeded = Math.max(columns.tenantId, columns.month, columns.acr, columns.service);

  function complain(row: number, reason: UsageProblem['reason'], column: number | null, text: string): null {
    problemCount += 1;
    if (problems.length >= MOST_PROBLEMS) return null;
    const heading = column === null ? null : (columns.headings[column] ?? null);
    problems.push({ row, column: heading, reason, text: text.slice(0, LONGEST_TEXT) });
    return null;
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
      else if (!NO.has(text)) return complain(number, 'flag', column, text);
    }
    return isTrue;
  }

  /** Null where the row is left out, having said why. */
  function understand(row: readonly string[], number: number) {
    const cell = (column: number) => row[column] ?? '';
    if (row.length <= lastNeeded) return complain(number, 'cutOff', null, `${row.length}/${columns.headings.length}`);
    const month = monthOf(cell(columns.month));
    if (month === null) return complain(number, 'month', columns.month, cell(columns.month));
    const amount = readUsageAmount(cell(columns.acr));
    if (amount === null) return complain(number, 'amount', columns.acr, cell(columns.acr));
    const tenantId = cell(columns.tenantId).trim().toLowerCase();
    if (tenantId === '') return complain(number, 'customer', columns.tenantId, '');
    const duplicate = isDuplicate(row, number);
    return duplicate === null ? null : { month, amount, tenantId, duplicate };
  }

  function dayOf(text: string): string | null {
    let day = days.get(text);
    if (day === undefined) {
      day = parseDay(text) ?? parseSerialDay(text.trim());
      if (days.size < MOST_DAYS) days.set(text, day);
    }
    return day;
  }

  function customerOf({ customers }: GatheredMonth, tenantId: string): GatheredCustomer {
    let customer = customers.get(tenantId);
    if (customer === undefined) {
      count();
      customer = { name: '', segment: '', links: new Map(), services: new Map() };
      customers.set(tenantId, customer);
    }
    return customer;
  }

  function cellOf({ services }: GatheredCustomer, service: string): Cell {
    let cell = services.get(service);
    if (cell === undefined) {
      count();
      cell = { sum: 0n, dots: 0n, commas: 0n };
      services.set(service, cell);
    }
    return cell;
  }

  function count(): void {
    kept += 1;
    if (kept > MOST_KEPT) throw new Unreadable('manyCustomers');
  }

  function take(row: readonly string[], number: number): void {
    if (row.every((cell) => cell === '')) return;
    rows += 1;
    if (rows > mostRows) throw new Unreadable('manyRows', { most: mostRows });
    const understood = understand(row, number);
    if (understood === null) return;
    const { month, amount, tenantId } = understood;
    const cell = (column: number) => row[column] ?? '';
    const customer = customerOf(month, tenantId);
    const { how, counts } = readAssociation(cell(columns.association));
    // A customer who is linked in two ways has a duplicate for one of them.
    if (how !== null) noteLink(customer, how, dayOf(cell(columns.associatedOn)));
    if (understood.duplicate) {
      duplicates += 1;
      return;
    }
    // Of several the first in the alphabet, so that the order of the rows does not matter.
    customer.name = firstOf(customer.name, cell(columns.name));
    customer.segment = firstOf(customer.segment, cell(columns.segment));
    if (!counts) return;
    const sums = cellOf(customer, cell(columns.service).trim().slice(0, LONGEST_TEXT));
    if (amount.kind === 'amount') {
      sums.sum += amount.usd;
      if (amount.mark !== null) decimals[amount.mark] += 1;
    } else if (amount.mark === '.') sums.dots += amount.usd;
    else sums.commas += amount.usd;
  }

  function finish(): Gathered {
    const read = [...months].flatMap(([text, month]) => (month === null ? [] : [[text, month] as const]));
    return { months: new Map(read), rows, duplicates, problems, problemCount, decimals };
  }

  return { take, finish };
}

/** The earliest day of a link; null as long as no row tells one. */
function noteLink(customer: GatheredCustomer, how: Association, day: string | null): void {
  const before = customer.links.get(how) ?? null;
  customer.links.set(how, before === null || (day !== null && day < before) ? day : before);
}

function firstOf(before: string, text: string): string {
  if (text === before || text === '') return before;
  const trimmed = text.trim().slice(0, LONGEST_TEXT);
  return trimmed !== '' && (before === '' || trimmed < before) ? trimmed : before;
}

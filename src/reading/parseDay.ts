import { Temporal } from 'temporal-polyfill';
import { foldText } from './foldText.ts';

/** Which of the two small numbers of "03/04/2026" is the day. */
export const DAY_ORDERS = ['day first', 'month first'] as const;

export type DayOrder = (typeof DAY_ORDERS)[number];

const MONTHS = [
  ['jan', 'ene'],
  ['feb'],
  ['mar'],
  ['apr', 'abr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dec', 'dic'],
];

interface Pattern {
  readonly pattern: RegExp;
  readonly named: boolean;
  /** Read only where the order is known: 03/04/2026 means two days to two readers, so it is asked for. */
  readonly order?: DayOrder;
}

const PATTERNS: readonly Pattern[] = [
  { pattern: /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/, named: false },
  {
    pattern:
      /^(?<day>\d{1,2})(?:st|nd|rd|th)?[ -](?:of |de )?(?<month>[a-zñ]{3,10})\.?,?[ -](?:of |de )?(?<year>\d{4}|\d{2})$/i,
    named: true,
  },
  { pattern: /^(?<month>[a-z]{3,10})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/i, named: true },
  // With dots between, the day stands first wherever days are written so.
  { pattern: /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})$/, named: false },
  { pattern: /^(?<day>1[3-9]|2\d|3[01])[/-](?<month>\d{1,2})[/-](?<year>\d{4})$/, named: false },
  { pattern: /^(?<month>\d{1,2})[/-](?<day>1[3-9]|2\d|3[01])[/-](?<year>\d{4})$/, named: false },
  { pattern: /^(?<day>\d{1,2})[/-](?<month>\d{1,2})[/-](?<year>\d{4}|\d{2})$/, named: false, order: 'day first' },
  { pattern: /^(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{4}|\d{2})$/, named: false, order: 'month first' },
];

/** Days with dots are not among them: those are written in one order. */
const WRITTEN_DAY = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?![\d/-])/g;

const CENTURY = 2000;
const TIME_OF_DAY = /(?:T| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.? ?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a calendar day as ISO: "2026-03-01", "1 March 2026", "1 de marzo de 2026", "March 1, 2026", "1-Mar-26",
 * "21/03/2026", "1.3.2026" (the day first), a time of day behind it aside; with an order also "03/04/2026" and "3/4/26". Null for anything else.
 */
export function parseDay(text: string, known?: DayOrder | null): string | null {
  const bare = text.trim().replace(TIME_OF_DAY, '');
  for (const { pattern, named, order } of PATTERNS) {
    const groups = pattern.exec(bare)?.groups;
    if (groups === undefined) continue;
    if (order !== undefined && order !== known && Number(groups.day) !== Number(groups.month)) continue;
    const spelled = foldText(groups.month ?? '');
    const month = named
      ? MONTHS.findIndex((names) => names.some((name) => spelled.startsWith(name))) + 1
      : Number(spelled);
    const year = Number(groups.year) + (groups.year?.length === 2 ? CENTURY : 0);
    try {
      return Temporal.PlainDate.from({ year, month, day: Number(groups.day) }, { overflow: 'reject' }).toString();
    } catch {
      return null;
    }
  }
  return null;
}

/** How the days of a list are written. */
export interface DaysWritten {
  /** Told by those that can be read one way only; null where none tells, or they contradict each other. */
  readonly order: DayOrder | null;
  /** The first that can be read in two ways, as it is written, where none tells which. */
  readonly open: string | null;
}

export function findDayOrder(texts: readonly string[]): DaysWritten {
  const orders = new Set<DayOrder>();
  let open: string | null = null;
  for (const text of texts) {
    for (const [written, first, second] of text.matchAll(WRITTEN_DAY)) {
      const [one, other] = [Number(first), Number(second)];
      if (one > MONTHS.length && other <= MONTHS.length) orders.add('day first');
      else if (other > MONTHS.length && one <= MONTHS.length) orders.add('month first');
      else if (one <= MONTHS.length && one !== other) open ??= written;
    }
  }
  const [order = null, ...others] = orders;
  return { order: others.length === 0 ? order : null, open: orders.size === 0 ? open : null };
}

/** The order that a locale such as "en-US" writes days in; null where it tells none, as "en" does, which many leave as it is. */
export function dayOrderOf(locale: string | null): DayOrder | null {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(locale ?? '');
    if (known === undefined || known === 'en') return null;
    const parts = new Intl.DateTimeFormat(known).formatToParts(0).map(({ type }) => type);
    const [day, month, year] = [parts.indexOf('day'), parts.indexOf('month'), parts.indexOf('year')];
    if (year < day) return null;
    return day < month ? 'day first' : 'month first';
  } catch {
    return null;
  }
}

// Excel counts the days since the end of 1899; the first and the last of this century.
const EXCEL_EPOCH = Temporal.PlainDate.from('1899-12-30');
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050];

/** Reads Excel's serial number of a day in this century, a time of day aside: 46082 is 2026-03-01. Null for anything else. */
export function parseSerialDay(text: string): string | null {
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text.trim()) ? Number.parseInt(text.trim(), 10) : 0;
  const isDay = serial >= FIRST_SERIAL && serial <= LAST_SERIAL;
  return isDay ? EXCEL_EPOCH.add({ days: serial }).toString() : null;
}

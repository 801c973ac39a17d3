import type { DayOrder } from '../../reading/parseDay.ts';
import type { Month } from '../../usage/months.ts';

export type ReadMonth =
  /** `order`: which of two small numbers is the day, where it shows that. */
  | { readonly kind: 'month'; readonly month: Month; readonly order: DayOrder | null }
  /** "3/10/2026" is March to one reader and October to another. */
  | { readonly kind: 'either'; readonly dayFirst: ReadDay; readonly monthFirst: ReadDay };

interface ReadDay {
  readonly month: Month;
  readonly day: number;
}

const NAMES = [
  ['january', 'enero'],
  ['february', 'febrero'],
  ['march', 'marzo'],
  ['april', 'abril'],
  ['may', 'mayo'],
  ['june', 'junio'],
  ['july', 'julio'],
  ['august', 'agosto'],
  ['september', 'septiembre', 'setiembre'],
  ['october', 'octubre'],
  ['november', 'noviembre'],
  ['december', 'diciembre'],
];
const SHORTEST_NAME = 3;

const TIME_OF_DAY = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.? ?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?$/;
const YEAR_FIRST_RUN_ON = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})?$/;
const MONTH_AND_YEAR = /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/;
const DAY_AND_MONTH = /^(?<one>\d{1,2})[-/.](?<other>\d{1,2})[-/.](?<year>\d{4}|\d{2})$/;
const NAMED =
  /^(?:\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:de |of )?)?(?<name>\p{L}{3,10})\.?,?[\s'’-]+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:de )?(?<year>\d{4}|\d{2})$/u;
const YEAR_AND_NAMED = /^(?<year>\d{4})[\s-]+(?<name>\p{L}{3,10})\.?$/u;
const FISCAL_FIRST = /^fy\s?(?<year>\d{4}|\d{2})[\s,-]*(?<name>\p{L}{3,10})\.?$/u;
const FISCAL_LAST = /^(?<name>\p{L}{3,10})\.?[\s,-]*\bfy\s?(?<year>\d{4}|\d{2})$/u;
const EXCEL_SERIAL = /^(?<serial>[345]\d{4})(?:\.\d+)?$/;

const EXCEL_DAY_0 = Date.UTC(1899, 11, 30);
const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS = 12;
/** Microsoft's fiscal year is named by the calendar year in which it ends, and starts in July. */
const FIRST_FISCAL = 7;

/**
 * The month of a cell, however it is written: "2026-10", "1/10/2026", "October 2026", "oct-26", "202610", Excel's 46296; or of
 * Microsoft's fiscal year: "FY26-Oct" and "October FY2026" are October 2025. Null where it is none, and where a fiscal year
 * comes with a number, which may be the month's of either year.
 */
export function readUsageMonth(text: string): ReadMonth | null {
  const bare = text.trim().replace(TIME_OF_DAY, '').trim();
  const numbered = (YEAR_FIRST.exec(bare) ?? YEAR_FIRST_RUN_ON.exec(bare) ?? MONTH_AND_YEAR.exec(bare))?.groups;
  if (numbered !== undefined) return known(numbered.year, Number(numbered.month));
  const named = (NAMED.exec(bare.toLowerCase()) ?? YEAR_AND_NAMED.exec(bare.toLowerCase()))?.groups;
  if (named !== undefined) return known(named.year, monthNamed(named.name ?? ''));
  const fiscal = (FISCAL_FIRST.exec(bare.toLowerCase()) ?? FISCAL_LAST.exec(bare.toLowerCase()))?.groups;
  if (fiscal !== undefined) return inFiscalYear(Number(fiscal.year?.slice(-2)), monthNamed(fiscal.name ?? ''));
  const serial = EXCEL_SERIAL.exec(bare)?.groups?.serial;
  if (serial !== undefined) {
    const day = new Date(EXCEL_DAY_0 + Number(serial) * DAY_MS);
    return known(String(day.getUTCFullYear()), day.getUTCMonth() + 1);
  }
  const both = DAY_AND_MONTH.exec(bare)?.groups;
  return both === undefined ? null : readEither(both.year ?? '', Number(both.one), Number(both.other));
}

function inFiscalYear(year: number, month: number): ReadMonth | null {
  return known(String(2000 + (month >= FIRST_FISCAL ? year - 1 : year)), month);
}

function readEither(year: string, one: number, other: number): ReadMonth | null {
  if (one < 1 || other < 1 || one > 31 || other > 31) return null;
  if (one > MONTHS) return known(year, other, 'day first');
  if (other > MONTHS) return known(year, one, 'month first');
  if (one === other) return known(year, one);
  return {
    kind: 'either',
    dayFirst: { month: write(year, other), day: one },
    monthFirst: { month: write(year, one), day: other },
  };
}

/** 0 where it is none. A name may be cut short, never be longer. */
function monthNamed(name: string): number {
  if (name.length < SHORTEST_NAME) return 0;
  const index = NAMES.findIndex((names) =>
    names.some((each) => each.startsWith(name) || name === `${each.slice(0, 3)}t`),
  );
  return index + 1;
}

function known(year: string | undefined, month: number, order: DayOrder | null = null): ReadMonth | null {
  return year === undefined || month < 1 || month > MONTHS ? null : { kind: 'month', month: write(year, month), order };
}

function write(year: string, month: number): Month {
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}`;
}

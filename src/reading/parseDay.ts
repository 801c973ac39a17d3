import { Temporal } from 'temporal-polyfill';
import { foldText } from './foldText.ts';

/** Which of the two small numbers of "03/04/2026" is the day. */
export type DayOrder = 'day first' | 'month first';

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
  { pattern: /^(?<day>1[3-9]|2\d|3[01])[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/, named: false },
  { pattern: /^(?<month>\d{1,2})[/-](?<day>1[3-9]|2\d|3[01])[/-](?<year>\d{4})$/, named: false },
  { pattern: /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4}|\d{2})$/, named: false, order: 'day first' },
  { pattern: /^(?<month>\d{1,2})[/.-](?<day>\d{1,2})[/.-](?<year>\d{4}|\d{2})$/, named: false, order: 'month first' },
];

const CENTURY = 2000;
const TIME_OF_DAY = /(?:T| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.? ?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a calendar day as ISO: "2026-03-01", "1 March 2026", "1 de marzo de 2026", "March 1, 2026", "1-Mar-26",
 * "21/03/2026", a time of day behind it aside; with an order also "03/04/2026" and "3/4/26". Null for anything else.
 */
export function parseDay(text: string, known?: DayOrder | null): string | null {
  const bare = text.trim().replace(TIME_OF_DAY, '');
  for (const { pattern, named, order } of PATTERNS) {
    if (order !== undefined && order !== known) continue;
    const groups = pattern.exec(bare)?.groups;
    if (groups === undefined) continue;
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

/** The order that the days of a list are written in, told by those that can be read one way only; null where none tells. */
export function findDayOrder(text: string): DayOrder | null {
  const found = new Set<DayOrder>();
  for (const [, first = '', second = ''] of text.matchAll(
    /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d)/g,
  )) {
    if (Number(first) > MONTHS.length && Number(second) <= MONTHS.length) found.add('day first');
    if (Number(second) > MONTHS.length && Number(first) <= MONTHS.length) found.add('month first');
  }
  const [only = null, ...others] = found;
  return others.length === 0 ? only : null;
}

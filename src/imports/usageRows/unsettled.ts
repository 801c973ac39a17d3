import type { DayOrder } from '../../reading/parseDay.ts';
import { type Convention, DECIMAL_MARKS, type DecimalMark, type OpenAmount, type Written } from './convention.ts';
import type { GatheredMonth, GatheredRows } from './rows.ts';
import { likelyOrder } from './settleMonths.ts';

/** How many amounts show which decimal mark. */
export interface DecimalMarks {
  readonly '.': number;
  readonly ',': number;
  /** The mark that goes with what parts the cells; null where nothing does. */
  readonly usual: DecimalMark | null;
  /** The first amount that can be read in two ways; null where none can. */
  readonly open: OpenAmount | null;
}

/** A file that is read to its end, before it is known how its set writes days and amounts. */
export interface Unsettled<Read extends { readonly kind: string }> {
  readonly kind: Read['kind'];
  readonly rows: number;
  readonly written: Written;
  /** Throws `Unreadable` where what the convention leaves open matters. */
  readonly settle: (convention: Convention) => Read;
}

type Gathered = GatheredRows<unknown> & { readonly decimals?: DecimalMarks };

const UNTOLD: Convention = { days: null, decimal: null };

/** What is gathered of a file of any kind, to be settled once the whole set is read. */
export function createUnsettled<Rows extends Gathered, Read extends { readonly kind: string }>(
  kind: Read['kind'],
  gathered: Rows,
  settle: (gathered: Rows) => Read,
): Unsettled<Read> {
  const written: Written = { days: daysOf(gathered), decimal: marksOf(gathered) };
  const settleBy = (convention: Convention) =>
    settle({
      ...gathered,
      ...(convention.days === null ? {} : { months: settleOrder(gathered.months, convention.days) }),
      ...(convention.decimal === null || gathered.decimals === undefined
        ? {}
        : { decimals: { ...gathered.decimals, '.': 0, ',': 0, [convention.decimal]: 1 } }),
    });
  const isOpen = written.days.open !== null || written.decimal.open !== null;
  // What is settled takes less room than what is gathered.
  const read = isOpen ? null : settleBy(UNTOLD);
  return { kind, rows: gathered.rows, written, settle: read === null ? settleBy : () => read };
}

function daysOf({ months }: Gathered): Written['days'] {
  const reads = [...months.values()];
  const first = reads.find(({ read }) => read.kind === 'either');
  return {
    shown: new Set(reads.flatMap(({ read }) => (read.kind === 'month' && read.order !== null ? [read.order] : []))),
    likely: likelyOrder(reads),
    open:
      first?.read.kind === 'either'
        ? { text: first.text.trim(), dayFirst: isoOf(first.read.dayFirst), monthFirst: isoOf(first.read.monthFirst) }
        : null,
  };
}

function isoOf({ month, day }: { readonly month: string; readonly day: number }): string {
  return `${month}-${String(day).padStart(2, '0')}`;
}

function marksOf({ decimals }: Gathered): Written['decimal'] {
  const shown = new Set(DECIMAL_MARKS.filter((mark) => (decimals?.[mark] ?? 0) > 0));
  return { shown, likely: shown.size === 0 ? (decimals?.usual ?? null) : null, open: decimals?.open ?? null };
}

function settleOrder<Customer>(
  months: ReadonlyMap<string, GatheredMonth<Customer>>,
  order: DayOrder,
): ReadonlyMap<string, GatheredMonth<Customer>> {
  return new Map(
    [...months].map(([text, gathered]) => {
      const { read } = gathered;
      if (read.kind === 'month') return [text, gathered];
      const { month } = order === 'day first' ? read.dayFirst : read.monthFirst;
      return [text, { ...gathered, read: { kind: 'month', month, order } }];
    }),
  );
}

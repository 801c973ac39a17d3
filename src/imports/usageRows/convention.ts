import type { DayOrder } from '../../reading/parseDay.ts';
import type { Usd } from '../../usage/usd.ts';

export const DECIMAL_MARKS = ['.', ','] as const;

export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** How a file writes what can be read in two ways; null where that is not known. */
export interface Convention {
  readonly days: DayOrder | null;
  readonly decimal: DecimalMark | null;
}

/** A day such as "3/4/2026", with both of its readings (ISO). */
export interface OpenDay {
  readonly text: string;
  readonly dayFirst: string;
  readonly monthFirst: string;
}

/** An amount such as "1.234"; `usd` takes its mark for a decimal one, else it is a thousand times as much. */
export interface OpenAmount {
  readonly text: string;
  readonly mark: DecimalMark;
  readonly usd: Usd;
}

/** What a file tells of one of its conventions. */
export interface Evidence<Way, Example> {
  /** By what can be read in one way only. */
  readonly shown: ReadonlySet<Way>;
  /** What it goes by where nothing of the set shows a way; null where there is none. */
  readonly likely: Way | null;
  /** The first that can be read in two ways; null where none can. */
  readonly open: Example | null;
}

export interface Written {
  readonly days: Evidence<DayOrder, OpenDay>;
  readonly decimal: Evidence<DecimalMark, OpenAmount>;
}

/**
 * Which way a file of a set is read: as it shows itself, else as others of the set show, else as is likely. Where that
 * leaves one of the set open, what somebody said holds for all that show nothing; null where nobody was asked.
 */
export function decide<Way>(
  own: Evidence<Way, unknown>,
  set: readonly Evidence<Way, unknown>[],
  said: Way | null,
): Way | null {
  const shown = only(own.shown) ?? only(new Set(set.flatMap((each) => [...each.shown])));
  if (shown !== null) return shown;
  const isOpen = set.some((each) => each.open !== null && only(each.shown) === null && each.likely === null);
  return isOpen ? said : own.likely;
}

function only<Way>(ways: ReadonlySet<Way>): Way | null {
  const [one = null, ...others] = ways;
  return others.length === 0 ? one : null;
}

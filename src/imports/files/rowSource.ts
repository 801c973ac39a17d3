/** What parts the cells of the rows; `cells` where they come apart, as in a workbook. */
export type Separator = '\t' | ';' | '|' | ',' | 'cells';

/** Takes rows as they are read. `number` counts as a spreadsheet does, from 1. */
export type TakeRow = (cells: readonly string[], number: number, separator: Separator) => void;

/** Bytes of a file, whole or in parts. */
export type Bytes = AsyncIterable<Uint8Array>;

/** Far above any report: Partner Center's have some 40. */
export const MOST_COLUMNS = 1000;
/** Far above any row of a report. */
export const LONGEST_ROW_BYTES = 1024 * 1024;

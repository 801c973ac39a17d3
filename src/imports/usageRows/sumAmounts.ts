import type { Usd } from '../../usage/usd.ts';
import type { ReadAmount } from '../azureUsage/readUsageAmount.ts';
import type { Separator } from '../files/rowSource.ts';
import type { DecimalMark } from './convention.ts';
import type { DecimalMarks } from './unsettled.ts';

/** A sum whose amounts may be meant in two ways until the end of the file. */
export interface Cell {
  sum: Usd;
  /** Of amounts such as "1.234", the point taken for a decimal one; and of such as "1,234". */
  dots: Usd;
  commas: Usd;
}

const USUAL_MARK: Readonly<Record<Separator, DecimalMark | null>> = {
  ',': '.',
  ';': ',',
  '\t': null,
  '|': null,
  cells: '.',
};

const LONGEST_AMOUNT = 40;

/** Sums the amounts of one file, whose cells are parted so. */
export function createSums(separator: Separator) {
  const shown = { '.': 0, ',': 0 };
  let open: DecimalMarks['open'] = null;

  /** `text` is what the amount was read of. */
  function add(cell: Cell, amount: ReadAmount, text: string): void {
    if (amount.kind === 'amount') {
      cell.sum += amount.usd;
      if (amount.mark !== null) shown[amount.mark] += 1;
      return;
    }
    open ??= { text: text.trim().slice(0, LONGEST_AMOUNT), mark: amount.mark, usd: amount.usd };
    cell[amount.mark === '.' ? 'dots' : 'commas'] += amount.usd;
  }

  return { add, decimals: (): DecimalMarks => ({ ...shown, usual: USUAL_MARK[separator], open }) };
}

export function emptyCell(): Cell {
  return { sum: 0n, dots: 0n, commas: 0n };
}

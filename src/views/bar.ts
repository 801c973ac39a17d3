export type Tone = 'good' | 'warning' | 'accent';

export interface BarRun {
  readonly text: string;
  readonly color: Tone | 'default';
  readonly isSubtle: boolean;
}

interface Bar {
  /** Shares of the whole, 0 to 1. */
  readonly filled: number;
  readonly tone: Tone;
  /** Up to where it may still come; the same as `filled` where nothing is open. */
  readonly possible?: number;
  /** Where it passes. */
  readonly mark?: number | undefined;
  readonly cells?: number;
}

// Some fonts draw a cell as wide as a letter is high: 20 cells and the mark still fit a phone's 308 px at 14 px each.
const CELLS = 20;
const CELL = '━';
const MARK = '┃';

/** A bar of text: it needs no extension of the card format, and the numbers always stand beside it. */
export function drawBar({ filled, tone, possible = filled, mark, cells = CELLS }: Bar): readonly BarRun[] {
  const markCell = mark === undefined ? null : Math.round(mark * cells);
  const filledCells = countCells(filled, cells, mark, markCell);
  const possibleCells = countCells(possible, cells, mark, markCell);
  const runs: BarRun[] = [];

  function add(text: string, color: BarRun['color'], isSubtle = false) {
    const last = runs.at(-1);
    if (last !== undefined && last.color === color && last.isSubtle === isSubtle) {
      runs.splice(-1, 1, { ...last, text: last.text + text });
    } else runs.push({ text, color, isSubtle });
  }

  for (let cell = 0; cell < cells; cell++) {
    if (cell === markCell) add(MARK, 'default');
    if (cell < filledCells) add(CELL, tone);
    else if (cell < possibleCells) add(CELL, 'accent');
    else add(CELL, 'default', true);
  }
  return runs;
}

/** A bar looks empty only at nothing, full only at all, and reaches its mark only when the number does. */
function countCells(share: number, of: number, mark: number | undefined, markCell: number | null): number {
  if (share <= 0) return 0;
  if (share >= 1) return of;
  const cells = Math.min(of - 1, Math.max(1, Math.round(share * of)));
  if (mark === undefined || markCell === null) return cells;
  return share < mark ? Math.min(cells, markCell - 1) : Math.max(cells, markCell);
}

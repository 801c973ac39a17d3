const MOST_ROWS = 2000;
const MOST_COLUMNS = 100;

interface Span {
  readonly text: string;
  /** Rows below that it still reaches into. */
  readonly more: number;
}

/** Rows of cells as HTML tells them one after another: the text of a cell that spans several rows is in each of them. At most 2,000 rows of 100 cells are kept. */
export function createTableRows(tell: (cells: readonly string[]) => void) {
  let cells: Span[] = [];
  let above: readonly Span[] = [];
  let open: { text: string; more: number; columns: number } | null = null;
  let count = 0;

  function fillFromAbove() {
    for (let span = above[cells.length]; span !== undefined && span.more > 0; span = above[cells.length]) {
      cells.push({ text: span.text, more: span.more - 1 });
    }
  }
  function endCell() {
    if (open === null) return;
    const { text, more, columns } = open;
    cells.push({ text: text.trim(), more });
    for (let column = 1; column < columns; column++) cells.push({ text: '', more });
    open = null;
  }
  function endRow() {
    endCell();
    fillFromAbove();
    if (cells.some(({ text }) => text !== '') && count < MOST_ROWS) {
      count += 1;
      tell(cells.slice(0, MOST_COLUMNS).map(({ text }) => text));
    }
    above = cells.slice(0, MOST_COLUMNS);
    cells = [];
  }

  return {
    startRow: endRow,
    startCell({ rowspan = '1', colspan = '1' }: Readonly<Record<string, string>>) {
      endCell();
      fillFromAbove();
      const [rows, columns] = [rowspan, colspan].map((span) => Math.min(Number.parseInt(span, 10) || 1, MOST_COLUMNS));
      if (cells.length < MOST_COLUMNS) open = { text: '', more: (rows ?? 1) - 1, columns: columns ?? 1 };
    },
    put(text: string) {
      if (open !== null) open.text += text;
    },
    end: endRow,
  };
}

import type { PastedRow } from '../../partner/pasted.ts';
import type { PeopleRead } from '../format.ts';
import type { Row } from '../splitTable.ts';
import type { ReadRow } from './createRows.ts';

/** What was read of each row, put together; what two of them say alike is there once. */
export function gatherPeople(
  reads: readonly { readonly row: Row; readonly read: ReadRow }[],
  openDay: string | null,
): PeopleRead {
  const rows = new Map<string, PastedRow>();
  for (const { line, ...said } of reads.flatMap(({ read }) => read.rows)) {
    const key = JSON.stringify(said);
    if (!rows.has(key)) rows.set(key, { line, ...said });
  }
  return {
    kind: 'people',
    rows: [...rows.values()],
    problems: reads.flatMap(({ row, read }) => read.problems.map((problem) => ({ line: row.number, ...problem }))),
    rowCount: reads.length,
    openDay,
  };
}

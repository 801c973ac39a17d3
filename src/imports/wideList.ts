import { findDayOrder, parseDay, parseSerialDay } from '../reading/parseDay.ts';
import { readTokens } from '../reading/readTokens.ts';
import { findCertification } from '../scoring/certifications.ts';
import type { PeopleFormat, PeopleRead, ReadOptions } from './format.ts';
import { createRows, type ReadRow, turnName, unread } from './people/createRows.ts';
import { gatherPeople } from './people/gatherPeople.ts';
import { type Header, readHeader } from './people/readHeader.ts';
import type { Row, Table } from './splitTable.ts';

const CROSS = /^(?:x|✓|✔|☑|✅|1|y|yes|s[ií]|true|verdadero|ok)$/i;
const NOTHING = /^(?:|-|–|—|0|n|no|n\/?a|false|falso)$/i;

/** A row a person and a column a certification, with crosses or days in the cells. */
export const wideList: PeopleFormat = {
  name: 'wide list',
  gives: 'people',
  recognises: ({ table }) => readWide(table) !== null,
  async read(source, options) {
    const table = await source.table();
    const wide = readWide(table);
    return wide === null ? gatherPeople([], null) : readPeople(wide, options);
  },
};

interface Wide {
  /** The certification of each column that has one. */
  readonly certifications: ReadonlyMap<number, string>;
  readonly header: Header;
  readonly rows: readonly Row[];
}

/** Null where the columns are no certifications, or the cells below them hold anything but crosses and days. */
function readWide({ rows: [head, ...rows], separator }: Table): Wide | null {
  if (head === undefined || separator === null) return null;
  const certifications = new Map(
    head.cells.flatMap((cell, column): [number, string][] => {
      const found = cell === '' ? null : findCertification(cell);
      return found?.kind === 'found' ? [[column, found.certification.id]] : [];
    }),
  );
  const others = head.cells.map((cell, column) => (certifications.has(column) ? '' : cell));
  const first = others.findIndex((cell) => cell !== '');
  if (certifications.size === 0 || first === -1) return null;
  // A head needs two columns that are known; the certifications are one.
  const named = readHeader([...others, 'Certification'], { allKnown: false });
  const header: Header = named ?? new Map([['name', first]]);
  const marks = rows.flatMap(({ cells }) => [...certifications.keys()].map((column) => cells[column] ?? ''));
  const isMark = (cell: string) => CROSS.test(cell) || NOTHING.test(cell) || isDay(cell);
  return marks.every(isMark) && marks.some((cell) => !NOTHING.test(cell)) ? { certifications, header, rows } : null;
}

function isDay(cell: string): boolean {
  return parseSerialDay(cell) !== null || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(cell) || parseDay(cell) !== null;
}

function readPeople({ certifications, header, rows }: Wide, options: ReadOptions): PeopleRead {
  const written = findDayOrder(rows.map(({ text }) => text));
  const order = written.order ?? (written.open === null ? null : options.dayOrder);
  const reads = rows.map((row) => ({ row, read: readRow(row) }));
  return gatherPeople(reads, written.open);

  function readRow({ number, cells }: Row): ReadRow {
    const cell = (field: 'name' | 'firstName' | 'lastName' | 'mail') => cells[header.get(field) ?? -1] ?? '';
    const name = cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim();
    const mail = readTokens(`${cell('mail')} ${name}`, null).find((token) => token.kind === 'mail')?.mail ?? null;
    const holder = { name: name.toLowerCase() === mail ? '' : turnName(name), mail };
    const held = [...certifications].flatMap(([column, certification]): readonly ReadRow[] => {
      const text = cells[column] ?? '';
      if (NOTHING.test(text)) return [];
      if (CROSS.test(text)) return [createRows(number, { ...holder, certifications: [certification] })];
      const day = parseSerialDay(text) ?? parseDay(text, order);
      if (day === null) return [unread('unread day', text)];
      // A day to come is when it expires, a past one when it was earned.
      const days = day > options.day ? { expires: day } : { earned: day };
      return [createRows(number, { ...holder, certifications: [certification], ...days })];
    });
    return { rows: held.flatMap((each) => each.rows), problems: held.flatMap((each) => each.problems) };
  }
}

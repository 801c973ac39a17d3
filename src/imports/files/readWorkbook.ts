import type { ZipEntry } from './openZip.ts';
import { readXml } from './readXml.ts';
import { LONGEST_ROW_BYTES, MOST_COLUMNS, type TakeRow } from './rowSource.ts';
import { Unreadable } from './unreadable.ts';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
// What a sheet of Excel holds.
const MOST_ROWS = 1_048_576;
const MOST_SHARED_CHARACTERS = 200_000_000;

export interface Sheet {
  readonly name: string;
  /** Values only: formulas are passed over for what they last gave, links are not followed. */
  read(take: TakeRow): Promise<void>;
}

export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === 'xl/workbook.xml');
}

/** The sheets of an XLSX workbook, in its order. Throws `Unreadable`. */
export async function openWorkbook(entries: readonly ZipEntry[]): Promise<readonly Sheet[]> {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const targets = await readTargets(byName.get('xl/_rels/workbook.xml.rels'));
  const listed: { name: string; entry: ZipEntry }[] = [];
  await readEntry(byName.get('xl/workbook.xml'), {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const entry = byName.get(targets.get(id) ?? '');
      if (entry !== undefined && SHEET.test(entry.name)) listed.push({ name: attributes.name ?? '', entry });
    },
  });
  let shared: Promise<readonly string[]> | null = null;
  return listed.map(({ name, entry }) => ({
    name,
    async read(take) {
      shared ??= readShared(byName.get('xl/sharedStrings.xml'));
      await readSheet(entry, await shared, take);
    },
  }));
}

async function readTargets(entry: ZipEntry | undefined): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readEntry(entry, {
    open(name, { Id: id, Target: target, TargetMode: mode }) {
      if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

async function readShared(entry: ZipEntry | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  let current: string | null = null;
  let isText = false;
  let isPhonetic = false;
  let characters = 0;
  await readEntry(entry, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    text(text) {
      if (!isText || current === null) return;
      characters += text.length;
      if (characters > MOST_SHARED_CHARACTERS) throw new Unreadable('tooLarge', { most: MOST_SHARED_CHARACTERS / 1e6 });
      current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.push(current ?? '');
    },
  });
  return texts;
}

async function readSheet(entry: ZipEntry, shared: readonly string[], take: TakeRow): Promise<void> {
  let cells: string[] = [];
  let row = 0;
  let column = 0;
  let type = '';
  let value = '';
  let isValue = false;
  let isFormula = false;
  let length = 0;
  await readEntry(entry, {
    open(name, attributes) {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        if (!(row <= MOST_ROWS)) throw new Unreadable('damaged');
        [cells, column, length] = [[], 0, 0];
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (!(column <= MOST_COLUMNS)) throw new Unreadable('manyColumns', { most: MOST_COLUMNS });
        [type, value] = [attributes.t ?? 'n', ''];
      }
      if (name === 'f') isFormula = true;
      isValue = !isFormula && (name === 'v' || name === 't');
    },
    text(text) {
      if (!isValue) return;
      length += text.length;
      if (length > LONGEST_ROW_BYTES) throw new Unreadable('longRow', { row });
      value += text;
    },
    close(name) {
      if (name === 'f') isFormula = false;
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c' && column > 0) {
        while (cells.length < column) cells.push('');
        cells[column - 1] = told(type, value, shared);
      }
      if (name === 'row' && cells.length > 0) take(cells, row, 'cells');
    },
  });
}

function told(type: string, value: string, shared: readonly string[]): string {
  switch (type) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'true' : 'false';
    default:
      return value;
  }
}

/** 1 for "A7", 28 for "AB7"; not a number for anything else. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) return Number.NaN;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

async function readEntry(entry: ZipEntry | undefined, events: Parameters<typeof readXml>[1]): Promise<void> {
  if (entry === undefined) return;
  await readXml(entry.read(), events);
}

import { foldText } from '../reading/foldText.ts';
import type { DayOrder } from '../reading/parseDay.ts';
import { gatherUsage } from './azureUsage/gatherUsage.ts';
import { settleUsage, type UsageRead } from './azureUsage/readUsage.ts';
import { readUsageColumns } from './azureUsage/usageColumns.ts';
import { readActivityColumns, readRevenueColumns } from './businessApps/businessColumns.ts';
import { gatherActivity } from './businessApps/gatherActivity.ts';
import { gatherRevenue } from './businessApps/gatherRevenue.ts';
import { type ActivityRead, type RevenueRead, settleActivity, settleRevenue } from './businessApps/readBusiness.ts';
import { readEmsColumns } from './emsUsage/emsColumns.ts';
import { gatherEms } from './emsUsage/gatherEms.ts';
import { type EmsRead, settleEms } from './emsUsage/readEms.ts';
import { openZip } from './files/openZip.ts';
import { collect, peek } from './files/peek.ts';
import { readCsvRows } from './files/readCsvRows.ts';
import { isWorkbook, openWorkbook } from './files/readWorkbook.ts';
import { type Bytes, MOST_COLUMNS, type Separator, type TakeRow } from './files/rowSource.ts';
import { Unreadable } from './files/unreadable.ts';
import type { PeopleRead, ReadOptions } from './format.ts';
import { findPeopleFormat } from './formats.ts';
import { gatherOffice } from './officeUsage/gatherOffice.ts';
import { readOfficeColumns } from './officeUsage/officeColumns.ts';
import { type OfficeRead, settleOffice } from './officeUsage/readOffice.ts';
import { type Row, splitTable, type Table } from './splitTable.ts';
import type { Limits as RowLimits } from './usageRows/rows.ts';
import { createUnsettled, type Unsettled } from './usageRows/unsettled.ts';

export interface Limits extends RowLimits {
  /** Of an archive or workbook, as it comes; the rows of other files are read as they come and count by themselves. */
  readonly mostPackedBytes: number;
  /** Of all that an archive or workbook holds. */
  readonly mostUnpackedBytes: number;
  /** Today (ISO). */
  readonly day: string;
  /** How days such as 03/04/2026 are read where nothing else tells. */
  readonly dayOrder?: DayOrder | null;
  /** Called for each row that comes, so that it can be told how far reading is. */
  readonly onRow?: () => void;
}

interface PeopleReport {
  readonly kind: 'people';
  /** Whether it is Partner Center's list of completed trainings. */
  readonly isTraining: boolean;
  readonly read: PeopleRead;
}

/** A report that tells of customers month by month. */
export type MonthsRead = UsageRead | OfficeRead | EmsRead | RevenueRead | ActivityRead;

export type Report = MonthsRead | PeopleReport;

/** A report before it is known how its set writes days and amounts. */
export type OpenReport = OpenMonths<MonthsRead> | PeopleReport;

type OpenMonths<Read> = Read extends MonthsRead ? Unsettled<Read> : never;

/** A report, and the name of the file that it came in. */
interface Named<Of> {
  readonly name: string;
  readonly report: Of;
}

export type NamedReport = Named<Report>;
export type NamedOpenReport = Named<OpenReport>;

// Whoever heads a table with a title and a date does so in a few lines.
const FIRST_ROWS = 20;
const MOST_CHARACTERS = 50_000_000;

/**
 * Reads a report as a stream, however it is packed: CSV or TSV, a workbook, or an archive of such files. What it holds
 * meanwhile does not grow with the rows of usage in a CSV. What can be read in two ways is left open. Throws `Unreadable`.
 */
export async function readReports(name: string, bytes: Bytes, limits: Limits): Promise<readonly NamedOpenReport[]> {
  const { isZip, all } = await peek(bytes);
  if (!isZip) return [{ name, report: await readTable((take) => readCsvRows(all, take), limits) }];
  const entries = await openZip(await collect(all, limits.mostPackedBytes), limits.mostUnpackedBytes);
  if (isWorkbook(entries)) return [{ name, report: await readSheets(await openWorkbook(entries), limits) }];
  const files = entries.filter((entry) => !/(?:^|\/)[._]/.test(entry.name));
  if (files.length === 0) throw new Unreadable('empty');
  const reports: NamedOpenReport[] = [];
  for (const file of files) {
    const { isZip: isZipToo, all: unpacked } = await peek(file.read());
    if (!isZipToo) {
      reports.push({ name: file.name, report: await readTable((take) => readCsvRows(unpacked, take), limits) });
      continue;
    }
    const inner = await openZip(await collect(unpacked, limits.mostPackedBytes), limits.mostUnpackedBytes);
    if (!isWorkbook(inner)) throw new Unreadable('unknownReport');
    reports.push({ name: file.name, report: await readSheets(await openWorkbook(inner), limits) });
  }
  return reports;
}

/** Whether a text begins as a report of usage does. */
export function beginsWithUsage(start: string): boolean {
  return splitTable(start.split('\n', FIRST_ROWS).join('\n')).rows.some(({ cells }) =>
    [readUsageColumns, readOfficeColumns, readEmsColumns, readRevenueColumns, readActivityColumns].some(
      (read) => read(cells) !== null,
    ),
  );
}

interface Reading {
  readonly take: (cells: readonly string[], number: number) => void;
  readonly finish: () => OpenMonths<MonthsRead>;
}

/** A reader for the report of usage of which the cells are the head; null where they are of none. */
function startReading(cells: readonly string[], separator: Separator, limits: RowLimits): Reading | null {
  const azure = readUsageColumns(cells);
  if (azure !== null) {
    const { take, finish } = gatherUsage(azure, separator, limits);
    return { take, finish: () => createUnsettled('usage', finish(), settleUsage) };
  }
  const office = readOfficeColumns(cells);
  if (office !== null) {
    const { take, finish } = gatherOffice(office, limits);
    return { take, finish: () => createUnsettled('office', finish(), settleOffice) };
  }
  const ems = readEmsColumns(cells);
  if (ems !== null) {
    const { take, finish } = gatherEms(ems, limits);
    return { take, finish: () => createUnsettled('ems', finish(), settleEms) };
  }
  const revenue = readRevenueColumns(cells);
  if (revenue !== null) {
    const { take, finish } = gatherRevenue(revenue, separator, limits);
    return { take, finish: () => createUnsettled('businessRevenue', finish(), settleRevenue) };
  }
  const activity = readActivityColumns(cells);
  if (activity === null) return null;
  const { take, finish } = gatherActivity(activity, limits);
  return { take, finish: () => createUnsettled('businessUsage', finish(), settleActivity) };
}

/** The first sheet that is a report. */
async function readSheets(sheets: Awaited<ReturnType<typeof openWorkbook>>, limits: Limits): Promise<OpenReport> {
  for (const sheet of sheets) {
    try {
      return await readTable(sheet.read, limits);
    } catch (error) {
      const isOther = error instanceof Unreadable && (error.reason === 'unknownReport' || error.reason === 'empty');
      if (!isOther || sheet === sheets.at(-1)) throw error;
    }
  }
  throw new Unreadable('empty');
}

async function readTable(read: (take: TakeRow) => Promise<void>, limits: Limits): Promise<OpenReport> {
  let reading: Reading | null = null;
  const others: Row[] = [];
  let [passed, characters] = [0, 0];
  await read((cells, number, separator) => {
    limits.onRow?.();
    if (reading !== null) {
      reading.take(cells, number);
      return;
    }
    if (cells.length > MOST_COLUMNS) throw new Unreadable('manyColumns', { most: MOST_COLUMNS });
    passed += 1;
    if (passed > limits.mostRows) throw new Unreadable('manyRows', { most: limits.mostRows });
    if (others.length < FIRST_ROWS) reading = startReading(cells, separator, limits);
    if (reading !== null) return;
    const trimmed = cells.map((cell) => cell.trim());
    const text = trimmed.join(' ').trim();
    if (text === '') return;
    characters += text.length;
    if (characters > MOST_CHARACTERS) throw new Unreadable('unknownReport');
    others.push({ number, text, cells: trimmed });
  });
  // What a callback assigned is unknown to the compiler.
  const found = reading as Reading | null;
  if (found === null) return readPeople(others, { day: limits.day, dayOrder: limits.dayOrder ?? null });
  const report = found.finish();
  if (report.rows === 0) throw new Unreadable('empty');
  return report;
}

/** What is no report of usage may be a list of people, which is held whole. */
async function readPeople(rows: readonly Row[], options: ReadOptions): Promise<PeopleReport> {
  if (rows.length === 0) throw new Unreadable('empty');
  const table: Table = { rows, separator: '\t' };
  const beginning = { start: rows[0]?.text ?? '', table: { ...table, rows: rows.slice(0, FIRST_ROWS * 2) } };
  const source = { beginning, text: async () => rows.map(({ text }) => text).join('\n'), table: async () => table };
  const read = await findPeopleFormat(beginning)?.read(source, options);
  if (read === undefined) throw new Unreadable('unknownReport');
  const isTraining = rows[0]?.cells.some((cell) =>
    /^training(?:title|activityid)$/.test(foldText(cell).replaceAll(' ', '')),
  );
  return { kind: 'people', isTraining: isTraining ?? false, read };
}

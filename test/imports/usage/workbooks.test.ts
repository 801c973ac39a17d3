import { describe, expect, test } from 'vitest';
import { acrOf } from '../../../src/usage/azure/usageHistory.ts';
import { formatUsd, sumUsd } from '../../../src/usage/usd.ts';
import { createWorkbook, MAIN, writeRows, zip } from '../createWorkbook.ts';
import { LIMITS, readAll, readUsageOf } from './readCsv.ts';

const HEAD = ['Month', 'CustomerTenantId', 'ServiceLevel2', 'ACR_USD'];
const REPORT = writeRows([HEAD, [46_296, 't1', 'Key Vault', 1.234], [46_327, 't1', 'Key Vault', 1.2e-5]]);
const CSV = `${HEAD.join(',')}\n2026-10,t1,Key Vault,5\n`;

async function sumsIn(content: Buffer) {
  const { months } = await readUsageOf(content);
  return Object.fromEntries(
    [...months].map(([month, customers]) => [month, formatUsd(sumUsd([...customers.values()].map(acrOf)))]),
  );
}

function refused(content: Buffer, limits = LIMITS) {
  return readAll(content, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
  );
}

describe('a workbook', () => {
  test('is read with its numbers, and its serial days', async () => {
    expect(await sumsIn(await createWorkbook({ Usage: REPORT }))).toEqual({
      '2026-10': '1.234',
      '2026-11': '0.000012',
    });
  });

  test('is read from the first sheet that is a report', async () => {
    const workbook = await createWorkbook({ Notes: writeRows([['Made by', 'Ana']]), Empty: '', Usage: REPORT });
    expect(Object.keys(await sumsIn(workbook))).toEqual(['2026-10', '2026-11']);
  });

  test('is read with shared texts, in several runs, and what formulas last gave', async () => {
    const shared = ['Month', 'Customer', 'TenantId', 'ACR_USD', '2026-10'];
    const strings = `<sst xmlns="${MAIN}"><si><t>Month</t></si><si><r><t>Customer</t></r><r><t>TenantId</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>ACR_USD</t></si><si><t>2026-10</t></si></sst>`;
    expect(shared).toHaveLength(5);
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>' +
      '<row r="9"><c r="A9" t="s"><v>3</v></c><c r="B9" t="str"><f>"t"&amp;1+1</f><v>t2</v></c><c r="D9"><f>HYPERLINK("http://127.0.0.1:1")*2</f><v>7.5</v></c></row>';
    const workbook = await createWorkbook({ Usage: rows }, { 'xl/sharedStrings.xml': strings });
    expect(await sumsIn(workbook)).toEqual({ '2026-10': '7.5' });
  });

  test('has links to elsewhere passed over, and a million empty rows', async () => {
    const empty = Array.from({ length: 100_000 }, (_, index) => `<row r="${index + 4}"/>`).join('');
    const link = { 'xl/externalLinks/externalLink1.xml': '<externalLink r:id="rId1"/>' };
    expect(await sumsIn(await createWorkbook({ Usage: REPORT + empty }, link))).toHaveProperty('2026-10');
  });

  test.each([
    ['a column far out', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>', 'manyColumns'],
    ['a row far down', '<row r="99999999"><c r="A1"><v>1</v></c></row>', 'damaged'],
    ['a cell nowhere', '<row r="1"><c r="nowhere"><v>1</v></c></row>', 'manyColumns'],
    [
      'a row of 10 MB',
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(10_000_000)}</t></is></c></row>`,
      'longRow',
    ],
    ['broken XML', '<row r="1"><c r="A1"></row>', 'damaged'],
    ['nothing', '', 'empty'],
    ['something else', writeRows([['Colour'], ['red']]), 'unknownReport'],
  ])('with %s is refused with its reason', async (_, rows, reason) => {
    expect(await refused(await createWorkbook({ Usage: rows }))).toBe(reason);
  });

  test('with entities of its own is refused', async () => {
    const sheet = `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(1000)}">]><worksheet><sheetData>${REPORT}</sheetData></worksheet>`;
    expect(await refused(await createWorkbook({ Usage: '' }, { 'xl/worksheets/sheet1.xml': sheet }))).toBe('damaged');
  });
});

describe('people in a workbook', () => {
  const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd&quot;d&quot;/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
  const texts = (row: number, cells: readonly string[]) =>
    cells
      .map((cell, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`)
      .join('');

  async function peopleIn(content: string | Buffer) {
    const [only] = await readAll(content);
    if (only?.report.kind !== 'people') throw new Error('People are expected');
    const told = only.report.read.rows.map(({ line: _, ...row }) => JSON.stringify(row));
    return { rows: told.toSorted(), problems: only.report.read.problems };
  }

  test('are those of the same table as CSV, their days told by the style of the cells', async () => {
    const rows =
      `<row r="1">${texts(1, ['Name', 'Email', 'Certification', 'Earned', 'Expires'])}</row>` +
      `<row r="2">${texts(2, ['Ana García', 'ana@contoso.com', 'AZ-305'])}<c r="D2" s="1"><v>46032</v></c><c r="E2" s="2"><v>46397.5</v></c></row>`;
    const csv = 'Name,Email,Certification,Earned,Expires\nAna García,ana@contoso.com,AZ-305,2026-01-10,2027-01-10\n';
    const workbook = await createWorkbook({ People: rows }, { 'xl/styles.xml': styles });
    expect(await peopleIn(workbook)).toEqual(await peopleIn(csv));
    expect((await peopleIn(workbook)).rows).toHaveLength(1);
  });

  test('are the same with a column for each certification as in lines', async () => {
    const rows =
      `<row r="1">${texts(1, ['Name', 'AZ-104', 'Azure Solutions Architect Expert'])}</row>` +
      `<row r="2">${texts(2, ['Ana García', 'x', ''])}<c r="C2" s="1"><v>46032</v></c></row>` +
      `<row r="3">${texts(3, ['Luis Vega', 'x', 'x'])}</row>`;
    const lines = 'Ana García, AZ-104\nAna García, AZ-305, 2026-01-10\nLuis Vega, AZ-104\nLuis Vega, AZ-305\n';
    expect((await peopleIn(await createWorkbook({ People: rows }, { 'xl/styles.xml': styles }))).rows).toEqual(
      (await peopleIn(lines)).rows,
    );
  });
});

describe('an archive', () => {
  test('is read with all of its files, also workbooks', async () => {
    const archive = await zip({
      'a/usage.csv': CSV,
      'b.xlsx': await createWorkbook({ Usage: REPORT }),
      '__MACOSX/._x': 'x',
    });
    expect((await readAll(archive)).map(({ name, report }) => [name, report.kind])).toEqual([
      ['a/usage.csv', 'usage'],
      ['b.xlsx', 'usage'],
    ]);
  });

  test('that unpacks to too much is refused before it is unpacked', async () => {
    const archive = await zip({ 'usage.csv': Buffer.alloc(30_000_000, CSV) });
    expect(archive.length).toBeLessThan(1_000_000);
    expect(await refused(archive, { ...LIMITS, mostUnpackedBytes: 1_000_000 })).toBe('tooLarge');
  });

  test('that lies about what it holds, or holds other archives, is refused', async () => {
    const archive = await zip({ 'usage.csv': CSV.repeat(100) });
    const lying = Buffer.from(archive);
    lying.writeUInt32LE(10, lying.indexOf(Buffer.from('PK\u0001\u0002')) + 24);
    expect(await refused(lying)).toBe('damaged');
    expect(await refused(await zip({ 'inner.zip': await zip({ 'usage.csv': CSV }) }))).toBe('unknownReport');
    expect(await refused(await zip({}))).toBe('empty');
    expect(await refused(archive.subarray(0, archive.length - 30))).toBe('damaged');
  });

  test('larger than is read is refused', async () => {
    const archive = await zip({ 'usage.csv': CSV });
    expect(await refused(archive, { ...LIMITS, mostPackedBytes: 100 })).toBe('tooLarge');
  });
});

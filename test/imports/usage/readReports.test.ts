import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinUsage } from '../../../src/imports/azureUsage/readUsage.ts';
import { coverMonths, joinMonths } from '../../../src/imports/usageRows/joinMonths.ts';
import { acrOf, type MonthUsage } from '../../../src/usage/azure/usageHistory.ts';
import { formatUsd, sumUsd } from '../../../src/usage/usd.ts';
import { anyExport, asHistory } from '../../usage/azure/plainUsage.ts';
import { HEAD, LIMITS, readAll, readUsageOf, writeUsageCsv } from './readCsv.ts';

/** A report of one row, but for what is told otherwise. */
function csv(row: Readonly<Record<string, string>>, delimiter = ','): string {
  const cells: Readonly<Record<string, string>> = {
    ...{ Month: '2026-10', CustomerTenantId: 'T1', ServiceLevel2: 'Key Vault', ACR_USD: '12.5' },
    ...row,
  };
  return stringify([Object.keys(cells), Object.values(cells)], { delimiter });
}

/** The sum of each month, as it is written in plain numbers. */
function sumsOf(months: ReadonlyMap<string, MonthUsage>) {
  return Object.fromEntries(
    [...months].map(([month, customers]) => [month, formatUsd(sumUsd([...customers.values()].map(acrOf)))]),
  );
}

async function sumsIn(content: string | Uint8Array) {
  return sumsOf((await readUsageOf(content)).months);
}

function refused(content: string | Uint8Array, limits = LIMITS) {
  return readAll(content, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
  );
}

function withoutEmpty(months: ReadonlyMap<string, MonthUsage>) {
  const plain = [...months].map(([month, customers]) => {
    const used = [...customers.values()].filter(({ services }) => services.size > 0);
    const told = used.map(({ tenantId, services, segment }) => {
      return [
        tenantId,
        { segment, services: Object.fromEntries([...services].map(([name, usd]) => [name, formatUsd(usd)])) },
      ];
    });
    return [month, Object.fromEntries(told)] as const;
  });
  return Object.fromEntries(plain);
}

describe('an AzureUsage report', () => {
  test('gives the same months whatever the order of its rows, and in however many files it comes', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, fc.infiniteStream(fc.nat(2)), async ({ rows }, stream) => {
        const parts = rows.map((row) => ({
          row,
          part: stream.next().value ?? 0,
          rank: Math.sin(row.cents * 7 + row.service.length),
        }));
        const shuffled = parts.toSorted((one, other) => one.rank - other.rank);
        const files = [0, 1, 2].map((part) => shuffled.filter((each) => each.part === part).map(({ row }) => row));
        const reads = await Promise.all(
          files.filter((file) => file.length > 0).map(async (file) => (await readUsageOf(writeUsageCsv(file))).months),
        );
        const whole = await readUsageOf(writeUsageCsv(rows));
        expect(withoutEmpty(joinMonths(reads, joinUsage))).toEqual(withoutEmpty(whole.months));
        expect(withoutEmpty(whole.months)).toEqual(withoutEmpty(asHistory(rows)));
        expect([whole.rows, whole.duplicates]).toEqual([rows.length, rows.filter((row) => row.isDuplicate).length]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [
      'spaces and underscores',
      { 'customer tenant id': 'T1', service_level_2: 'Key Vault', 'ACR USD': '5', MONTH: '2026-10' },
    ],
    [
      'Spanish',
      { 'Id. de inquilino del cliente': 'T1', 'Nivel de servicio 2': 'Key Vault', 'ACR en USD': '5', Mes: '2026-10' },
    ],
    ['more columns in another order', { Zzz: '1', ACR_USD: '5', CustomerTenantId: 'T1', Other: 'x', Month: '2026-10' }],
  ])('is known by its columns, with %s', async (_, row) => {
    expect(await sumsIn(stringify([Object.keys(row), Object.values(row)]))).toEqual({ '2026-10': '5' });
  });

  test('may be headed by a title', async () => {
    expect(await sumsIn(`AzureUsage\nMade on,27 November\n\n${csv({})}`)).toEqual({ '2026-10': '12.5' });
  });

  test.each([
    [['PAL', 'CSP Tier 1', 'CSP Tier 2', 'DPOR', 'Partner Admin Link', 'Indirect Reseller', ''], '12.5'],
    [['CPOR', 'TPOR', 'None', 'EA'], '0'],
  ])('counts %j with %s', async (associations, sum) => {
    for (const AssociationType of associations) {
      expect(await sumsIn(csv({ AssociationType })), AssociationType).toEqual({ '2026-10': sum });
    }
  });

  test.each(['IsACRDuplicateAtPGALevel', 'IsDuplicateAtMpnLevel', 'IsDuplicateAtPgaAttributionTypeLevel'])(
    'leaves out what %s marks',
    async (flag) => {
      for (const yes of ['TRUE', '1', 'Yes', 'Verdadero'])
        expect(await sumsIn(csv({ [flag]: yes }))).toEqual({ '2026-10': '0' });
      for (const no of ['FALSE', '0', 'No', ''])
        expect(await sumsIn(csv({ [flag]: no }))).toEqual({ '2026-10': '12.5' });
    },
  );

  test('keeps how and since when a customer is linked', async () => {
    const head = ['Month', 'CustomerTenantId', 'ACR_USD', 'AssociationType', 'DateAssociated'];
    const rows = [
      ['2026-10', 't1', '1', 'PAL', '2026-03-05T00:00:00'],
      ['2026-10', 'T1', '1', 'PAL', '2026-02-01'],
      ['2026-10', 't1', '1', 'CPOR', ''],
    ];
    const { months } = await readUsageOf(stringify([head, ...rows]));
    expect(months.get('2026-10')?.get('t1')?.links).toEqual([
      { how: 'CPOR', since: null },
      { how: 'PAL', since: '2026-02-01' },
    ]);
  });

  test('keeps the link of a row that is a duplicate, and no day that is none', async () => {
    const head = ['Month', 'CustomerTenantId', 'ACR_USD', 'AssociationType', 'DateAssociated', 'IsDuplicateAtMpnLevel'];
    const rows = [
      ['2026-10', 't1', '1', 'PAL', '2026-02-31', 'FALSE'],
      ['2026-10', 't1', '1', 'CSP Tier 1', '21 March 2026', 'TRUE'],
      ['2026-10', 't1', '1', 'DPOR', '46096', 'FALSE'],
    ];
    const { months } = await readUsageOf(stringify([head, ...rows]));
    expect(months.get('2026-10')?.get('t1')?.links).toEqual([
      { how: 'CSP', since: '2026-03-21' },
      { how: 'DPOR', since: '2026-03-15' },
      { how: 'PAL', since: null },
    ]);
    expect([...(months.get('2026-10')?.get('t1')?.services.values() ?? [])]).toEqual([2n * 10n ** 18n]);
  });
});

describe('months', () => {
  test.each([
    ...['2026-10', '2026-10-01', '2026/10/31', '202610', '20261001', '10/2026', 'October 2026', 'oct-26', 'Oct 2026'],
    ...[
      'octubre de 2026',
      'oct. 2026',
      '1 October 2026',
      'October 1, 2026',
      '2026-10-01T00:00:00Z',
      '10/1/2026 12:00:00 AM',
    ],
    ...['46296', '46296.0', '31/10/2026', '1/10/2026', '2026 Oct'],
  ])('are read as %s', async (Month) => {
    expect(await sumsIn(csv({ Month }))).toEqual({ '2026-10': '12.5' });
  });

  test.each(['sept 2026', 'set. 2026', '1 de septiembre de 2026'])('are read as %s', async (Month) => {
    expect(await sumsIn(csv({ Month }))).toEqual({ '2026-09': '12.5' });
  });

  test.each([
    ...[
      'FY26-Oct',
      'FY26 October',
      'Oct FY26',
      'FY2026 Oct',
      'October FY2026',
      'fy26-octubre',
      'October, 2025',
      'Oct-FY26',
    ],
  ])('of a fiscal year that starts in July are read as %s', async (Month) => {
    expect(await sumsIn(csv({ Month }))).toEqual({ '2025-10': '12.5' });
  });

  test.each([
    ['FY26-Jul', '2025-07'],
    ['FY26-Jun', '2026-06'],
    ['FY26-Jan', '2026-01'],
    ['Dec FY2027', '2026-12'],
  ])('read as %s are %s', async (Month, month) => {
    expect(Object.keys(await sumsIn(csv({ Month })))).toEqual([month]);
  });

  test.each(['FY26-10', 'FY26-P04', 'FY26', 'FY26 Q2', 'FY6-Oct', 'FY26-Octember'])(
    'are none as “%s”',
    async (Month) => {
      const { problems } = await readUsageOf(csv({ Month }));
      expect(problems).toEqual([{ row: 2, column: 'Month', reason: 'month', text: Month }]);
    },
  );

  test.each(['Octember', 'Octember 2026', '2026-13', '0/2026', '', '7', 'total'])('are none as “%s”', async (Month) => {
    const { problems, rows } = await readUsageOf(csv({ Month }));
    expect([rows, problems]).toEqual([1, [{ row: 2, column: 'Month', reason: 'month', text: Month }]]);
  });

  test('are told by their first days where the order is not known', async () => {
    const rows = ['1/10/2026', '1/11/2026'].map((Month) => csv({ Month }).split('\n')[1]);
    expect(Object.keys(await sumsIn(`${csv({}).split('\n')[0]}\n${rows.join('\n')}`))).toEqual(['2026-10', '2026-11']);
    expect(await refused(csv({ Month: '3/4/2026' }))).toBe('unclearMonths');
  });
});

describe('amounts', () => {
  test.each([
    ['1234.5', '1234.5'],
    ['1,234.50', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1 234,5', '1234.5'],
    ['USD 12', '12'],
    ['$1,234,567', '1234567'],
    ['(3.5)', '-3.5'],
    ['-0.25', '-0.25'],
    ['1.2E-05', '0.000012'],
    ['0.123', '0.123'],
    ['1234.567', '1234.567'],
    ['.5', '0.5'],
  ])('are read as %s', async (amount, sum) => {
    expect(await sumsIn(csv({ ACR_USD: amount }))).toEqual({ '2026-10': sum });
  });

  test.each(['', 'n/a', '1.2.3', '12,34,5', 'EUR 5', '1,5,'])('are none as “%s”', async (ACR_USD) => {
    const { problems } = await readUsageOf(csv({ ACR_USD }));
    expect(problems).toEqual([{ row: 2, column: 'ACR_USD', reason: 'amount', text: ACR_USD }]);
  });

  test('that can be read in two ways go by the others', async () => {
    const [head, first] = csv({ ACR_USD: '1.234' }).split('\n');
    const other = (amount: string) => csv({ ACR_USD: amount }).split('\n')[1];
    expect(await sumsIn(`${head}\n${first}\n${other('2.5')}`)).toEqual({ '2026-10': '3.734' });
    expect(await sumsIn(`${head}\n${first}\n${other('2,5')}`)).toEqual({ '2026-10': '1236.5' });
  });

  test('that can be read in two ways go by what parts the cells, or are asked about', async () => {
    expect(await sumsIn(csv({ ACR_USD: '1.234' }))).toEqual({ '2026-10': '1.234' });
    expect(await sumsIn(csv({ ACR_USD: '1.234' }, ';'))).toEqual({ '2026-10': '1234' });
    expect(await refused(csv({ ACR_USD: '1.234' }, '\t'))).toBe('unclearAmounts');
  });
});

describe('a file', () => {
  const text = csv({ CustomerName: 'Peña & Núñez – «Sí»' });

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(text, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(text.replace('–', '\u0096'), 'latin1')],
  ])('is read in %s', async (_, bytes) => {
    const { months } = await readUsageOf(bytes);
    expect(months.get('2026-10')?.get('t1')?.name).toBe('Peña & Núñez – «Sí»');
  });

  test.each([',', ';', '\t', '|'])('may part its cells with %j, and say so in its first line', async (delimiter) => {
    expect(await sumsIn(csv({}, delimiter))).toEqual({ '2026-10': '12.5' });
    expect(await sumsIn(`sep=${delimiter}\r\n${csv({}, delimiter)}`)).toEqual({ '2026-10': '12.5' });
  });

  test('counts its rows as a spreadsheet does, and keeps the first of many problems', async () => {
    const bad = csv({ Month: 'Octember' }).split('\n')[1];
    const { problems, problemCount, rows } = await readUsageOf(`${csv({})}\n${`${bad}\n`.repeat(500)}`);
    expect([problems.length, problemCount, rows, problems[0]?.row]).toEqual([100, 500, 501, 4]);
  });

  test('that was cut off inside a row tells so for the row', async () => {
    const { problems } = await readUsageOf(`${csv({})}2026-10,T`);
    expect(problems).toEqual([{ row: 3, column: null, reason: 'cutOff', text: '2/4' }]);
    expect(await refused(`${csv({})}2026-10,"T1,Key`)).toBe('cutOff');
  });
});

describe('what is hostile or broken is refused with its reason', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['a head alone', HEAD.join(','), 'empty'],
    ['NUL bytes', csv({ CustomerName: 'a\0b' }), 'binary'],
    ['a row of 10 MB', csv({ CustomerName: 'x'.repeat(10_000_000) }), 'longRow'],
    ['a quotation mark without end', `${csv({})}2026-10,"${'x,y\n'.repeat(1_000_000)}`, 'longRow'],
    ['10,000 columns', Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(','), 'manyColumns'],
    ['another table', 'Colour,Size\nred,4\nblue,5\n', 'unknownReport'],
    ['a PDF that calls itself CSV', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'unknownReport'],
    ['a zip cut off', Buffer.from('PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaa'), 'damaged'],
  ])('%s', async (_, content, reason) => {
    expect(await refused(content)).toBe(reason);
  });

  test('more rows than are read', async () => {
    const row = csv({}).split('\n')[1];
    expect(await refused(csv({}) + `${row}\n`.repeat(11), { ...LIMITS, mostRows: 10 })).toBe('manyRows');
    expect(await refused(`${'\n'.repeat(2000)}${csv({})}`, { ...LIMITS, mostRows: 1000 })).toBe('manyRows');
  });
});

describe('covered months', () => {
  const months = (...names: readonly string[]) => new Map(names.map((name) => [name, new Map() as MonthUsage]));

  test('are those with rows, and those without that two files span', () => {
    const one = months('2026-01', '2026-02', '2026-05');
    expect([...coverMonths([one], joinUsage).keys()]).toEqual(['2026-01', '2026-02', '2026-05']);
    expect([...coverMonths([one, months('2026-06', '2026-08')], joinUsage).keys()]).not.toContain('2026-07');
    expect([...coverMonths([one, months('2026-02', '2026-04')], joinUsage).keys()]).toEqual([
      ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'],
    ]);
  });
});

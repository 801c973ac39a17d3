import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeUsageCsv } from '../imports/usage/readCsv.ts';
import { calculatePlainly, nameMonth, type PlainRow } from '../usage/azure/plainUsage.ts';
import {
  type PlainActivity,
  type PlainRevenue,
  writeActivityCsv,
  writeRevenueCsv,
} from '../usage/businessApplications/plainBusiness.ts';
import { type PlainSeats, writeOfficeCsv } from '../usage/modernWork/plainOffice.ts';
import { writeConsumptionCsv, writeEmsCsv } from '../usage/security/anySecurity.ts';
import {
  calculateAzureSecurityPlainly,
  calculateM365SecurityPlainly,
  type PlainProtection,
} from '../usage/security/plainSecurity.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function runImport(args: readonly string[], input = '') {
  const child = spawn(process.execPath, ['bin/run.js', 'src/importReports.ts', ...args], { cwd: ROOT });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [output, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, problems, result: output === '' ? null : JSON.parse(output) };
}

const LAST = 33;
const ON = '2026-11-27';

/** 26 months until October 2026 of customers that count by one book, by the other, by both and no longer. */
function createRows(months = 26): readonly PlainRow[] {
  return Array.from({ length: months }, (_, ago): readonly PlainRow[] => {
    const month = nameMonth(LAST - ago);
    const row = (tenant: string, cents: number, service = 'Key Vault', segment = 'SMB') => {
      return { month, tenant, cents, service, segment, isDuplicate: false };
    };
    return [
      row('steady', 150_000),
      row('steady', 50_000, 'Virtual Machines'),
      row('grown', ago < 2 ? 100_000 : 10),
      row('fabrikam', ago === 1 ? 100_000 : 94_000, 'Storage', 'Enterprise'),
      ...(ago > 11 ? [row('left', 200_000)] : []),
      ...(ago === 0 ? [row('fresh', 60_000, 'Azure Functions')] : []),
      { ...row('steady', 999_999), isDuplicate: true },
    ];
  }).flat();
}

describe('npm run import', () => {
  test('prints the figures of Modern Work of OfficeUsage', async () => {
    const row = (ago: number, association: string, paid: number, active: number): PlainSeats => {
      const month = nameMonth(LAST - ago);
      return { ...{ month, association, paid, active }, tenant: 'fabrikam', workload: 'Exchange', isDuplicate: false };
    };
    const rows = [row(12, 'CPOR', 300, 90), row(0, 'CPOR', 400, 120), row(0, 'CSP Tier 1', 400, 120)];
    const file = await put('office.csv', writeOfficeCsv(rows));
    const { code, problems, result } = await runImport(['--on', ON, file]);
    expect([code, problems]).toEqual([0, '']);
    expect(Object.keys(result)).toEqual(['on', 'files', 'modern-work']);
    expect(result.files).toEqual([
      { name: 'office.csv', report: 'office-usage', rows: 3, duplicates: 0, problems: [] },
    ]);
    const { months, ...figures } = result['modern-work'];
    expect([months.first, months.last, months.missing.length]).toEqual(['2025-10', '2026-10', 11]);
    expect(figures).toEqual({
      enterprise: { netCustomerAdds: 1, usageGrowth: { cpor: 120, dpor: 0 } },
      smb: { netCustomerAdds: 0, usageGrowth: { cpor: 30, csp: 120 } },
    });
  });

  test('prints the figures of Security of AzureUsage and EMSUsage, each part with its months', async () => {
    const customers = [
      ['CSP Tier 1', 30_000, 24],
      ['PAL', 120_000, 12],
      ['DPOR', 90_000, 24],
    ] as const;
    const azure = customers.flatMap(([association, cents, months], index) =>
      Array.from({ length: months }, (_, ago) => ({
        ...{ month: nameMonth(LAST - ago), tenant: `tenant-${index}`, service: 'Azure Sentinel', isDuplicate: false },
        ...{ association, cents: cents - ago },
      })),
    );
    const row = (ago: number, tenant: string, entra: readonly [number, number]): PlainProtection => ({
      ...{ month: nameMonth(LAST - ago), tenant, entra, intune: [0, 0], azip: [0, 0], association: 'CPOR' },
      isDuplicate: false,
    });
    const ems = [row(0, 'a', [400, 60]), row(12, 'a', [300, 20]), row(0, 'b', [5, 1]), row(12, 'c', [301, 300])];
    const files = [await put('azure.csv', writeConsumptionCsv(azure)), await put('ems.csv', writeEmsCsv(ems))] as const;
    const both = await runImport(['--on', ON, ...files]);
    expect([both.code, both.problems]).toEqual([0, '']);
    expect(both.result.files).toContainEqual({
      ...{ name: 'ems.csv', report: 'ems-usage', rows: 4, duplicates: 0, problems: [] },
    });
    const { months, ...tracks } = both.result.security;
    expect(months.azure).toEqual({ first: nameMonth(LAST - 23), last: '2026-10', missing: [] });
    expect([months.m365.first, months.m365.last, months.m365.missing.length]).toEqual(['2025-10', '2026-10', 11]);
    const plain = { ...calculateAzureSecurityPlainly(azure, LAST), ...calculateM365SecurityPlainly(ems, LAST) };
    expect(flatten(tracks)).toEqual(plain);
    expect(Object.values(plain).filter((value) => value !== 0).length).toBeGreaterThan(6);

    const { result } = await runImport(['--on', ON, files[1]]);
    expect(Object.keys(result)).toEqual(['on', 'files', 'security']);
    expect(Object.keys(result.security)).toEqual(['months', 'enterprise', 'smb']);
    expect(Object.keys(result.security.months)).toEqual(['m365']);
    expect(result.security.smb).toEqual({
      netCustomerAdds: { azure: null, m365: plain['smb.netCustomerAdds.m365'] },
      usageGrowth: { azureAcrUsd: null, m365ProtectedUsers: plain['smb.usageGrowth.m365ProtectedUsers'] },
      deployments: { azure: null, m365: plain['smb.deployments.m365'] },
    });
    const azureAlone = await runImport(['--on', ON, files[0]]);
    expect(azureAlone.result.security.enterprise).toEqual({
      netCustomerAdds: { azure: plain['enterprise.netCustomerAdds.azure'], m365: null },
      usageGrowth: { azureAcrUsd: plain['enterprise.usageGrowth.azureAcrUsd'], m365ProtectedUsers: null },
      deployments: { azure: plain['enterprise.deployments.azure'], m365: null },
    });
  });

  test('prints the figures of Business Applications of both their reports', async () => {
    const pay = (ago: number, tenant: string, dollars: number): PlainRevenue => {
      const month = nameMonth(LAST - ago);
      return { ...{ month, tenant }, workload: 'Power BI', association: 'DPOR', cents: dollars * 100 };
    };
    const use = (ago: number, mau: number): PlainActivity => {
      const month = nameMonth(LAST - ago);
      const counts = { pamau: null, mac: null, mau };
      return { ...{ month, ...counts }, tenant: 'fabrikam', workload: 'Business Central', association: 'CSP Tier 1' };
    };
    const revenue = await put(
      'revenue.csv',
      writeRevenueCsv([pay(12, 'fabrikam', 100), pay(0, 'fabrikam', 1500), pay(0, 'litware', 250)]),
    );
    const usage = await put('usage.csv', writeActivityCsv([use(12, 4), use(0, 6), use(0, 4)]));
    const { code, result } = await runImport(['--on', ON, revenue, usage]);
    expect(code).toBe(0);
    expect(Object.keys(result)).toEqual(['on', 'files', 'business-applications']);
    expect(result.files.map(({ report }: { report: string }) => report)).toEqual([
      ...['business-apps-revenue', 'business-apps-usage'],
    ]);
    const { months, ...figures } = result['business-applications'];
    expect([months.first, months.last, months.missing.length]).toEqual(['2025-10', '2026-10', 11]);
    expect(figures).toEqual({
      ...{ track: 'smb', netCustomerAdds: 2, usageGrowthPercent: 150, usageBaselineMcv: 4000, deployments: 1 },
      tracks: { enterprise: { netCustomerAdds: 1, deployments: 1 }, smb: { netCustomerAdds: 2, deployments: 1 } },
    });
    const alone = (await runImport(['--on', ON, usage])).result['business-applications'];
    expect(alone).toMatchObject({ track: null, netCustomerAdds: null, usageGrowthPercent: 150, deployments: null });
    expect(alone.tracks.smb).toEqual({ netCustomerAdds: null, deployments: 1 });
  });

  test('prints what the contract says', async () => {
    const rows = createRows();
    const { code, problems, result } = await runImport(['--on', ON, await put('usage.csv', writeUsageCsv(rows))]);
    expect([code, problems]).toEqual([0, '']);
    expect(Object.keys(result)).toEqual(['on', 'files', 'months', 'azure', 'security']);
    expect(result.files).toEqual([
      { name: 'usage.csv', report: 'azure-usage', rows: rows.length, duplicates: 26, problems: [] },
    ]);
    expect(result.months).toEqual({ first: nameMonth(LAST - 25), last: '2026-10', missing: [] });
    const { smbSharePercent, ...brief } = calculatePlainly(rows, LAST, 'brief');
    expect(result.azure.books.brief).toEqual({ track: null, ...brief });
    expect(result.azure.smbSharePercent).toBe(smbSharePercent);
    expect(result.azure.books.microsoft).toEqual({
      track: 'enterprise',
      ...withoutShare(calculatePlainly(rows, LAST, 'enterprise')),
    });
    expect(result.azure.services).toEqual([
      { name: 'Key Vault', usd: 20_001 },
      { name: 'Storage', usd: 11_340 },
      { name: 'Virtual Machines', usd: 6000 },
      { name: 'Azure Functions', usd: 600 },
    ]);
    expect(result.azure.customers).toContainEqual({
      ...{ tenantId: 'fabrikam', name: 'Name of fabrikam', segment: 'Enterprise', lastMonthUsd: 940 },
      shortByUsd: { brief: 60, microsoft: 0 },
      counts: { brief: false, microsoft: true },
      countedAYearAgo: { brief: false, microsoft: false },
    });
    expect(result.azure.customers).toContainEqual({
      ...{ tenantId: 'left', name: 'Name of left', segment: 'SMB', lastMonthUsd: 0 },
      shortByUsd: { brief: 1000, microsoft: 1000 },
      counts: { brief: false, microsoft: false },
      countedAYearAgo: { brief: true, microsoft: true },
    });
  });

  test('takes several files and standard input as one set, and one given twice once', async () => {
    const rows = createRows();
    const [one, other] = [0, 1].map((part) => writeUsageCsv(rows.filter((_, index) => index % 2 === part)));
    const half = await put('half.csv', one ?? '');
    const whole = await runImport(['--on', ON, await put('usage.csv', writeUsageCsv(rows))]);
    const { result } = await runImport(['--on', ON, half, '-', half], other);
    expect(result.azure).toEqual(whole.result.azure);
    expect(result.months).toEqual(whole.result.months);
    const [first, , again] = result.files;
    expect([again.rows, again.duplicates]).toEqual([first.rows, first.rows]);
  });

  test('names the months that are missing, and gives no number that hangs on them', async () => {
    const { result } = await runImport(['--on', ON, await put('short.csv', writeUsageCsv(createRows(13)))]);
    expect(result.months.missing).toEqual(Array.from({ length: 11 }, (_, index) => nameMonth(LAST - 23 + index)));
    const { netCustomerAdds, usageGrowthPercent, acrTrailing12MonthsUsd } = result.azure.books.brief;
    expect([netCustomerAdds, usageGrowthPercent, typeof acrTrailing12MonthsUsd]).toEqual([null, null, 'number']);
  });

  test('leaves a month under way out, and lists what only 14 months tell', async () => {
    const { result } = await runImport(['--on', '2026-10-05', await put('running.csv', writeUsageCsv(createRows(15)))]);
    expect(result.months.last).toBe('2026-09');
    expect(result.azure.books.brief.netCustomerAdds).not.toBeNull();
    expect(result.azure.books.brief.usageGrowthPercent).toBeNull();
  });

  test('tells no services where a month of the last twelve is missing', async () => {
    const rows = createRows().filter(({ month }) => month !== '2026-05');
    const { result } = await runImport(['--on', ON, await put('gap.csv', writeUsageCsv(rows))]);
    expect(result.months.missing).toEqual(['2026-05']);
    expect(result.azure.services).toBeNull();
    expect(result.azure.books.microsoft).toMatchObject({ deployments: null, acrTrailing12MonthsUsd: null });
  });

  test('says what was not understood and prints the rest, with exit code 1', async () => {
    const csv = writeUsageCsv(createRows()).split('\n');
    csv[16] = (csv[16] ?? '').replace(/^[\d-]+/, 'Octember');
    const { code, result } = await runImport(['--on', ON, await put('wrong.csv', csv.join('\n'))]);
    expect(code).toBe(1);
    expect(result.files[0].problems).toEqual([{ row: 17, column: 'Month', why: '“Octember” is no month' }]);
    expect(result.azure).toBeDefined();
  });

  test('refuses a file that can be read in two ways, unless another of the set tells how', async () => {
    const open = await put('open.csv', 'Month,CustomerTenantId,ACR_USD\n3/4/2026,t1,5\n');
    const alone = await runImport(['--on', ON, open]);
    expect([alone.code, alone.result]).toEqual([2, null]);
    expect(alone.problems).toBe(`${open}: “3/4/2026” can be read as two months; write months as 2026-10\n`);
    const telling = await put('telling.csv', 'Month,CustomerTenantId,ACR_USD\n25/3/2026,t1,5\n');
    const both = await runImport(['--on', ON, open, telling]);
    expect([both.code, both.problems]).toEqual([0, '']);
    expect([both.result.months.first, both.result.months.last]).toEqual(['2026-03', '2026-04']);
    const other = await put('other.csv', 'Month,CustomerTenantId,ACR_USD\n2026-03,t1,5\n');
    const one = await runImport(['--on', ON, open, other]);
    expect([one.code, one.result.files.length]).toEqual([1, 1]);
  });

  test('refuses what cannot be read with a line a file and exit code 2', async () => {
    const { code, problems, result } = await runImport([
      await put('other.csv', 'a,b\n1,2\n'),
      join(folder, 'none.csv'),
      '-',
    ]);
    expect([code, result]).toEqual([2, null]);
    expect(problems.trim().split('\n')).toEqual([
      expect.stringContaining('no report of Partner Center'),
      expect.stringContaining('ENOENT'),
      expect.stringContaining('-: there is nothing in it'),
    ]);
  });

  test('says how it is used', async () => {
    expect(await runImport([])).toMatchObject({ code: 2, problems: expect.stringContaining('usage: npm run') });
    expect(await runImport(['--on', 'someday', '-'])).toMatchObject({ code: 2 });
    expect(await runImport(['--of'])).toMatchObject({ code: 2, problems: expect.stringContaining('usage: npm run') });
  });

  test('reads people beside usage, and names the titles that it does not know', async () => {
    const head = ['TrainingTitle', 'TrainingType', 'IndividualFirstName', 'IndividualLastName', 'CorpEmail'];
    const rows = [
      ['Microsoft Certified: Azure Solutions Architect Expert', 'Certification', 'Ana', 'García', 'ana@contoso.com'],
      ['Azure basics', 'Course', 'Ana', 'García', 'ana@contoso.com'],
      ['Certified Whatever', 'Certification', 'Luis', 'Vega', 'luis@contoso.com'],
    ];
    const people = stringify([
      [...head, 'TrainingCompletionDate', 'ExpirationDate', 'ActivationStatus'],
      ...rows.map((row) => [...row, '2026-01-10', '2027-01-10', 'Active']),
    ]);
    const { code, result } = await runImport(['--on', ON, '-'], people);
    expect(code).toBe(1);
    expect(Object.keys(result)).toEqual(['on', 'files', 'people', 'unknownCertifications']);
    expect(result.files).toMatchObject([{ name: '-', report: 'training', rows: 3 }]);
    expect(result.people).toEqual([
      {
        ...{ id: 'ana@contoso.com', name: 'Ana García' },
        certifications: [{ certification: 'AZ-305', earned: '2026-01-10', expires: '2027-01-10' }],
      },
    ]);
    expect(result.unknownCertifications).toEqual([{ title: 'Certified Whatever', people: 1 }]);
  });
});

/** Figures as a snapshot nests them, by their path. */
function flatten(nested: object, path = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([key, value]): readonly (readonly [string, unknown])[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(flatten(value, `${path}${key}.`))
        : [[path + key, value]],
    ),
  );
}

function withoutShare<T extends { readonly smbSharePercent: unknown }>({ smbSharePercent: _, ...rest }: T) {
  return rest;
}

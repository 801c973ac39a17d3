import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { formatUsd } from '../../../src/usage/usd.ts';
import { LIMITS, readActivityOf, readAll, readRevenueOf } from './readCsv.ts';

type Cells = Readonly<Record<string, string>>;

const REVENUE: Cells = {
  ...{ FiscalMonthName: 'FY27-Oct', GlobalPartnerID: 'p1', PartnerName: 'Contoso', PartnerAssociationType: 'DPOR' },
  ...{ CustomerID: 'c1', CustomerName: 'Fabrikam', CustomerTenantID: 'T1', WorkloadCategory: 'Power Platform' },
  ...{ Workloads: 'Power BI', AdjustedRevenueAmtCD: '1500.5' },
};

const USAGE: Cells = {
  ...{ MetricType: 'Usage', WorkloadCategory: 'Dynamics 365', Workload: 'Business Central', SkuGroup: 'Essentials' },
  ...{ PAMAU: '12', MAC: '', MAU: '40', FiscalMonthName: 'October, 2026', CustomerTenantID: 'T1' },
  ...{ CustomerName: 'Fabrikam', PartnerAssociationType: 'CSP Tier 1' },
};

/** A report of these rows, each as the usual one but for what is told otherwise. */
function csv(usual: Cells, ...rows: readonly Cells[]): string {
  const all = rows.map((row) => ({ ...usual, ...row }));
  return stringify([Object.keys(all[0] ?? usual), ...all.map((row) => Object.values(row))]);
}

function without(cells: Cells, ...names: readonly string[]): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name)));
}

/** What the customer of October brings by workload. */
async function revenueIn(content: string, tenantId = 't1') {
  const { months } = await readRevenueOf(content);
  const { workloads = new Map() } = months.get('2026-10')?.get(tenantId) ?? {};
  return Object.fromEntries([...workloads].map(([workload, amount]) => [workload, formatUsd(amount)]));
}

async function activityIn(content: string, tenantId = 't1') {
  const { months } = await readActivityOf(content);
  return Object.fromEntries(months.get('2026-10')?.get(tenantId)?.workloads ?? []);
}

describe('a report of revenue', () => {
  test.each([
    ['the definitions', REVENUE],
    [
      'blanks and another order',
      {
        ...{ 'adjusted revenue amt CD': '1,500.50', workloads: 'Power BI', 'customer tenant id': 'T1', Zzz: '1' },
        ...{
          'Fiscal Month Name': 'October FY27',
          SubscriptionId: 's',
          SubscriptionStartDate: '2025-01-01',
          Country: 'ES',
        },
      },
    ],
    [
      'Spanish',
      {
        ...{ 'Mes fiscal': 'octubre de 2026', 'Carga de trabajo': 'Power BI', 'Ingresos ajustados': '1500,50' },
        ...{ 'Id. de inquilino': 'T1', 'Tipo de asociación': 'CSP' },
      },
    ],
  ])('is known by its columns, as in %s', async (_, row) => {
    expect(await revenueIn(stringify([Object.keys(row), Object.values(row)]))).toEqual({ 'Power BI': '1500.5' });
  });

  test('adds up what stands in several rows, and tells customers by the name of the tenant where no id is', async () => {
    const rows = csv(REVENUE, {}, { AdjustedRevenueAmtCD: '(0.5)' }, { PartnerAssociationType: 'CSP Tier 2' });
    expect(await revenueIn(rows)).toEqual({ 'Power BI': '3000.5' });
    const { CustomerTenantID: _, ...others } = REVENUE;
    const named = { ...others, CustomerTenantName: 'fabrikam.com' };
    expect(await revenueIn(csv(named, {}), 'fabrikam.com')).toEqual({ 'Power BI': '1500.5' });
  });

  test.each([
    ['CPOR', 'CPOR'],
    ['CPOR - RevRec', 'CPOR'],
    ['RevRec Performance', 'CPOR'],
    ['OSA', 'CPOR'],
    ['CSP Tier 1', 'CSP'],
    ['Indirect Reseller', 'CSP'],
    ['Digital Partner of Record', 'DPOR'],
  ])('counts %s as %s', async (PartnerAssociationType, how) => {
    const { months } = await readRevenueOf(csv(REVENUE, { PartnerAssociationType }));
    expect(months.get('2026-10')?.get('t1')?.links).toEqual([how]);
  });

  test('leaves out other links and workloads, counts them and names the workloads', async () => {
    const links = ['PAL', 'CPOR OSU', 'Advisor'].map((PartnerAssociationType) => ({ PartnerAssociationType }));
    const others = [{ Workloads: 'Visio' }, { Workloads: 'Marketing' }, { Workloads: 'Visio' }];
    const { leftOut, months, problemCount } = await readRevenueOf(csv(REVENUE, ...links, ...others));
    expect(leftOut).toEqual({ unlinked: 3, otherWorkloads: 3, otherNames: new Set(['Visio', 'Marketing']) });
    expect([months.size, months.get('2026-10')?.size, problemCount]).toEqual([1, 0, 0]);
  });

  test('counts a row that names no link, and all rows where no column does', async () => {
    expect(await revenueIn(csv(REVENUE, { PartnerAssociationType: ' ' }))).toEqual({ 'Power BI': '1500.5' });
    expect(await revenueIn(csv(without(REVENUE, 'PartnerAssociationType'), {}))).toEqual({ 'Power BI': '1500.5' });
  });

  test.each([
    ['Dynamics 365 Sales', 'Sales'],
    ['D365 for Customer Service', 'Customer Service'],
    ['power  bi', 'Power BI'],
    ['Microsoft Power Apps', 'Power Apps'],
    ['F&O Bundle', 'F&O Bundle'],
    ['Power Virtual Agents', 'Power Virtual Agent'],
    ['Copilot Studio PAYG', 'Copilot Studio'],
    ['Dynamics 365 Supply Chain Management', 'Supply Chain'],
    ['Dynamics 365 Human Resources', 'HR'],
    ['Omnichannel', 'Omni Channel'],
    ['Non-workload specific F&O', 'Non-workload-specific F&O'],
  ])('takes %s for %s', async (Workloads, workload) => {
    expect(Object.keys(await revenueIn(csv(REVENUE, { Workloads })))).toEqual([workload]);
  });

  test('is understood or told row by row', async () => {
    const wrong = [
      { FiscalMonthName: 'FY27-P04' },
      { AdjustedRevenueAmtCD: 'many' },
      { CustomerTenantID: ' ' },
      { AdjustedRevenueAmtCD: '' },
    ];
    const { problems, months } = await readRevenueOf(`${csv(REVENUE, {}, ...wrong)}FY27-Oct,p1`);
    expect(problems.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [3, 'FiscalMonthName', 'month'],
      [4, 'AdjustedRevenueAmtCD', 'amount'],
      [5, 'CustomerTenantID', 'customer'],
      [6, 'AdjustedRevenueAmtCD', 'amount'],
      [7, null, 'cutOff'],
    ]);
    expect(months.get('2026-10')?.size).toBe(1);
    await expect(readAll(csv(REVENUE, { FiscalMonthName: '3/4/2026' }))).rejects.toMatchObject({
      reason: 'unclearMonths',
    });
    await expect(readAll(csv(REVENUE, {}, {}), { ...LIMITS, mostRows: 1 })).rejects.toMatchObject({
      reason: 'manyRows',
    });
    for (const name of ['FiscalMonthName', 'CustomerTenantID', 'Workloads', 'AdjustedRevenueAmtCD'])
      await expect(readAll(csv(without(REVENUE, name), {})), name).rejects.toMatchObject({ reason: 'unknownReport' });
  });
});

describe('a report of usage', () => {
  test('is known by its columns, with customers and without', async () => {
    const expected = { 'Business Central': { pamau: 12, mac: null, mau: 40 } };
    expect(await activityIn(csv(USAGE, {}))).toEqual(expected);
    const bare = without(USAGE, 'CustomerTenantID', 'CustomerName', 'PartnerAssociationType');
    expect(await activityIn(csv(bare, {}), '')).toEqual(expected);
    expect(await activityIn(csv(without(USAGE, 'PAMAU', 'MAC'), {}))).toEqual({
      'Business Central': { pamau: null, mac: null, mau: 40 },
    });
  });

  test('adds up what stands in several rows', async () => {
    const rows = [{}, { SkuGroup: 'Premium', PAMAU: '1,200', MAC: '3' }];
    expect(await activityIn(csv(USAGE, ...rows))).toEqual({ 'Business Central': { pamau: 1212, mac: 3, mau: 80 } });
  });

  test.each([
    ['Business Central', ['CPOR', 'CPOR OSU', 'CSP Tier 2', 'DPOR', '']],
    ['Power BI', ['PAL', '']],
    ['Customer Insights', ['PAL', '']],
  ])('counts %s by %j alone', async (Workload, counting) => {
    const all = ['CPOR', 'CPOR OSU', 'CPOR OSA', 'RevRec', 'CSP Tier 2', 'DPOR', 'PAL', '', 'Advisor'];
    for (const PartnerAssociationType of all) {
      const { leftOut } = await readActivityOf(csv(USAGE, { Workload, PartnerAssociationType }));
      expect(leftOut.unlinked, PartnerAssociationType).toBe(counting.includes(PartnerAssociationType) ? 0 : 1);
    }
  });

  test.each([
    ['Dynamics 365 Field Service', 'Common data service (CE)'],
    ['Sales Insights', 'Common data service (CE)'],
    ['Project Operations', 'Finance & Operations'],
    ['Finance and Operations', 'Finance & Operations'],
    ['Dynamics 365 Commerce', 'Retail'],
    ['Dynamics 365 Remote Assist', 'Remote Assist'],
  ])('takes %s for %s', async (Workload, workload) => {
    expect(Object.keys(await activityIn(csv(USAGE, { Workload })))).toEqual([workload]);
  });

  test('leaves out workloads that have no rate, and names them', async () => {
    const { leftOut } = await readActivityOf(csv(USAGE, { Workload: 'Supply Chain' }, { Workload: '' }));
    expect(leftOut).toMatchObject({ otherWorkloads: 2, otherNames: new Set(['Supply Chain']) });
  });

  test('is understood or told row by row', async () => {
    const wrong = [
      { PAMAU: '-4' },
      { MAC: 'n/a', MAU: 'n/a' },
      { MAU: '12.5' },
      { CustomerTenantID: '' },
      { FiscalMonthName: '' },
    ];
    const { problems } = await readActivityOf(csv(USAGE, {}, ...wrong));
    expect(problems.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [3, 'PAMAU', 'count'],
      [4, 'MAC', 'count'],
      [5, 'MAU', 'count'],
      [6, 'CustomerTenantID', 'customer'],
      [7, 'FiscalMonthName', 'month'],
    ]);
    for (const names of [['FiscalMonthName'], ['Workload'], ['PAMAU', 'MAC', 'MAU']])
      await expect(readAll(csv(without(USAGE, ...names), {}))).rejects.toMatchObject({ reason: 'unknownReport' });
  });
});

import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { LIMITS, readAll, readOfficeOf } from './readCsv.ts';

type Cells = Readonly<Record<string, string>>;

const ROW: Cells = {
  ...{ CustomerTenantId: 'T1', WorkloadName: 'Exchange Online', Month: '2026-10', PaidAvailableUnits: '400' },
  ...{ MonthlyActiveUsers: '120', PartnerAttributionType: 'CPOR' },
};

/** A report of these rows, each as the usual one but for what is told otherwise. */
function csv(...rows: readonly Cells[]): string {
  const all = rows.map((row) => ({ ...ROW, ...row }));
  return stringify([Object.keys(all[0] ?? ROW), ...all.map((row) => Object.values(row))]);
}

/** What the only customer of October has, by link and workload. */
async function seatsIn(content: string) {
  const { months } = await readOfficeOf(content);
  const { links = [] } = months.get('2026-10')?.get('t1') ?? {};
  return Object.fromEntries(links.map(({ how, workloads }) => [how, Object.fromEntries(workloads)]));
}

const SEATS = { CPOR: { 'Exchange Online': { paid: 400, active: 120 } } };

describe('an OfficeUsage report', () => {
  test.each([
    ['the definitions', ROW],
    [
      'the usage of claims, with a day',
      {
        ...{ CustomerTenantId: 'T1', CustomerName: 'Fabrikam', WorkloadName: 'Exchange', MonthlyActiveUsers: '120' },
        ...{ PaidAvailableUnits: '400', ClaimId: 'c', MpnId: '1', DateAssociated: '2026-03-05' },
        ...{ PartnerAttributionType: 'CPOR', Date: '2026-10-31' },
      },
    ],
    [
      'blanks and another order',
      {
        ...{ 'partner attribution type': 'CPOR', month: 'Oct 2026', monthly_active_users: '120', Zzz: '1' },
        ...{ 'Paid Available Units': '400', 'customer tenant id': 'T1', workload_name: 'exchange online' },
      },
    ],
    [
      'Spanish',
      {
        ...{ Mes: 'octubre de 2026', 'Carga de trabajo': 'Exchange', 'Licencias de pago': '400' },
        ...{ 'Usuarios activos': '120', 'Id. de inquilino': 'T1', 'Tipo de asociación': 'CPOR' },
      },
    ],
  ])('is known by its columns, as in %s', async (_, row) => {
    expect(await seatsIn(stringify([Object.keys(row), Object.values(row)]))).toEqual(SEATS);
  });

  test('without a column that tells the link is refused with what is missing', async () => {
    const { PartnerAttributionType: _, ...row } = ROW;
    await expect(readAll(stringify([Object.keys(row), Object.values(row)]))).rejects.toMatchObject({
      reason: 'noAssociation',
    });
  });

  test('keeps how and since when a customer is linked', async () => {
    const rows = ['2026-03-05', '2026-02-01', ''].map((DateAssociated) => ({ DateAssociated }));
    const { months } = await readOfficeOf(csv(...rows));
    expect(months.get('2026-10')?.get('t1')?.links).toMatchObject([{ how: 'CPOR', since: '2026-02-01' }]);
  });

  test('leaves out duplicates, other links and other workloads, and counts them', async () => {
    const { rows, duplicates, leftOut, months } = await readOfficeOf(
      csv(
        { IsDuplicateRowForPGA: 'TRUE' },
        { IsDuplicateRowForPGA: 'FALSE', PartnerAttributionType: 'PAL' },
        { IsDuplicateRowForPGA: '', PartnerAttributionType: '' },
        { IsDuplicateRowForPGA: '0', WorkloadName: 'Power BI' },
        { IsDuplicateRowForPGA: 'No', WorkloadName: '' },
      ),
    );
    expect([rows, duplicates]).toEqual([5, 1]);
    expect(leftOut).toEqual({ unlinked: 2, otherWorkloads: 2, otherNames: new Set(['Power BI']) });
    expect([...months]).toEqual([['2026-10', new Map()]]);
  });

  test.each(['IsACRDuplicateAtPGALevel', 'IsDuplicateAtMpnLevel', 'IsDuplicateAtPgaAttributionTypeLevel'])(
    'leaves out what %s marks',
    async (flag) => {
      expect((await readOfficeOf(csv({ [flag]: 'Yes' }))).duplicates).toBe(1);
    },
  );

  test.each([
    ['CSP Tier 1', 'CSP'],
    ['CSP Tier 2', 'CSP'],
    ['Indirect Reseller', 'CSP'],
    ['Claiming Partner of Record', 'CPOR'],
    ['Digital Partner of Record', 'DPOR'],
  ])('takes %s for %s', async (PartnerAttributionType, how) => {
    expect(Object.keys(await seatsIn(csv({ PartnerAttributionType })))).toEqual([how]);
  });

  test.each([
    ['Microsoft Teams', 'Teams'],
    ['Yammer', 'Viva Engage'],
    ['Office 365 ProPlus', 'Microsoft 365 Apps'],
    ['AADP', 'Entra ID P1'],
    ['viva  insights', 'Viva Insights'],
  ])('takes %s for %s', async (WorkloadName, workload) => {
    expect(Object.keys((await seatsIn(csv({ WorkloadName }))).CPOR ?? {})).toEqual([workload]);
  });
});

describe('counts', () => {
  test.each(['1204', '1,204', '1.204', '1 204', '1204.0', ' 1204 ', '1204,00'])('are read as “%s”', async (text) => {
    expect(await seatsIn(csv({ PaidAvailableUnits: text }))).toEqual({
      CPOR: { 'Exchange Online': { paid: 1204, active: 120 } },
    });
  });

  test.each(['', 'n/a', '-4', '12.5', '1e3', '12,34', '99999999999'])('are none as “%s”', async (text) => {
    for (const column of ['PaidAvailableUnits', 'MonthlyActiveUsers']) {
      const { problems, rows, months } = await readOfficeOf(csv({}, { [column]: text }));
      expect(problems).toEqual([{ row: 3, column, reason: 'count', text }]);
      expect([rows, months.size]).toEqual([2, 1]);
    }
  });
});

test('rows are understood or told as in AzureUsage', async () => {
  const { problems } = await readOfficeOf(`${csv({}, { Month: 'Octember' }, { CustomerTenantId: ' ' })}T1,Exchange`);
  expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
    [3, 'month'],
    [4, 'customer'],
    [5, 'cutOff'],
  ]);
  await expect(readAll(csv({ Month: '3/4/2026' }))).rejects.toMatchObject({ reason: 'unclearMonths' });
  await expect(readAll(csv({}, {}, {}), { ...LIMITS, mostRows: 2 })).rejects.toMatchObject({ reason: 'manyRows' });
  await expect(readAll(`${Object.keys(ROW).join(',')}\n`)).rejects.toMatchObject({ reason: 'empty' });
});

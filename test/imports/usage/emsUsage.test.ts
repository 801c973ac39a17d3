import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { LIMITS, readAll, readEmsOf } from './readCsv.ts';

type Cells = Readonly<Record<string, string>>;

const ROW: Cells = {
  ...{ CustomerTenantId: 'T1', Month: '2026-10', PartnerAttributionType: 'CPOR' },
  ...{ AADPPaidAvailableUnits: '400', AADPMonthlyActiveUsers: '120' },
  ...{ IntunePaidAvailableUnits: '40', IntuneMonthlyActiveUsers: '12' },
  ...{ AzipPaidAvailableUnits: '4', AzipMonthlyActiveUsers: '1' },
};

/** A report of these rows, each as the usual one but for what is told otherwise. */
function csv(...rows: readonly Cells[]): string {
  const all = rows.map((row) => ({ ...ROW, ...row }));
  return stringify([Object.keys(all[0] ?? ROW), ...all.map((row) => Object.values(row))]);
}

/** What the only customer of October has, by link and workload. */
async function seatsIn(content: string) {
  const { months } = await readEmsOf(content);
  const { links = [] } = months.get('2026-10')?.get('t1') ?? {};
  return Object.fromEntries(links.map(({ how, workloads }) => [how, Object.fromEntries(workloads)]));
}

const SEATS = {
  CPOR: {
    'Entra ID P1': { paid: 400, active: 120 },
    Intune: { paid: 40, active: 12 },
    'Purview Information Protection': { paid: 4, active: 1 },
  },
};

describe('an EMSUsage report', () => {
  test.each([
    ['the definitions', { ...ROW, PGAMpnId: 'p', SKU: 'E3', AATPActiveUsage: '9', MonthlyActiveUsers: '1' }],
    [
      'the older query, which calls the link otherwise',
      Object.fromEntries(
        Object.entries(ROW).map(([name, cell]) => [name.replace('AttributionType', 'AttachType'), cell]),
      ),
    ],
    [
      'new names, blanks and another order',
      {
        ...{ 'Purview MAU': '1', 'purview paid licenses': '4', 'Entra ID P1 monthly active users': '120' },
        ...{ entra_id_p1_paid_available_units: '400', 'Intune Active Users': '12', 'Intune paid units': '40' },
        ...{ 'partner attribution type': 'CPOR', month: 'Oct 2026', 'customer tenant id': 'T1' },
      },
    ],
    [
      'Spanish',
      {
        ...{ Mes: 'octubre de 2026', 'Id. de inquilino': 'T1', 'Tipo de atribución': 'CPOR' },
        ...{ 'Licencias de pago de AADP': '400', 'Usuarios activos mensuales de AADP': '120' },
        ...{ 'Licencias de pago de Intune': '40', 'Usuarios activos de Intune': '12' },
        ...{ 'Unidades de pago disponibles de AZIP': '4', 'Usuarios activos AZIP': '1' },
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

  test('without a workload is refused with the columns that are missing', async () => {
    const { IntunePaidAvailableUnits: _, AzipMonthlyActiveUsers: __, ...row } = ROW;
    await expect(readAll(stringify([Object.keys(row), Object.values(row)]))).rejects.toMatchObject({
      reason: 'noWorkload',
      values: { columns: 'IntunePaidAvailableUnits, AzipMonthlyActiveUsers' },
    });
  });

  test('keeps how and since when a customer is linked, by kind of link', async () => {
    const { months } = await readEmsOf(
      csv(
        { DateAssociated: '2026-03-05' },
        { DateAssociated: '2026-02-01' },
        { DateAssociated: '', PartnerAttributionType: 'CSP Tier 2', AADPPaidAvailableUnits: '500' },
      ),
    );
    expect(months.get('2026-10')?.get('t1')?.links).toMatchObject([
      { how: 'CPOR', since: '2026-02-01' },
      { how: 'CSP', since: null },
    ]);
  });

  test('leaves out duplicates and other links, and counts them', async () => {
    const { rows, duplicates, unlinked, months } = await readEmsOf(
      csv(
        { IsDuplicateRowForPGA: 'TRUE' },
        { IsDuplicateRowForPGA: 'FALSE', PartnerAttributionType: 'DPOR' },
        { IsDuplicateRowForPGA: '', PartnerAttributionType: 'PAL' },
        { IsDuplicateRowForPGA: '0', PartnerAttributionType: '' },
      ),
    );
    expect([rows, duplicates, unlinked]).toEqual([4, 1, 3]);
    expect([...months]).toEqual([['2026-10', new Map()]]);
  });

  test('takes rows that tell the same again once, by the larger number', async () => {
    const seats = await seatsIn(csv({}, {}, { AADPPaidAvailableUnits: '300', AADPMonthlyActiveUsers: '130' }));
    expect(seats.CPOR).toMatchObject({ 'Entra ID P1': { paid: 400, active: 130 }, Intune: { paid: 40, active: 12 } });
  });

  test('keeps subscriptions apart, which add up', async () => {
    const seats = await seatsIn(csv({ SubscriptionId: 'S-1' }, { SubscriptionId: 's-1' }, { SubscriptionId: '' }));
    expect(Object.entries(seats.CPOR ?? {}).filter(([holding]) => holding.startsWith('Intune'))).toEqual([
      ['Intune|s-1', { paid: 40, active: 12 }],
      ['Intune', { paid: 40, active: 12 }],
    ]);
  });

  test.each(['', ' ', 'NULL', '0'])('takes “%s” for nothing of a workload', async (text) => {
    const { problemCount } = await readEmsOf(csv({ AzipPaidAvailableUnits: text, AzipMonthlyActiveUsers: text }));
    expect(problemCount).toBe(0);
    const seats = await seatsIn(csv({ AzipPaidAvailableUnits: text, AzipMonthlyActiveUsers: text }));
    expect(Object.keys(seats.CPOR ?? {})).toEqual(['Entra ID P1', 'Intune']);
  });

  test.each(['n/a', '-4', '12.5', '1e3', '12,34', '99999999999'])('tells “%s” as no whole number', async (text) => {
    for (const column of Object.keys(ROW).filter((name) => /Units|Users/.test(name))) {
      const { problems, rows } = await readEmsOf(csv({}, { [column]: text }));
      expect(problems).toEqual([{ row: 3, column, reason: 'count', text }]);
      expect(rows).toBe(2);
    }
  });
});

test('rows of EMSUsage are understood or told as in AzureUsage', async () => {
  const { problems } = await readEmsOf(`${csv({}, { Month: 'Octember' }, { CustomerTenantId: ' ' })}T1,2026-10`);
  expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
    [3, 'month'],
    [4, 'customer'],
    [5, 'cutOff'],
  ]);
  await expect(readAll(csv({ Month: '3/4/2026' }))).rejects.toMatchObject({ reason: 'unclearMonths' });
  await expect(readAll(csv({}, {}, {}), { ...LIMITS, mostRows: 2 })).rejects.toMatchObject({ reason: 'manyRows' });
  await expect(readAll(`${Object.keys(ROW).join(',')}\n`)).rejects.toMatchObject({ reason: 'empty' });
});

import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { nameMonth } from '../azure/plainUsage.ts';
import { KINDS, type PlainConsumption, type PlainProtection, SECURE } from './plainSecurity.ts';

const CENTS = [0, 1, -1, 30_000, 59_999, 60_000, 74_999, 75_000, 600_000, 600_001, 1_200_000, 1_200_001, 2_000_000];

/** Exports of a few customers over some two years, with usage around the bounds; some lack months, some tell no links. */
export const anyConsumption = fc
  .record({
    last: fc.integer({ min: 24, max: 27 }),
    lacking: fc.array(fc.integer({ min: 0, max: 27 }), { maxLength: 1 }),
    isWhole: fc.integer({ min: 0, max: 3 }).map((each) => each > 0),
    silentUntil: fc.constantFrom(-1, -1, 14, 40),
    cells: fc.array(
      fc.record({
        month: fc.integer({ min: 0, max: 27 }),
        tenant: fc.integer({ min: 0, max: 3 }),
        service: fc.constantFrom(...SECURE, ...SECURE, 'Virtual Machines', 'Storage', ''),
        association: fc.constantFrom(...Object.keys(KINDS), 'PAL', 'PAL', 'Other', ''),
        cents: fc.oneof(fc.constantFrom(...CENTS), fc.integer({ min: 0, max: 100_000 })),
        isDuplicate: fc.integer({ min: 0, max: 4 }).map((each) => each === 0),
      }),
      { minLength: 5, maxLength: 40 },
    ),
  })
  .map(({ last, lacking, isWhole, silentUntil, cells }) => {
    const background = Array.from({ length: last + 1 }, (_, month) => ({
      ...{ month, tenant: 9, service: 'Storage', association: 'PAL', cents: 100, isDuplicate: false },
    }));
    const rows = [...background, ...cells]
      .filter(({ month }) => month <= last && (isWhole || !lacking.includes(month) || month === last))
      .map(({ month, tenant, association, ...cell }): PlainConsumption => {
        const told = month <= silentUntil && association !== 'Other' ? '' : association;
        return { ...cell, month: nameMonth(month), tenant: `tenant-${tenant}`, association: told };
      });
    return { last, rows };
  });

const anySeats = fc.tuple(
  fc.oneof(fc.constantFrom(0, 4, 5, 20, 100, 299, 300, 301, 400), fc.integer({ min: 0, max: 700 })),
  fc.oneof(fc.constantFrom(0, 2, 3, 14, 15, 44, 45, 46, 59, 60, 500), fc.integer({ min: 0, max: 700 })),
);

/** Exports of a few customers with licences and users around the bounds; some lack a month. */
export const anyProtection = fc
  .record({
    last: fc.integer({ min: 12, max: 16 }),
    cells: fc.array(
      fc.record({
        ago: fc.constantFrom(0, 0, 0, 12, 12, 12, 1),
        tenant: fc.integer({ min: 0, max: 5 }),
        association: fc.constantFrom(...Object.keys(KINDS), 'CPOR', 'CPOR', 'Other', ''),
        ...{ entra: anySeats, intune: anySeats, azip: anySeats },
        isDuplicate: fc.integer({ min: 0, max: 5 }).map((each) => each === 0),
        subscription: fc.constantFrom('', '', 's1', 's2'),
      }),
      { minLength: 1, maxLength: 30 },
    ),
  })
  .map(({ last, cells }) => ({
    last,
    rows: [{ ...cells[0], ago: 0 } as (typeof cells)[number], ...cells].map(({ ago, tenant, ...cell }) => {
      return { ...cell, month: nameMonth(last - ago), tenant: `tenant-${tenant}` };
    }),
  }));

export function writeConsumptionCsv(rows: readonly PlainConsumption[]): string {
  const head = ['Month', 'CustomerTenantId', 'CustomerName', 'ServiceLevel2', 'AssociationType', 'ACR_USD'];
  const cells = rows.map(({ month, tenant, service, association, cents, isDuplicate }) => {
    const dollars = (cents / 100).toFixed(2);
    return [month, tenant, `Name of ${tenant}`, service, association, dollars, isDuplicate ? 'TRUE' : 'FALSE'];
  });
  return stringify([[...head, 'IsACRDuplicateAtPGALevel'], ...cells]);
}

export function writeEmsCsv(rows: readonly PlainProtection[]): string {
  const head = [
    ...['CustomerTenantId', 'CustomerName', 'Month', 'PartnerAttributionType', 'IsDuplicateRowForPGA', 'PGAMpnId'],
    ...['AADPPaidAvailableUnits', 'AADPMonthlyActiveUsers', 'IntunePaidAvailableUnits', 'IntuneMonthlyActiveUsers'],
    ...['AzipPaidAvailableUnits', 'AzipMonthlyActiveUsers', 'AATPActiveUsage', 'SubscriptionId'],
  ];
  const cells = rows.map(({ month, tenant, association, entra, intune, azip, isDuplicate, subscription = '' }) => [
    ...[tenant, `Name of ${tenant}`, month, association, isDuplicate ? 'TRUE' : 'FALSE', 'p1'],
    ...[...entra, ...intune, ...azip, 7, subscription],
  ]);
  return stringify([head, ...cells]);
}

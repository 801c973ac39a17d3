import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { nameMonth } from '../azure/plainUsage.ts';

/** A row of the revenue report, in whole cents. */
export interface PlainRevenue {
  readonly month: string;
  readonly tenant: string;
  readonly workload: string;
  readonly association: string;
  readonly cents: number;
}

/** A row of the usage report. The tenant is empty where the report names none. */
export interface PlainActivity {
  readonly month: string;
  readonly tenant: string;
  readonly workload: string;
  readonly association: string;
  readonly pamau: number | null;
  readonly mac: number | null;
  readonly mau: number | null;
}

const SELLING = ['CPOR RevRec', 'CPOR OSA', 'CPOR RevRec Performance', 'CSP Tier 1', 'CSP Tier 2', 'DPOR', ''];
const OTHERS = ['PAL', 'CPOR OSU', 'Something else'];
const PAYING = ['Power BI', 'Sales', 'Finance', 'Power Apps', 'Field Service', 'Business Central', 'AI Builder'];

/**
 * The definitions of net customer adds and of the track once more, as slowly and plainly as they can be said, sharing nothing
 * with the product: straight from rows. Null where a month is missing.
 */
export function calculateRevenuePlainly(rows: readonly PlainRevenue[], last: number) {
  const [now, before] = [nameMonth(last), nameMonth(last - 12)];
  function centsOf(tenant: string, workload: string, month: string): number {
    let sum = 0;
    for (const row of rows) {
      if (row.tenant !== tenant || row.workload !== workload || row.month !== month) continue;
      if (SELLING.includes(row.association)) sum += row.cents;
    }
    return sum;
  }
  const tenants = [...new Set(rows.map((row) => row.tenant))];
  function pairsWith(month: string, cents: number): number {
    let count = 0;
    for (const tenant of tenants)
      for (const workload of PAYING) if (centsOf(tenant, workload, month) >= cents) count += 1;
    return count;
  }
  const isKnown = [now, before].every((month) => rows.some((row) => row.month === month));
  if (!isKnown) return { enterprise: null, smb: null, track: null };
  const large = PAYING.filter((workload) =>
    tenants.some((tenant) => centsOf(tenant, workload, now) > 500_000 && centsOf(tenant, workload, before) > 500_000),
  );
  return {
    enterprise: pairsWith(now, 150_000) - pairsWith(before, 150_000),
    smb: pairsWith(now, 25_000) - pairsWith(before, 25_000),
    track: large.length >= 5 ? 'enterprise' : 'smb',
  };
}

/** Tenths of MCV a unit. */
const TENTHS: Readonly<Record<string, number>> = {
  'Business Central': 10_000,
  'Finance & Operations': 1000,
  'Power BI': 2000,
  'Customer Insights': 2,
};
const ADMINISTERED = ['Power BI', 'Customer Insights'];

/** The same of usage. */
export function calculateActivityPlainly(rows: readonly PlainActivity[], last: number) {
  const [now, before] = [nameMonth(last), nameMonth(last - 12)];
  const links = (workload: string) =>
    ADMINISTERED.includes(workload) ? ['PAL', ''] : ['CPOR OSU', 'CSP Tier 1', 'CSP Tier 2', 'DPOR', ''];
  const counted = rows.filter(
    (row) => TENTHS[row.workload] !== undefined && links(row.workload).includes(row.association),
  );
  function total(column: 'pamau' | 'mac' | 'mau', tenant: string, workload: string, month: string): number | null {
    let sum: number | null = null;
    for (const row of counted) {
      if (row.tenant !== tenant || row.workload !== workload || row.month !== month) continue;
      const value = row[column];
      if (value !== null) sum = (sum ?? 0) + value;
    }
    return sum;
  }
  function tenths(tenant: string, workload: string, month: string): number {
    const of = (column: 'pamau' | 'mac' | 'mau') => total(column, tenant, workload, month);
    const [users, capacity] = [of('pamau') ?? of('mau') ?? of('mac'), of('mac') ?? of('pamau') ?? of('mau')];
    const units = (workload === 'Customer Insights' ? capacity : users) ?? 0;
    return units * (TENTHS[workload] ?? 0);
  }
  const pairs = [...new Set(rows.map((row) => row.tenant))].flatMap((tenant) =>
    Object.keys(TENTHS).map((workload) => [tenant, workload] as const),
  );
  function sum(month: string): number {
    let all = 0;
    for (const [tenant, workload] of pairs) all += tenths(tenant, workload, month);
    return all;
  }
  function deployed(month: string, mcv: number): number {
    return pairs.filter(([tenant, workload]) => tenths(tenant, workload, month) >= mcv * 10).length;
  }
  const isThere = (month: string) => rows.some((row) => row.month === month);
  const isKnown = isThere(now) && isThere(before);
  const isNamed = !counted.some((row) => row.tenant === '' && (row.month === now || row.month === before));
  const net = (mcv: number) => (isKnown && isNamed ? deployed(now, mcv) - deployed(before, mcv) : null);
  const [base, latest] = [sum(before), sum(now)];
  function percent(): number | null {
    if (base === 0) return null;
    // Hundredths of a percent, to the nearest, with whole numbers.
    const hundredths = Math.floor((Math.abs(latest - base) * 20_000 + base) / (2 * base));
    return hundredths === 0 ? 0 : (Math.sign(latest - base) * hundredths) / 100;
  }
  return {
    usageBaselineMcv: isThere(before) ? base / 10 : null,
    // To two decimals, a half away from zero.
    usageGrowthPercent: isKnown ? percent() : null,
    enterprise: net(10_000),
    smb: net(5000),
  };
}

const AMOUNTS = [0, 24_999, 25_000, 149_999, 150_000, 500_000, 500_001, 800_000];
const monthsAgo = fc.constantFrom(0, 0, 0, 12, 12, 12, 1);

/** Exports of a few customers with amounts around the bounds; some lack a month. */
export const anyRevenueExport = fc
  .record({
    last: fc.integer({ min: 12, max: 16 }),
    cells: fc.array(
      fc.record({
        ago: monthsAgo,
        tenant: fc.integer({ min: 0, max: 2 }),
        workload: fc.constantFrom(...PAYING, 'Visio'),
        association: fc.constantFrom(...SELLING, ...SELLING, ...OTHERS),
        cents: fc.oneof(fc.constantFrom(...AMOUNTS), fc.integer({ min: -20_000, max: 200_000 })),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  })
  .map(({ last, cells }) => ({ last, rows: placeInTime(last, cells) }));

/** The same where five workloads or nearly so many bring much in both months. */
export const anyLargeExport = fc
  .record({
    last: fc.integer({ min: 12, max: 16 }),
    cells: fc.array(
      fc.record({
        ago: fc.constantFrom(0, 12),
        tenant: fc.integer({ min: 0, max: 1 }),
        workload: fc.constantFrom(...PAYING),
        association: fc.constant('DPOR'),
        cents: fc.constantFrom(500_000, 500_001, 700_000),
      }),
      { minLength: 20, maxLength: 45 },
    ),
  })
  .map(({ last, cells }) => ({ last, rows: placeInTime(last, cells) }));

const units = fc.oneof(fc.constantFrom(0, 4, 5, 9, 10, 24, 25, 49, 50, 51, 100), fc.integer({ min: 0, max: 60_000 }));

export const anyActivityExport = fc
  .record({
    last: fc.integer({ min: 12, max: 16 }),
    hasCustomers: fc.integer({ min: 0, max: 4 }).map((each) => each > 0),
    cells: fc.array(
      fc.record({
        ago: monthsAgo,
        tenant: fc.integer({ min: 0, max: 2 }),
        workload: fc.constantFrom(...Object.keys(TENTHS), 'Visio'),
        association: fc.constantFrom('PAL', 'PAL', 'CPOR OSU', 'CSP Tier 1', 'CSP Tier 2', 'DPOR', '', 'CPOR OSA'),
        pamau: fc.option(units),
        mac: fc.option(units),
        mau: fc.option(units),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  })
  .map(({ last, hasCustomers, cells }) => ({
    last,
    rows: placeInTime(last, cells).map((row) => (hasCustomers ? row : { ...row, tenant: '' })),
  }));

function placeInTime<Cells extends { readonly ago: number; readonly tenant: number }>(
  last: number,
  cells: readonly Cells[],
) {
  const first = { ...cells[0], ago: 0 } as Cells;
  return [first, ...cells].map(({ ago, tenant, ...cell }) => ({
    ...cell,
    month: nameMonth(last - ago),
    tenant: `tenant-${tenant}`,
  }));
}

const REVENUE_HEAD = [
  ...['FiscalMonthName', 'GlobalPartnerID', 'PartnerName', 'PartnerAssociationType', 'CustomerID', 'CustomerName'],
  ...['CustomerTenantID', 'WorkloadCategory', 'Workloads', 'AdjustedRevenueAmtCD'],
];

export function writeRevenueCsv(rows: readonly PlainRevenue[]): string {
  const cells = rows.map(({ month, tenant, workload, association, cents }) => [
    ...[month, 'p1', 'Contoso', association, `id-${tenant}`, `Name of ${tenant}`, tenant, 'Biz', workload],
    (cents / 100).toFixed(2),
  ]);
  return stringify([REVENUE_HEAD, ...cells]);
}

const ACTIVITY_HEAD = ['MetricType', 'WorkloadCategory', 'Workload', 'SkuGroup', 'PAMAU', 'MAC', 'MAU'];

export function writeActivityCsv(rows: readonly PlainActivity[]): string {
  const hasCustomers = rows.every(({ tenant }) => tenant !== '');
  const head = [...ACTIVITY_HEAD, 'FiscalMonthName', 'PartnerAssociationType'];
  const cells = rows.map(({ month, tenant, workload, association, pamau, mac, mau }) => [
    ...['Usage', 'Biz', workload, 'Standard', pamau ?? '', mac ?? '', mau ?? '', month, association],
    ...(hasCustomers ? [tenant, `Name of ${tenant}`] : []),
  ]);
  return stringify([hasCustomers ? [...head, 'CustomerTenantID', 'CustomerName'] : head, ...cells]);
}

import fc from 'fast-check';
import type { CustomerMonth, UsageHistory } from '../../../src/usage/azure/usageHistory.ts';

/** A row as an export has it, in whole cents. */
export interface PlainRow {
  readonly month: string;
  readonly tenant: string;
  readonly segment: string;
  readonly service: string;
  readonly cents: number;
  readonly isDuplicate: boolean;
}

/** Month 0 is January 2024. */
export function nameMonth(index: number): string {
  return `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/**
 * The definitions once more, as slowly and plainly as they can be said, sharing nothing with the product: from rows, month
 * by month, with cents as whole numbers. Null where a month is missing.
 */
export function calculatePlainly(rows: readonly PlainRow[], last: number, book: 'brief' | 'enterprise' | 'smb') {
  const kept = rows.filter((row) => !row.isDuplicate);
  const isThere = (month: number) => rows.some((row) => row.month === nameMonth(month));
  const tenants = [...new Set(kept.map((row) => row.tenant))];
  function centsIn(tenant: string, month: number): number {
    let sum = 0;
    for (const row of kept) if (row.tenant === tenant && row.month === nameMonth(month)) sum += row.cents;
    return sum;
  }
  function countsIn(tenant: string, month: number): boolean {
    if (book === 'brief') return centsIn(tenant, month) >= 100_000 && centsIn(tenant, month - 1) >= 100_000;
    const least = book === 'smb' ? 50_000 : 100_000;
    return centsIn(tenant, month) >= least || centsIn(tenant, month - 1) >= least;
  }
  function yearOf(end: number): number | null {
    let sum = 0;
    for (let month = end - 11; month <= end; month++) {
      if (!isThere(month)) return null;
      for (const row of kept) if (row.month === nameMonth(month)) sum += row.cents;
    }
    return sum;
  }
  const needed = [last, last - 1, last - 12, last - 13];
  const netCustomerAdds = needed.every(isThere)
    ? tenants.filter((tenant) => countsIn(tenant, last)).length -
      tenants.filter((tenant) => countsIn(tenant, last - 12)).length
    : null;
  const [now, before] = [yearOf(last), yearOf(last - 12)];
  const inYear = kept.filter((row) => row.month > nameMonth(last - 12) && row.month <= nameMonth(last));
  const services = [...new Set(inYear.map((row) => row.service))]
    .filter((service) => book !== 'brief' || service !== '')
    .filter((service) => book === 'brief' || !['Virtual Machines', 'Virtual Machines Licenses', ''].includes(service))
    .filter((service) => {
      let sum = 0;
      for (const row of inYear) if (row.service === service) sum += row.cents;
      return sum > 0;
    });
  const active = tenants.filter((tenant) => centsIn(tenant, last) > 0);
  const small = active.filter((tenant) =>
    kept.some((row) => row.tenant === tenant && row.month === nameMonth(last) && row.segment === 'SMB'),
  );
  return {
    netCustomerAdds,
    acrTrailing12MonthsUsd: now === null ? null : now / 100,
    // Adding nothing makes the 0 of a small loss no negative one.
    usageGrowthPercent:
      now === null || before === null || before === 0 ? null : Math.round(((now - before) / before) * 10_000) / 100 + 0,
    deployments: now === null ? null : services.length,
    smbSharePercent: active.length === 0 ? null : Math.round((small.length / active.length) * 10_000) / 100,
  };
}

const AMOUNTS = [0, 1, 49_999, 50_000, 50_001, 99_999, 100_000, 100_001, 33_333, 250_000];
const SERVICES = ['Key Vault', 'Virtual Machines', 'Virtual Machines Licenses', 'Storage', 'Azure SQL Database', 'AKS'];

/** Exports of a few customers over some two years, with amounts around the thresholds; some lack months. */
export const anyExport = fc
  .record({
    last: fc.integer({ min: 24, max: 29 }),
    lacking: fc.array(fc.integer({ min: 0, max: 29 }), { maxLength: 2 }),
    isWhole: fc.boolean(),
    segments: fc.array(fc.constantFrom('SMB', 'Enterprise', ''), { minLength: 5, maxLength: 5 }),
    cells: fc.array(
      fc.record({
        month: fc.integer({ min: 0, max: 29 }),
        tenant: fc.integer({ min: 0, max: 4 }),
        service: fc.constantFrom(...SERVICES),
        cents: fc.oneof(fc.constantFrom(...AMOUNTS), fc.integer({ min: 0, max: 300_000 })),
        isDuplicate: fc.boolean(),
      }),
      { minLength: 20, maxLength: 120 },
    ),
  })
  .map(({ last, lacking, isWhole, segments, cells }) => {
    const background = Array.from({ length: last + 1 }, (_, month) => ({
      ...{ month, tenant: 0, service: 'Storage', cents: 100, isDuplicate: false },
    }));
    const rows = [...background, ...cells]
      .filter(({ month }) => month <= last && (isWhole || !lacking.includes(month) || month === last))
      .map(({ month, tenant, ...cell }): PlainRow => {
        return { ...cell, month: nameMonth(month), tenant: `tenant-${tenant}`, segment: segments[tenant] ?? '' };
      });
    return { last, rows };
  });

/** What a report of these rows would be read as. */
export function asHistory(rows: readonly PlainRow[]): UsageHistory {
  const history = new Map<string, Map<string, CustomerMonth & { services: Map<string, bigint> }>>();
  for (const { month, tenant, segment, service, cents, isDuplicate } of rows) {
    const customers = history.get(month) ?? new Map();
    history.set(month, customers);
    if (isDuplicate) continue;
    const customer = customers.get(tenant) ?? {
      ...{ tenantId: tenant, name: tenant, segment, links: [], services: new Map<string, bigint>() },
    };
    customers.set(tenant, customer);
    customer.services.set(service, (customer.services.get(service) ?? 0n) + BigInt(cents) * 10n ** 16n);
  }
  return history;
}

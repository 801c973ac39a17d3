import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { nameMonth } from '../azure/plainUsage.ts';

/** A row as an export has it. */
export interface PlainSeats {
  readonly month: string;
  readonly tenant: string;
  readonly workload: string;
  readonly association: string;
  readonly paid: number;
  readonly active: number;
  readonly isDuplicate: boolean;
}

const COUNTED = ['Exchange', 'Microsoft Teams', 'Intune', 'Teams Premium'];
const KINDS: Readonly<Record<string, string>> = {
  CPOR: 'CPOR',
  DPOR: 'DPOR',
  'CSP Tier 1': 'CSP',
  'CSP Tier 2': 'CSP',
};

/**
 * The definitions once more, as slowly and plainly as they can be said, sharing nothing with the product: straight from
 * rows. Null where a month is missing, or nothing tells whether there is such a link.
 */
export function calculateOfficePlainly(rows: readonly PlainSeats[], last: number, track: 'enterprise' | 'smb') {
  const links = track === 'enterprise' ? ['CPOR', 'DPOR'] : ['CPOR', 'CSP'];
  const [now, before] = [nameMonth(last), nameMonth(last - 12)];
  const counted = rows.filter(
    (row) => !row.isDuplicate && KINDS[row.association] !== undefined && COUNTED.includes(row.workload),
  );
  const tenants = [...new Set(counted.map((row) => row.tenant))];

  function most(column: 'paid' | 'active', tenant: string, month: string, link: string, workload: string): number {
    let found = 0;
    for (const row of counted) {
      if (row.tenant !== tenant || row.month !== month || row.workload !== workload) continue;
      if (KINDS[row.association] === link && row[column] > found) found = row[column];
    }
    return found;
  }
  function licences(tenant: string, month: string, of: readonly string[]): readonly number[] {
    return of.flatMap((link) =>
      ['Exchange', 'Microsoft Teams', 'Intune'].map((workload) => most('paid', tenant, month, link, workload)),
    );
  }
  function isSized(tenant: string, month: string): boolean {
    return licences(tenant, month, links).some((paid) => (track === 'smb' ? paid > 10 && paid <= 300 : paid > 300));
  }
  function isOnTrackNow(tenant: string): boolean {
    if (isSized(tenant, now)) return true;
    const isLarge = licences(tenant, now, ['CPOR', 'CSP']).some((paid) => paid > 300);
    return track === 'smb' && isLarge && isSized(tenant, before);
  }
  function users(tenant: string, month: string, link: string): number {
    let sum = 0;
    for (const workload of COUNTED) sum += most('active', tenant, month, link, workload);
    return sum;
  }
  function isNamed(link: string): boolean {
    return counted.some((row) => KINDS[row.association] === link && (row.month === now || row.month === before));
  }
  function isLinkKnown(link: string): boolean {
    return isNamed(link) || isNamed('DPOR') || isNamed('CSP');
  }

  const isKnown = [now, before].every((month) => rows.some((row) => row.month === month));
  const onTrack = tenants.filter(isOnTrackNow);
  const wereOnTrack = tenants.filter((tenant) => isSized(tenant, before));
  const growth = links.map((link) => {
    let sum = 0;
    for (const tenant of onTrack) sum += users(tenant, now, link);
    for (const tenant of wereOnTrack) sum -= users(tenant, before, link);
    return [`${track}.usageGrowth.${link.toLowerCase()}`, isKnown && isLinkKnown(link) ? sum : null] as const;
  });
  return {
    [`${track}.netCustomerAdds`]: isKnown && links.every(isLinkKnown) ? onTrack.length - wereOnTrack.length : null,
    ...Object.fromEntries(growth),
  };
}

/** Who leaves the track with the next month, and by figure of growth the most licences that nobody uses, as plainly. */
export function calculateNearPlainly(rows: readonly PlainSeats[], last: number, track: 'enterprise' | 'smb') {
  const links = track === 'enterprise' ? ['CPOR', 'DPOR'] : ['CPOR', 'CSP'];
  const [fewest, most] = track === 'enterprise' ? [301, 1_000_000] : [11, 300];
  const isKnown = (ago: number) => rows.some((row) => row.month === nameMonth(last - ago));
  const counted = rows.filter(
    (row) => !row.isDuplicate && KINDS[row.association] !== undefined && COUNTED.includes(row.workload),
  );
  const leaving: string[] = [];
  const unused: Record<string, number> = {};
  for (const tenant of new Set(counted.map((row) => row.tenant))) {
    const of = (ago: number, by: readonly string[]) =>
      counted.filter(
        (row) =>
          row.tenant === tenant && row.month === nameMonth(last - ago) && by.includes(KINDS[row.association] ?? ''),
      );
    // The largest number of a link and workload counts, of however many rows tell it.
    const sizes = (ago: number) =>
      links.flatMap((link) =>
        ['Exchange', 'Microsoft Teams', 'Intune'].map((workload) =>
          Math.max(0, ...of(ago, [link]).map((row) => (row.workload === workload ? row.paid : 0))),
        ),
      );
    const fits = (ago: number) => sizes(ago).some((paid) => paid >= fewest && paid <= most);
    const isLarge = track === 'smb' && sizes(0).some((paid) => paid > 300);
    const counts = fits(0) || (isLarge && fits(12));
    if (counts && !fits(0) && isKnown(11) && !fits(11)) leaving.push(tenant);
    for (const link of counts && isKnown(12) ? links : []) {
      const figure = `${track}.usageGrowth.${link.toLowerCase()}`;
      for (const { workload } of of(0, [link])) {
        const largest = (column: 'paid' | 'active', ago: number) =>
          Math.max(0, ...of(ago, ['CPOR', 'DPOR', 'CSP']).map((row) => (row.workload === workload ? row[column] : 0)));
        const more = largest('paid', 0) - largest('paid', 12);
        const isUnused = more > 0 && largest('active', 0) <= largest('active', 12);
        if (isUnused) unused[figure] = Math.max(more, unused[figure] ?? 0);
      }
    }
  }
  return { leaving, unused };
}

const LICENCES = [0, 1, 10, 11, 12, 299, 300, 301, 400, 1204];

/** Exports of a few customers with licences around the bounds; some lack a month. */
export const anyOfficeExport = fc
  .record({
    last: fc.integer({ min: 12, max: 16 }),
    cells: fc.array(
      fc.record({
        ago: fc.constantFrom(0, 0, 0, 12, 12, 12, 1, 11),
        tenant: fc.integer({ min: 0, max: 3 }),
        workload: fc.constantFrom(...COUNTED, 'Power BI'),
        association: fc.constantFrom(...Object.keys(KINDS), 'PAL', ''),
        paid: fc.oneof(fc.constantFrom(...LICENCES), fc.integer({ min: 0, max: 700 })),
        active: fc.integer({ min: 0, max: 500 }),
        isDuplicate: fc.integer({ min: 0, max: 5 }).map((each) => each === 0),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  })
  .map(({ last, cells }) => ({
    last,
    rows: [{ ...cells[0], ago: 0 } as (typeof cells)[number], ...cells].map(({ ago, tenant, ...cell }): PlainSeats => {
      return { ...cell, month: nameMonth(last - ago), tenant: `tenant-${tenant}` };
    }),
  }));

const OFFICE_HEAD = [
  ...['CustomerTenantId', 'CustomerName', 'WorkloadName', 'Month', 'PaidAvailableUnits', 'MonthlyActiveUsers'],
  ...['PartnerAttributionType', 'IsDuplicateRowForPGA', 'PGAMpnId'],
];

export function writeOfficeCsv(rows: readonly PlainSeats[]): string {
  const cells = rows.map(({ month, tenant, workload, association, paid, active, isDuplicate }) => [
    ...[tenant, `Name of ${tenant}`, workload, month, paid, active, association, isDuplicate ? 'TRUE' : 'FALSE', 'p1'],
  ]);
  return stringify([OFFICE_HEAD, ...cells]);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinOffice } from '../../../src/imports/officeUsage/readOffice.ts';
import { joinMonths } from '../../../src/imports/usageRows/joinMonths.ts';
import { computeModernWork } from '../../../src/usage/modernWork/modernWork.ts';
import { listOfficeCustomers } from '../../../src/usage/modernWork/officeCustomers.ts';
import type { OfficeHistory } from '../../../src/usage/modernWork/officeHistory.ts';
import { readOfficeOf } from '../../imports/usage/readCsv.ts';
import { nameMonth } from '../azure/plainUsage.ts';
import { anyOfficeExport, calculateOfficePlainly, type PlainSeats, writeOfficeCsv } from './plainOffice.ts';

const LAST = 14;

type Row = Partial<PlainSeats> & { readonly ago?: number };

function seats({ ago = 0, ...row }: Row): PlainSeats {
  return {
    ...{ month: nameMonth(LAST - ago), tenant: 'fabrikam', workload: 'Exchange', association: 'CPOR' },
    ...{ paid: 0, active: 0, isDuplicate: false, ...row },
  };
}

async function historyOf(rows: readonly PlainSeats[]): Promise<OfficeHistory> {
  return (await readOfficeOf(writeOfficeCsv(rows))).months;
}

function valuesOf(history: OfficeHistory, last: number) {
  const { figures } = computeModernWork(history, nameMonth(last));
  return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
}

/** The figures of these rows; somebody else's licences that are too few make both months known. */
async function figuresOf(...rows: readonly Row[]) {
  const others = ['CPOR', 'DPOR', 'CSP Tier 1'].flatMap((association) =>
    [0, 12].map((ago) => seats({ ago, association, tenant: 'other', paid: 10 })),
  );
  return valuesOf(await historyOf([...others, ...rows.map(seats)]), LAST);
}

describe('the figures of Modern Work', () => {
  test('are what a slow and plain calculation gives, from the file on', async () => {
    await fc.assert(
      fc.asyncProperty(anyOfficeExport, async ({ last, rows }) => {
        expect(valuesOf(await historyOf(rows), last)).toEqual({
          ...calculateOfficePlainly(rows, last, 'enterprise'),
          ...calculateOfficePlainly(rows, last, 'smb'),
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('are the same whatever the order of the rows, and in however many files they come', async () => {
    await fc.assert(
      fc.asyncProperty(anyOfficeExport, fc.infiniteStream(fc.nat(2)), async ({ last, rows }, stream) => {
        const parts = rows.map((row, index) => ({
          row,
          part: stream.next().value ?? 0,
          rank: Math.sin(index * 7 + row.paid),
        }));
        const shuffled = parts.toSorted((one, other) => one.rank - other.rank);
        const files = [0, 1, 2].map((part) => shuffled.filter((each) => each.part === part).map(({ row }) => row));
        const reads = await Promise.all(files.filter((file) => file.length > 0).map(historyOf));
        const whole = await historyOf(rows);
        const joined = joinMonths(reads, joinOffice);
        expect(valuesOf(joined, last)).toEqual(valuesOf(whole, last));
        expect(listOfficeCustomers(joined, nameMonth(last))).toEqual(listOfficeCustomers(whole, nameMonth(last)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a customer counts', () => {
  test.each([
    [10, 0, 0],
    [11, 0, 1],
    [300, 0, 1],
    [301, 1, 0],
  ])('with %i licences of a workload %i times for Enterprise and %i times for SMB', async (paid, enterprise, smb) => {
    const figures = await figuresOf({ paid });
    expect([figures['enterprise.netCustomerAdds'], figures['smb.netCustomerAdds']]).toEqual([enterprise, smb]);
  });

  test('on both tracks with a large and a small workload, and never with Teams Premium', async () => {
    const both = await figuresOf({ paid: 301 }, { paid: 11, workload: 'Intune' });
    expect([both['enterprise.netCustomerAdds'], both['smb.netCustomerAdds']]).toEqual([1, 1]);
    const none = await figuresOf({ paid: 301, workload: 'Teams Premium' });
    expect([none['enterprise.netCustomerAdds'], none['smb.netCustomerAdds']]).toEqual([0, 0]);
  });

  test('by CPOR and DPOR for Enterprise, by CPOR and CSP of either tier for SMB', async () => {
    const counts = async (association: string) => {
      const figures = await figuresOf({ paid: 301, association }, { paid: 11, workload: 'Intune', association });
      return [figures['enterprise.netCustomerAdds'], figures['smb.netCustomerAdds']];
    };
    expect(await counts('DPOR')).toEqual([1, 0]);
    expect(await counts('CSP Tier 2')).toEqual([0, 1]);
    expect(await counts('PAL')).toEqual([0, 0]);
  });

  test('for SMB, too, once it has grown beyond it within the year, with all its users', async () => {
    const grown = await figuresOf({ ago: 12, paid: 300, active: 100 }, { paid: 301, active: 180 });
    expect(grown).toMatchObject({
      ...{ 'enterprise.netCustomerAdds': 1, 'smb.netCustomerAdds': 0 },
      ...{ 'enterprise.usageGrowth.cpor': 180, 'smb.usageGrowth.cpor': 80 },
    });
    const alwaysLarge = await figuresOf({ ago: 12, paid: 301 }, { paid: 400 });
    expect(alwaysLarge).toMatchObject({ 'enterprise.netCustomerAdds': 0, 'smb.netCustomerAdds': 0 });
  });
});

describe('growth', () => {
  test('never adds users of two kinds of link', async () => {
    const figures = await figuresOf({ paid: 301, active: 50 }, { paid: 301, active: 70, association: 'DPOR' });
    expect(figures).toMatchObject({ 'enterprise.usageGrowth.cpor': 50, 'enterprise.usageGrowth.dpor': 70 });
  });

  test('takes rows that tell the same again once', async () => {
    const twice = [
      { paid: 301, active: 50 },
      { paid: 301, active: 50 },
    ];
    expect(await figuresOf(...twice)).toMatchObject({ 'enterprise.usageGrowth.cpor': 50 });
  });

  test('is not known of other links where rows name CPOR alone, nor are customers', async () => {
    const rows = [seats({ paid: 20, active: 5 }), seats({ ago: 12, paid: 20, active: 1 })];
    expect(computeModernWork(await historyOf(rows), nameMonth(LAST)).silent).toEqual(['DPOR', 'CSP']);
    expect(valuesOf(await historyOf(rows), LAST)).toEqual({
      ...{ 'enterprise.netCustomerAdds': null, 'smb.netCustomerAdds': null },
      ...{ 'enterprise.usageGrowth.cpor': 0, 'enterprise.usageGrowth.dpor': null },
      ...{ 'smb.usageGrowth.cpor': 4, 'smb.usageGrowth.csp': null },
    });
    const withCsp = await historyOf([...rows, seats({ association: 'CSP Tier 1', paid: 2 })]);
    expect(computeModernWork(withCsp, nameMonth(LAST)).silent).toEqual([]);
    expect(valuesOf(withCsp, LAST)).toMatchObject({ 'enterprise.usageGrowth.dpor': 0, 'smb.netCustomerAdds': 0 });
  });
});

test('nothing is known without the month of a year before, and it is named', async () => {
  const { figures, missing } = computeModernWork(await historyOf([seats({ paid: 400 })]), nameMonth(LAST));
  expect(missing).toEqual([nameMonth(LAST - 12)]);
  expect(Object.values(figures).map(({ value }) => value)).toEqual(Array.from({ length: 6 }, () => null));
});

test('a customer that bought licences which nobody uses yet is told with them', async () => {
  const rows = [
    seats({ ago: 12, paid: 100, active: 80 }),
    seats({ paid: 500, active: 80 }),
    seats({ ago: 12, workload: 'Intune', paid: 20, active: 5 }),
    seats({ workload: 'Intune', paid: 40, active: 6 }),
  ];
  const [fabrikam] = listOfficeCustomers(await historyOf(rows), nameMonth(LAST));
  expect(fabrikam).toMatchObject({
    ...{ name: 'Name of fabrikam', unused: [{ workload: 'Exchange Online', more: 400, active: 80 }] },
    ...{ seats: { paid: 540, active: 86 }, seatsAYearAgo: { paid: 120, active: 85 } },
    now: { enterprise: 'licences', smb: 'licences' },
    aYearAgo: { enterprise: false, smb: true },
  });
});

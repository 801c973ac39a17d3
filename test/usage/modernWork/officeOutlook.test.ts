import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OfficeHistory } from '../../../src/usage/modernWork/officeHistory.ts';
import {
  listMostUnused,
  listNearTrack,
  listOutgrown,
  usersAhead,
} from '../../../src/usage/modernWork/officeOutlook.ts';
import { readOfficeOf } from '../../imports/usage/readCsv.ts';
import { nameMonth } from '../azure/plainUsage.ts';
import {
  anyOfficeExport,
  calculateNearPlainly,
  calculateOfficePlainly,
  type PlainSeats,
  writeOfficeCsv,
} from './plainOffice.ts';

const LAST = 14;
const TRACKS = ['enterprise', 'smb'] as const;

async function historyOf(rows: readonly PlainSeats[]): Promise<OfficeHistory> {
  return (await readOfficeOf(writeOfficeCsv(rows))).months;
}

function growthOf(rows: readonly PlainSeats[], month: number) {
  const plain = TRACKS.flatMap((track) => Object.entries(calculateOfficePlainly(rows, month, track)));
  return Object.fromEntries(plain.filter(([key, value]) => key.includes('.usageGrowth.') && value !== null));
}

describe('growth of active users ahead', () => {
  test('is what a plain calculation gives with the last month told once more', async () => {
    await fc.assert(
      fc.asyncProperty(anyOfficeExport, fc.integer({ min: 1, max: 11 }), async ({ last, rows: any }, ahead) => {
        const moved = nameMonth(last - 12 + ahead);
        const rows = any.map((row) => (row.month === nameMonth(last - 12) ? { ...row, month: moved } : row));
        const month = last + ahead;
        const again = rows.flatMap((row) =>
          row.month === nameMonth(last) ? [row, { ...row, month: nameMonth(month) }] : [row],
        );
        const told = usersAhead(await historyOf(rows), nameMonth(last), 12);
        const found = told.find((each) => each.month === nameMonth(month));
        if (!rows.some((row) => row.month === moved)) expect(found).toBeUndefined();
        else expect(found?.growth).toEqual(growthOf(again, month));
      }),
      { numRuns: 1000 },
    );
  });

  test('tells from what it is counted, and no month of which that is not known', async () => {
    const seats = (ago: number, active: number): PlainSeats => ({
      ...{ month: nameMonth(LAST - ago), tenant: 'fabrikam', workload: 'Exchange', association: 'CPOR' },
      ...{ paid: 20, active, isDuplicate: false },
    });
    const history = await historyOf([seats(12, 5), seats(11, 9), seats(9, 12), seats(0, 10)]);
    const ahead = usersAhead(history, nameMonth(LAST), 12);
    expect(ahead.map(({ month, growth, before }) => [month, growth['smb.usageGrowth.cpor'], before])).toMatchObject([
      [nameMonth(LAST + 1), 1, { 'smb.usageGrowth.cpor': 9, 'enterprise.usageGrowth.cpor': 0 }],
      [nameMonth(LAST + 3), -2, { 'smb.usageGrowth.cpor': 12 }],
      [nameMonth(LAST + 12), 0, { 'smb.usageGrowth.cpor': 10 }],
    ]);
    expect(usersAhead(history, nameMonth(LAST - 1), 12)).toEqual([]);
  });
});

describe('who nearly is on a track', () => {
  async function near(rows: readonly Partial<PlainSeats>[]) {
    const history = await historyOf(
      rows.map((row) => ({
        ...{ month: nameMonth(LAST), tenant: 'fabrikam', workload: 'Exchange', association: 'CPOR' },
        ...{ paid: 0, active: 0, isDuplicate: false, ...row },
      })),
    );
    const listed = listNearTrack(history, nameMonth(LAST));
    return TRACKS.map((track) => listed[track].map(({ tenantId, licences }) => `${tenantId} ${licences}`));
  }

  test.each([
    [0, ['fabrikam 301'], ['fabrikam 11']],
    [10, ['fabrikam 291'], ['fabrikam 1']],
    [11, ['fabrikam 290'], []],
    [300, ['fabrikam 1'], []],
    [301, [], []],
  ])('with %i licences lacks these', async (paid, enterprise, smb) => {
    expect(await near([{ paid }])).toEqual([enterprise, smb]);
  });

  test('is told by its largest workload that makes customers count, and only by links of the track', async () => {
    const rows = [
      { paid: 4 },
      { paid: 9, workload: 'Intune' },
      { paid: 10, workload: 'Teams Premium' },
      { paid: 10, association: 'DPOR' },
    ];
    expect(await near(rows)).toEqual([['fabrikam 291'], ['fabrikam 2']]);
    expect(await near([{ paid: 10, association: 'CSP Tier 1' }])).toEqual([[], ['fabrikam 1']]);
  });

  test('comes the nearest first', async () => {
    const rows = [3, 9, 7].map((paid) => ({ paid, tenant: `with-${paid}` }));
    expect((await near(rows))[1]).toEqual(['with-9 2', 'with-7 4', 'with-3 8']);
  });
});

test('who leaves SMB next month, and whose licences nobody uses, is what a plain calculation gives', async () => {
  let [leaving, unused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(anyOfficeExport, async ({ last, rows }) => {
      const history = await historyOf(rows);
      const [enterprise, smb] = TRACKS.map((track) => calculateNearPlainly(rows, last, track));
      const outgrown = listOutgrown(history, nameMonth(last)).map(({ tenantId }) => tenantId);
      const most = listMostUnused(history, nameMonth(last)).map(({ figure, more }) => [figure, more] as const);
      // By licences nobody leaves Enterprise with a month that is as the last one.
      expect(enterprise?.leaving).toEqual([]);
      expect(outgrown.toSorted()).toEqual(smb?.leaving.toSorted());
      expect(Object.fromEntries(most)).toEqual({ ...enterprise?.unused, ...smb?.unused });
      leaving += outgrown.length;
      unused += most.length;
    }),
    { numRuns: 2000 },
  );
  // Both came about, so that they were compared.
  expect(Math.min(leaving, unused)).toBeGreaterThan(5);
});

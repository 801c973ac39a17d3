import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinActivity, joinRevenue } from '../../../src/imports/businessApps/readBusiness.ts';
import { joinMonths } from '../../../src/imports/usageRows/joinMonths.ts';
import { computeBusinessActivity, toMcv } from '../../../src/usage/businessApplications/businessActivity.ts';
import type { ActivityHistory, RevenueHistory } from '../../../src/usage/businessApplications/businessHistory.ts';
import {
  listActivityPairs,
  listRevenuePairs,
  type Pair,
} from '../../../src/usage/businessApplications/businessPairs.ts';
import { computeBusinessRevenue } from '../../../src/usage/businessApplications/businessRevenue.ts';
import { mcvAhead } from '../../../src/usage/businessApplications/mcvAhead.ts';
import { roundUsd } from '../../../src/usage/usd.ts';
import { readActivityOf, readRevenueOf } from '../../imports/usage/readCsv.ts';
import { nameMonth } from '../azure/plainUsage.ts';
import {
  anyActivityExport,
  anyLargeExport,
  anyRevenueExport,
  calculateActivityPlainly,
  calculateRevenuePlainly,
  type PlainActivity,
  type PlainRevenue,
  writeActivityCsv,
  writeRevenueCsv,
} from './plainBusiness.ts';

const LAST = 14;

async function revenueIn(rows: readonly PlainRevenue[]): Promise<RevenueHistory> {
  return (await readRevenueOf(writeRevenueCsv(rows))).months;
}

async function activityIn(rows: readonly PlainActivity[]): Promise<ActivityHistory> {
  return (await readActivityOf(writeActivityCsv(rows))).months;
}

function revenueValues(history: RevenueHistory, last: number) {
  const { netCustomerAdds, track } = computeBusinessRevenue(history, nameMonth(last));
  return { enterprise: netCustomerAdds.enterprise.value, smb: netCustomerAdds.smb.value, track };
}

function activityValues(history: ActivityHistory, last: number) {
  const { usageBaselineMcv, usageGrowthPercent, deployments } = computeBusinessActivity(history, nameMonth(last));
  return {
    ...{ usageBaselineMcv: usageBaselineMcv.value, usageGrowthPercent: usageGrowthPercent.value },
    ...{ enterprise: deployments.enterprise.value, smb: deployments.smb.value },
  };
}

/** The rows in another order, in up to three files of which none is empty. */
function scatter<Row>(rows: readonly Row[], random: () => number): readonly (readonly Row[])[] {
  const shuffled = rows.map((row) => ({ row, rank: random(), part: random() % 3 }));
  shuffled.sort((one, other) => one.rank - other.rank);
  return [0, 1, 2]
    .map((part) => shuffled.filter((each) => each.part === part).map(({ row }) => row))
    .filter((file) => file.length > 0);
}

const streams = fc.infiniteStream(fc.nat(1_000_000));
const drawing = (stream: Iterator<number>) => () => stream.next().value ?? 0;

describe('what revenue gives of Business Applications', () => {
  test.each([
    ['net customer adds around their amounts', anyRevenueExport, 2000],
    ['the track around five workloads', anyLargeExport, 1000],
  ])('is what a slow and plain calculation gives, from the file on: %s', async (_, anyExport, numRuns) => {
    const tracks = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(anyExport, async ({ last, rows }) => {
        const plain = calculateRevenuePlainly(rows, last);
        tracks.add(plain.track);
        expect(revenueValues(await revenueIn(rows), last)).toEqual(plain);
      }),
      { numRuns },
    );
    expect(tracks).toContain('smb');
    expect(tracks).toContain(anyExport === anyLargeExport ? 'enterprise' : null);
  });

  test('is the same whatever the order of the rows, and in however many files they come', async () => {
    await fc.assert(
      fc.asyncProperty(anyRevenueExport, streams, async ({ rows }, stream) => {
        const parts = await Promise.all(scatter(rows, drawing(stream)).map(revenueIn));
        expect(joinMonths(parts, joinRevenue)).toEqual(await revenueIn(rows));
      }),
      { numRuns: 300 },
    );
  });

  const revenue = (dollars: number, workload = 'Power BI', ago = 0): PlainRevenue => {
    const cents = Math.round(dollars * 100);
    return { month: nameMonth(LAST - ago), tenant: 'fabrikam', workload, association: 'CSP Tier 1', cents };
  };

  test.each([
    [249.99, 0, 0],
    [250, 0, 1],
    [1499.99, 0, 1],
    [1500, 1, 1],
  ])(
    'counts a workload at a customer with USD %d %i times for Enterprise and %i times for SMB',
    async (usd, ...adds) => {
      const history = await revenueIn([revenue(usd), revenue(0, 'Sales', 12)]);
      const { enterprise, smb } = revenueValues(history, LAST);
      expect([enterprise, smb]).toEqual(adds);
    },
  );

  test.each([
    [5000, 'smb'],
    [5000.01, 'enterprise'],
  ])('puts on a track with five workloads, the least of which brings USD %d in both months: %s', async (usd, track) => {
    const workloads = ['Power BI', 'Sales', 'Finance', 'Power Apps', 'Field Service'];
    const bring = (workload: string) => (workload === 'Sales' ? usd : 6000);
    const rows = [0, 12].flatMap((ago) => workloads.map((workload) => revenue(bring(workload), workload, ago)));
    expect(revenueValues(await revenueIn(rows), LAST).track).toBe(track);
    const elsewhere = rows.map((row) =>
      row.workload === 'Sales' && row.month === nameMonth(LAST) ? { ...row, tenant: 'litware' } : row,
    );
    expect(revenueValues(await revenueIn(elsewhere), LAST).track).toBe('smb');
  });

  test('is not known without the month of a year before, which is named; customers cannot be more than count now', async () => {
    const given = computeBusinessRevenue(await revenueIn([revenue(2000)]), nameMonth(LAST));
    expect(given.missing).toEqual([nameMonth(LAST - 12)]);
    expect(given.track).toBeNull();
    expect(given.netCustomerAdds.smb).toEqual({ value: null, atLeast: null, atMost: 1, missing: given.missing });
  });
});

describe('what usage gives of Business Applications', () => {
  test('is what a slow and plain calculation gives, from the file on', async () => {
    await fc.assert(
      fc.asyncProperty(anyActivityExport, async ({ last, rows }) => {
        expect(activityValues(await activityIn(rows), last)).toEqual(calculateActivityPlainly(rows, last));
      }),
      { numRuns: 3000 },
    );
  });

  test('is the same whatever the order of the rows, and in however many files they come', async () => {
    await fc.assert(
      fc.asyncProperty(anyActivityExport, streams, async ({ rows }, stream) => {
        const parts = await Promise.all(scatter(rows, drawing(stream)).map(activityIn));
        expect(joinMonths(parts, joinActivity)).toEqual(await activityIn(rows));
      }),
      { numRuns: 300 },
    );
  });

  const activity = (row: Partial<PlainActivity>, ago = 0): PlainActivity => ({
    ...{ month: nameMonth(LAST - ago), tenant: 'fabrikam', workload: 'Customer Insights', association: 'PAL' },
    ...{ pamau: null, mac: null, mau: null, ...row },
  });

  test.each([
    [24_999, 0, 0],
    [25_000, 0, 1],
    [49_999, 0, 1],
    [50_000, 1, 1],
  ])(
    'deploys Customer Insights with %i profiles %i times for Enterprise and %i times for SMB',
    async (mac, ...times) => {
      const { enterprise, smb } = activityValues(await activityIn([activity({ mac }), activity({ mac: 0 }, 12)]), LAST);
      expect([enterprise, smb]).toEqual(times);
    },
  );

  test('weighs users of the partner before all users, and capacity where the workload is one', async () => {
    const all = { pamau: 10, mac: 20, mau: 30 };
    const baseOf = async (row: Partial<PlainActivity>) =>
      activityValues(await activityIn([activity({}), activity(row, 12)]), LAST).usageBaselineMcv;
    expect(await baseOf({ ...all, workload: 'Power BI' })).toBe(2000);
    expect(await baseOf({ ...all, pamau: null, workload: 'Power BI' })).toBe(6000);
    expect(await baseOf({ mac: 20, workload: 'Power BI' })).toBe(4000);
    expect(await baseOf(all)).toBe(4);
    expect(await baseOf({ mau: 30 })).toBe(6);
  });

  test('is not known where nothing was used a year before, nor deployments where nobody is named', async () => {
    expect(activityValues(await activityIn([activity({ mac: 100 }), activity({ mac: 0 }, 12)]), LAST)).toMatchObject({
      ...{ usageBaselineMcv: 0, usageGrowthPercent: null, enterprise: 0 },
    });
    const unnamed = [activity({ mac: 100, tenant: '' }), activity({ mac: 50, tenant: '' }, 12)];
    const history = await activityIn(unnamed);
    expect(computeBusinessActivity(history, nameMonth(LAST)).isUnnamed).toBe(true);
    expect(activityValues(history, LAST)).toEqual({
      ...{ usageBaselineMcv: 10, usageGrowthPercent: 100, enterprise: null, smb: null },
    });
  });
});

describe('workloads at customers', () => {
  test('that are listed are as many as the figures count, and lack what they lack', async () => {
    await fc.assert(
      fc.asyncProperty(anyRevenueExport, anyActivityExport, async (paid, used) => {
        const revenue = await revenueIn(paid.rows);
        const activity = await activityIn(used.rows);
        const pairs = [
          listRevenuePairs(revenue, nameMonth(paid.last)),
          listActivityPairs(activity, nameMonth(used.last)),
        ] as const;
        const net = (all: readonly Pair[], track: 'enterprise' | 'smb') =>
          all.filter(({ counts }) => counts[track]).length -
          all.filter(({ countedAYearAgo }) => countedAYearAgo[track]).length;
        for (const track of ['enterprise', 'smb'] as const) {
          const [plainPaid, plainUsed] = [
            calculateRevenuePlainly(paid.rows, paid.last)[track],
            calculateActivityPlainly(used.rows, used.last)[track],
          ];
          if (plainPaid !== null) expect(net(pairs[0], track)).toBe(plainPaid);
          if (plainUsed !== null) expect(net(pairs[1], track)).toBe(plainUsed);
          for (const { counts, shortBy, now } of pairs[0]) {
            const needed = track === 'smb' ? 250 : 1500;
            expect(counts[track] ? 0 : needed - roundUsd(now)).toBeCloseTo(roundUsd(shortBy[track]), 6);
          }
          for (const { counts, shortBy, now } of pairs[1]) {
            const needed = track === 'smb' ? 5000 : 10_000;
            expect(counts[track] ? 0 : needed - toMcv(now)).toBeCloseTo(toMcv(shortBy[track]), 6);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('growth ahead is what the plain calculation gives once the months have come as the last one', async () => {
  await fc.assert(
    fc.asyncProperty(anyActivityExport, async ({ last, rows }) => {
      const ahead = mcvAhead(await activityIn(rows), nameMonth(last), 12);
      const known = Array.from({ length: 13 }, (_, months) => {
        const then = rows.flatMap((row) =>
          row.month === nameMonth(last) && months > 0 ? [row, { ...row, month: nameMonth(last + months) }] : [row],
        );
        return { month: nameMonth(last + months), plain: calculateActivityPlainly(then, last + months) };
      }).filter(({ plain }) => plain.usageGrowthPercent !== null);
      expect(ahead).toEqual(
        known.map(({ month, plain }) => ({
          ...{ month, percent: plain.usageGrowthPercent, baselineMcv: plain.usageBaselineMcv },
        })),
      );
    }),
    { numRuns: 300 },
  );
});

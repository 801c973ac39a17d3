import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Counting } from '../../../src/scoring/facts.ts';
import { computeAzure } from '../../../src/usage/azure/azureFigures.ts';
import { COUNTINGS } from '../../../src/usage/azure/customerAdds.ts';
import { lastWholeMonth, monthsBetween } from '../../../src/usage/months.ts';
import { anyExport, asHistory, calculatePlainly, nameMonth, type PlainRow } from './plainUsage.ts';

const LAST = 25;

/** One customer in the months that are given, in cents; another one with a cent in every month makes all of them known. */
function usage(cents: Readonly<Record<number, number>>, lacking: readonly number[] = []) {
  const rows = Array.from({ length: LAST + 1 }, (_, month): readonly PlainRow[] => {
    const shared = { month: nameMonth(month), segment: 'SMB', service: 'Storage', isDuplicate: false };
    const fabrikam = cents[month];
    return [
      { ...shared, tenant: 'other', cents: 1 },
      ...(fabrikam === undefined ? [] : [{ ...shared, tenant: 'fabrikam', cents: fabrikam }]),
    ];
  });
  return asHistory(rows.flat().filter(({ month }) => !lacking.map(nameMonth).includes(month)));
}

function netAdds(counting: Counting, cents: Readonly<Record<number, number>>, lacking: readonly number[] = []) {
  return computeAzure(usage(cents, lacking), nameMonth(LAST)).figures[counting].netCustomerAdds;
}

describe('the figures of the Azure areas', () => {
  test('are what a slow and plain calculation gives', () => {
    fc.assert(
      fc.property(anyExport, ({ last, rows }) => {
        const computed = computeAzure(asHistory(rows), nameMonth(last));
        for (const counting of COUNTINGS) {
          const { smbSharePercent, ...plain } = calculatePlainly(rows, last, counting);
          const values = Object.fromEntries(
            Object.entries(computed.figures[counting]).map(([key, figure]) => [key, figure.value]),
          );
          expect(values).toEqual(plain);
          expect(computed.smbSharePercent).toEqual(smbSharePercent);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('hold within their range whatever a missing month turns out to be', () => {
    fc.assert(
      fc.property(anyExport, fc.integer({ min: 0, max: 26 }), ({ last, rows }, ago) => {
        const month = nameMonth(last);
        const whole = asHistory(rows);
        const part = new Map([...whole].filter(([each]) => each !== nameMonth(last - ago)));
        const [all, some] = [computeAzure(whole, month), computeAzure(part, month)];
        for (const counting of COUNTINGS) {
          for (const [key, figure] of Object.entries(some.figures[counting])) {
            const truth = Object.entries(all.figures[counting]).find(([name]) => name === key)?.[1].value;
            if (figure.value !== null) expect(figure.value).toBe(truth);
            else if (typeof truth === 'number') {
              expect(figure.missing).toContain(nameMonth(last - ago));
              expect(truth).toBeGreaterThanOrEqual(figure.atLeast ?? Number.NEGATIVE_INFINITY);
              expect(truth).toBeLessThanOrEqual(figure.atMost ?? Number.POSITIVE_INFINITY);
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a customer counts', () => {
  test.each([
    ['brief', { 25: 100_000, 24: 100_000 }, 1],
    ['brief', { 25: 99_999, 24: 100_000 }, 0],
    ['brief', { 25: 100_000, 24: 99_999 }, 0],
    ['brief', { 25: 100_000, 23: 100_000 }, 0],
    ['brief', { 24: 100_000, 23: 100_000 }, 0],
    ['enterprise', { 25: 100_000 }, 1],
    ['enterprise', { 24: 100_000 }, 1],
    ['enterprise', { 25: 99_999, 24: 99_999 }, 0],
    ['enterprise', { 23: 100_000 }, 0],
    ['smb', { 24: 50_000 }, 1],
    ['smb', { 25: 49_999, 24: 49_999 }, 0],
  ] as const)('by %s with %j: %i', (counting, cents, adds) => {
    expect(netAdds(counting, cents)).toEqual({ value: adds });
  });

  test('as one less where they counted a year before and no longer do', () => {
    expect(netAdds('brief', { 13: 100_000, 12: 100_000 })).toEqual({ value: -1 });
    expect(netAdds('brief', { 12: 100_000, 11: 100_000 })).toEqual({ value: 0 });
    expect(netAdds('smb', { 12: 50_000 })).toEqual({ value: -1 });
  });
});

describe('months that nobody knows', () => {
  test('leave a range and are named', () => {
    expect(netAdds('brief', { 25: 100_000, 24: 100_000 }, [24])).toEqual({
      ...{ value: null, atLeast: 0, atMost: 1, missing: [nameMonth(24)] },
    });
    expect(netAdds('enterprise', { 25: 100_000 }, [13])).toEqual({
      ...{ value: null, atLeast: null, atMost: 1, missing: [nameMonth(13)] },
    });
  });

  test('are listed once and in order', () => {
    const { missing } = computeAzure(usage({}, [3, 14]), nameMonth(LAST));
    expect(missing).toEqual([nameMonth(3), nameMonth(14)]);
  });
});

test('the last month is the last whole one', () => {
  const history = usage({});
  expect(lastWholeMonth(history, '2026-02-28')).toBe('2026-01');
  expect(lastWholeMonth(history, '2027-01-01')).toBe(nameMonth(LAST));
  expect(lastWholeMonth(history, '2024-01-31')).toBeNull();
});

test('months between two are all of them', () => {
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

import { describe, expect, test } from 'vitest';
import { growthAhead } from '../../../src/usage/azure/growthAhead.ts';
import { nameMonth } from './plainUsage.ts';

/** A year of USD 100 a month, then one of so much. */
function twoYears(amount: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from({ length: 24 }, (_, month) => [nameMonth(month), month < 12 ? 100 : amount]));
}

describe('growth ahead', () => {
  test('falls month by month as a better year becomes the base', () => {
    const ahead = growthAhead(twoYears(120), nameMonth(23), 12, 20);
    expect(ahead[0]).toEqual({ month: nameMonth(23), percent: 20, neededMonthlyUsd: 0 });
    // The base of the next month is 11 × 100 + 120, and usage stays 12 × 120.
    expect(ahead[1]).toEqual({ month: nameMonth(24), percent: 18.03, neededMonthlyUsd: 144 });
    expect(ahead[12]).toEqual({ month: nameMonth(35), percent: 0, neededMonthlyUsd: 144 });
  });

  test('needs what holds it, in each month from then on', () => {
    const history = twoYears(120);
    for (const { month, neededMonthlyUsd } of growthAhead(history, nameMonth(23), 12, 20).slice(1)) {
      const held = Object.fromEntries(
        Array.from({ length: 36 }, (_, at) => [
          nameMonth(at),
          at < 24 ? (history[nameMonth(at)] ?? 0) : neededMonthlyUsd,
        ]),
      );
      const [now] = growthAhead(held, month, 0, 20);
      expect(now?.percent, month).toBe(20);
    }
  });

  test('tells nothing that hangs on a month which nobody knows', () => {
    const { [nameMonth(3)]: _, ...history } = twoYears(120);
    const ahead = growthAhead(history, nameMonth(23), 12, 20);
    expect(ahead[0]?.month).toBe(nameMonth(27));
    expect(growthAhead(history, nameMonth(23), 3, 20)).toEqual([]);
  });
});

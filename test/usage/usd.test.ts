import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatUsd, growthPercent, parseUsd, roundUpUsd, roundUsd, sumUsd, usd } from '../../src/usage/usd.ts';

const DOLLAR = 10n ** 18n;

describe('an amount', () => {
  test.each([
    ['1', DOLLAR],
    ['-1.5', (-3n * DOLLAR) / 2n],
    ['.5', DOLLAR / 2n],
    ['5.', 5n * DOLLAR],
    ['1.2e-5', 12n * 10n ** 12n],
    ['1.25E+2', 125n * DOLLAR],
    ['0.0000000000000000019', 1n],
    ['1e-30', 0n],
    ['', null],
    ['.', null],
    ['1,5', null],
    ['NaN', null],
    ['1e', null],
  ])('reads %s', (text, amount) => {
    expect(parseUsd(text)).toBe(amount);
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (amount) => {
        expect(parseUsd(formatUsd(amount))).toBe(amount);
      }),
    );
  });

  test('of a thousand rows is exact', () => {
    const sum = sumUsd(Array.from({ length: 1000 }, () => parseUsd('0.999995') ?? 0n));
    expect([formatUsd(sum), sum < usd(1000)]).toEqual(['999.995', true]);
  });

  test('is rounded by halves away from zero, and up where it is yet to be reached', () => {
    expect(['0.005', '-0.005', '0.00499'].map((text) => roundUsd(parseUsd(text) ?? 0n))).toEqual([0.01, -0.01, 0]);
    expect(['0.001', '0.01', '0'].map((text) => roundUpUsd(parseUsd(text) ?? 0n))).toEqual([0.01, 0.01, 0]);
  });

  test('grows in percent of what it was', () => {
    expect(growthPercent(usd(8), usd(9))).toBe(12.5);
    expect(growthPercent(usd(3), usd(2))).toBe(-33.33);
    expect(growthPercent(0n, usd(2))).toBeNull();
  });
});

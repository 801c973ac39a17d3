import { expect, test } from 'vitest';
import { parseAmount } from '../../src/reading/parseAmount.ts';
import type { FigureKind } from '../../src/scoring/figures.ts';

test.each<[string, FigureKind, number]>([
  ['3', 'count', 3],
  ['+5', 'count', 5],
  ['-2', 'count', -2],
  ['−2', 'count', -2],
  ['3 customers', 'count', 3],
  ['12.5', 'percent', 12.5],
  ['12,5 %', 'percent', 12.5],
  ['12.345', 'percent', 12.345],
  ['USD 50,000', 'usd', 50_000],
  ['$50.000', 'usd', 50_000],
  ['50 000', 'usd', 50_000],
  ['50k', 'usd', 50_000],
  ['1.2m', 'usd', 1_200_000],
  ['1,234.5', 'usd', 1234.5],
  ['1.234,5', 'usd', 1234.5],
  ['1,234,567', 'usd', 1_234_567],
  ['-0', 'count', 0],
])('reads "%s" as a %s of %d', (text, kind, value) => {
  expect(parseAmount(text, { kind, mayBeNegative: true })).toEqual({ kind: 'amount', value });
});

test.each<[string, FigureKind, boolean]>([
  ['', 'count', true],
  ['three', 'count', true],
  ['3.5', 'count', true],
  ['-1', 'usd', false],
  ['-101', 'percent', true],
  ['1e5', 'usd', true],
  ['9999999999999', 'usd', true],
  ['1,23,4', 'usd', true],
  ['12 or 13', 'count', true],
  ['€250000', 'usd', false],
  ['250000 EUR', 'usd', false],
  ['GBP 250000', 'usd', false],
])('refuses "%s" for a %s (negative allowed: %s)', (text, kind, mayBeNegative) => {
  expect(parseAmount(text, { kind, mayBeNegative })).toEqual({ kind: 'refused' });
});

test.each(['unknown', '?', 'desconocido'])('takes "%s" as unknown', (text) => {
  expect(parseAmount(text, { kind: 'count', mayBeNegative: false })).toEqual({ kind: 'unknown' });
});

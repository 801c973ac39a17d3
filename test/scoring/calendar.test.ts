import { expect, test } from 'vitest';
import { addDays, addYear, lastRefresh } from '../../src/scoring/calendar.ts';

test.each([
  ['2026-11-19', '2026-10-20'],
  ['2026-11-20', '2026-11-20'],
  ['2026-11-30', '2026-11-20'],
  ['2026-01-01', '2025-12-20'],
  ['2024-03-31', '2024-03-20'],
  ['2024-03-19', '2024-02-20'],
])('on %s Partner Center was last updated on %s', (day, refresh) => {
  expect(lastRefresh(day)).toBe(refresh);
});

test('days are added across months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -10)).toBe('2026-02-19');
});

test('a year after a leap day is the last of February', () => {
  expect(addYear('2028-02-29')).toBe('2029-02-28');
});

import { expect, it } from 'vitest';
import { findNearThreshold, INCENTIVE_THRESHOLDS } from '../../src/scoring/incentives.ts';

it.each([
  { total: 19.99, near: false },
  { total: 20, near: true },
  { total: 24.99, near: true },
  { total: 25, near: false },
  { total: 70, near: false },
])('$total points are near 25: $near', ({ total, near }) => {
  expect(findNearThreshold('security', total)?.points ?? null).toBe(near ? 25 : null);
});

it('is left out where the sources do not agree that it holds', () => {
  expect(findNearThreshold('business-applications', 24)).toBeNull();
});

it('is told as reported, with its source and without amounts of money', () => {
  for (const { certainty, source, what } of INCENTIVE_THRESHOLDS) {
    expect(certainty).toBe('likely');
    expect(source.where).toMatch(/^https:/);
    for (const text of Object.values(what)) expect(text).not.toMatch(/[$€]|USD|EUR/);
  }
});

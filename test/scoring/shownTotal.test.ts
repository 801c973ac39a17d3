import { describe, expect, it } from 'vitest';
import { showPoints } from '../../src/scoring/shownTotal.ts';

describe('showPoints', () => {
  it('rounds to 2 decimals', () => {
    expect(showPoints(20 / 3)).toBe(6.67);
  });

  it.each([
    [69.994, 69.99],
    [69.996, 69.99],
    [69.9999, 69.99],
    [70 - 1e-12, 70],
    [70, 70],
  ])('shows %d beside a pass mark of 70 as %d', (points, shown) => {
    expect(showPoints(points, 70)).toBeCloseTo(shown, 10);
  });

  it('shows less than a point as less than a point where each metric needs one', () => {
    expect(showPoints(0.999, 1)).toBeCloseTo(0.99, 10);
  });
});

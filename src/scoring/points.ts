/** Scores are compared unrounded; this absorbs what binary fractions lose (3 × 40/6 is not exactly 20). */
export const TOLERANCE = 1e-9;

/** The only rounding of points: once, at the end, half up to 2 decimals. */
export function roundPoints(points: number): number {
  return Math.round((points + TOLERANCE) * 100) / 100;
}

export function isAtLeast(points: number, threshold: number): boolean {
  return points >= threshold - TOLERANCE;
}

/** Whole points only, as a book would pay that ignores part units. */
export function wholePoints(points: number): number {
  return Math.floor(points + TOLERANCE);
}

/** `max × min(1, max(0, achieved) / forMax)`: negative figures give 0, more than enough gives the maximum. */
export function proportionalPoints(max: number, achieved: number, forMax: number): number {
  return achieved <= 0 ? 0 : achieved >= forMax ? max : (max * achieved) / forMax;
}

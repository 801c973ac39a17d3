import { describe, expect, it } from 'vitest';
import { BADGES, badgeOf } from '../../src/scoring/badges.ts';
import { AREA_IDS } from '../../src/scoring/designations.ts';

describe('the badges', () => {
  it('hold each area once', () => {
    expect(BADGES.badges.flatMap(({ areas }) => areas).toSorted()).toEqual(AREA_IDS.toSorted());
  });

  it('are shared from 13 August 2026 on', () => {
    expect(AREA_IDS.map((area) => badgeOf(area, '2026-08-12'))).toEqual(AREA_IDS.map(() => null));
    expect(Object.fromEntries(AREA_IDS.map((area) => [area, badgeOf(area, '2026-08-13')?.name]))).toEqual({
      'data-ai': 'Cloud & AI Platforms',
      infrastructure: 'Cloud & AI Platforms',
      'digital-app-innovation': 'Cloud & AI Platforms',
      'modern-work': 'AI Business Solutions',
      'business-applications': 'AI Business Solutions',
      security: 'Security',
    });
  });
});

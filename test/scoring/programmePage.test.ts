import { describe, expect, it } from 'vitest';
import { sayNeed } from '../../src/language/gapWords.ts';
import { createWords } from '../../src/language/words.ts';
import { findCertification } from '../../src/scoring/certifications.ts';
import type { CertifiedPerson, Facts, People } from '../../src/scoring/facts.ts';
import { findGaps } from '../../src/scoring/gaps.ts';
import { findRuleSet } from '../../src/scoring/inForce.ts';
import { type AreaScore, scoreArea } from '../../src/scoring/score.ts';
import page from './cases/programme-page.json' with { type: 'json' };
import { countsOf, factsOf, type Numbers, pointsOf, RULE_SETS } from './support.ts';

const DAY = '2026-11-22';

function score(figures: Numbers, people: People): { readonly score: AreaScore; readonly facts: Facts } {
  const facts = factsOf('data-ai', { day: DAY, figures, people });
  return { score: scoreArea('data-ai', facts, 'brief', RULE_SETS), facts };
}

describe('the table of the programme page holds to the number', () => {
  it('gives 100 for exactly what it asks', () => {
    expect(score(page.full, countsOf('data-ai', page.people)).score.total).toBe(100);
  });

  const figureRows = page.figures.flatMap(({ metric, figure, points }) =>
    points.map(([value = 0, gives = 0]) => ({ metric, figure, value, gives })),
  );
  it.each(figureRows)('pays $gives for $metric with $figure at $value', ({ metric, figure, value, gives }) => {
    const { counted } = score({ ...page.full, [figure]: value }, countsOf('data-ai', page.people)).score;
    expect(pointsOf(counted, metric)).toBe(gives);
  });

  const stepRows = page.steps.flatMap(({ step, points }) =>
    points.map(([people = 0, gives = 0]) => ({ step, people, gives })),
  );
  it.each(stepRows)('pays $gives for certifications with $people $step', ({ step, people, gives }) => {
    const { counted } = score(page.full, countsOf('data-ai', { ...page.people, [step]: people })).score;
    expect(pointsOf(counted, 'intermediate-certifications')).toBe(gives);
  });

  it('counts exactly its own list of certifications', () => {
    const listed = findRuleSet(RULE_SETS, 'brief', 'data-ai', DAY)?.ruleSet.steps.specialists?.certifications;
    expect(listed?.toSorted()).toEqual(page.certifications.map(idOf).toSorted());
  });

  it('asks for 70 and for no minimum in each metric', () => {
    const full = countsOf('data-ai', page.people);
    const exact = score({ ...page.full, usageGrowthPercent: 0, deployments: 0 }, full).score;
    expect(exact).toMatchObject({ total: 70, qualified: true });
    const short = score({ ...page.full, netCustomerAdds: 1, usageGrowthPercent: 9.99 }, full).score;
    expect(short.total).toBeCloseTo(69.99);
    expect(short.qualified).toBe(false);
  });
});

function idOf(text: string): string {
  const found = findCertification(text);
  if (found.kind !== 'found') throw new Error(`${text} is not in the catalogue`);
  return found.certification.id;
}

function holders(code: string, count: number): readonly CertifiedPerson[] {
  const certification = idOf(code);
  return Array.from({ length: count }, (_, index) => ({ id: `${code} ${index}`, certifications: [{ certification }] }));
}

describe('a first conversation: customers 3, growth 20, acr 50000, services 5, two AZ-104, AZ-305 and five valid people', () => {
  const figures = { netCustomerAdds: 3, usageGrowthPercent: 20, acrTrailing12MonthsUsd: 50000, deployments: 5 };
  const others = [...holders('AZ-104', 2), ...holders('PL-300', 2), ...holders('DP-300', 2), ...holders('DP-203', 1)];

  it('gives 60 with one AZ-305, and asks for 1 more', () => {
    const { score: area, facts } = score(figures, { kind: 'roster', people: [...others, ...holders('AZ-305', 1)] });
    expect(area.total).toBe(60);
    const words = createWords('en');
    const [first, ...rest] = findGaps(area, facts).gaps;
    expect(first && sayNeed(words, 'data-ai', first)).toBe('1 more Azure Solutions Architect Expert (AZ-305)');
    expect(first?.toPass).toBe(1);
    expect(rest).toEqual([]);
  });

  it("gives 100 with two, and Microsoft's totals of both tracks beside it", () => {
    const { score: area } = score(figures, { kind: 'roster', people: [...others, ...holders('AZ-305', 2)] });
    expect(area).toMatchObject({ total: 100, qualified: true });
    // DP-203 is on the programme page's list only: Microsoft counts four of the five.
    expect(area.others.map(({ ruleSet, track, total }) => [ruleSet.id, track, total])).toEqual([
      ['microsoft/data-ai/2026-06-30', 'enterprise', 76],
      ['microsoft/data-ai/2026-06-30', 'smb', 84],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effortOfCertification, effortOfUnit } from '../../src/scoring/effort.ts';
import { findGaps, type Gap } from '../../src/scoring/gaps.ts';
import { almostFull, anySample, type Sample } from './arbitraries.ts';
import { factsOfPath, type Given, type RulePath, scoreRulePath } from './support.ts';

/* What the contract promises of `toPass`, tried out: first by doing it, then against every other way. */

function findGapsOf({ path, given }: Sample) {
  return findGaps(scoreRulePath(path, given), factsOfPath(path, given));
}

function close(given: Given, closings: readonly (readonly [gap: Gap, units: number])[]): Given {
  const figures = { ...given.figures };
  const counts = { ...given.counts };
  for (const [gap, units] of closings) {
    if (gap.kind === 'people') counts[gap.step] = (counts[gap.step] ?? 0) + units;
    else figures[gap.figure] = (figures[gap.figure] ?? 0) + gap.unit * units;
  }
  return { figures, counts };
}

function effortOf(gap: Gap): number {
  if (gap.kind === 'people') return effortOfCertification(gap.choices);
  if (gap.metric === 'intermediate-certifications' || gap.metric === 'advanced-certifications')
    throw new Error(gap.metric);
  return effortOfUnit(gap.metric);
}

/** After so many units a gap pays no more. */
function mostOf(gap: Gap, { rules }: RulePath, { figures }: Given): number {
  if (gap.kind === 'people') return gap.lacking;
  if (gap.kind === 'minimum') return 1;
  const parts = rules.metrics.flatMap((metric) => (metric.paidBy === 'figures' ? metric.parts : []));
  const forMax = parts.find(({ figure }) => figure === gap.figure)?.forMax.value ?? 0;
  return Math.ceil((forMax - (figures[gap.figure] ?? 0)) / gap.unit);
}

describe('applying every gap’s toPass', () => {
  it('qualifies, unless nothing can and the reasons are told', () => {
    fc.assert(
      fc.property(fc.oneof(anySample, almostFull), (sample) => {
        const { gaps, unreachable } = findGapsOf(sample);
        const after = close(
          sample.given,
          gaps.map((gap) => [gap, gap.toPass ?? 0]),
        );
        expect(scoreRulePath(sample.path, after).qualified).toBe(unreachable.length === 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('and where reasons are told, closing every gap to its most does not qualify either', () => {
    fc.assert(
      fc.property(anySample, (sample) => {
        const { gaps, unreachable } = findGapsOf(sample);
        if (unreachable.length === 0) return;
        const after = close(
          sample.given,
          gaps.map((gap) => [gap, mostOf(gap, sample.path, sample.given)]),
        );
        expect(scoreRulePath(sample.path, after).qualified).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('costs no more effort than any other way, every one tried', () => {
    let tried = 0;
    fc.assert(
      fc.property(almostFull, (sample) => {
        const { gaps, unreachable } = findGapsOf(sample);
        const most = gaps.map((gap) => mostOf(gap, sample.path, sample.given));
        fc.pre(unreachable.length === 0 && most.reduce((ways, each) => ways * (each + 1), 1) <= 3000);
        const found = gaps.reduce((sum, gap) => sum + (gap.toPass ?? 0) * effortOf(gap), 0);
        if (found > 0) tried++;
        expect(found).toBe(leastEffort(sample, gaps, most));
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(10);
  });
});

/** The effort of the cheapest of all ways, by trying every number of units of every gap. */
function leastEffort({ path, given }: Sample, gaps: readonly Gap[], most: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  function tryFrom(index: number, closings: readonly (readonly [Gap, number])[], effort: number) {
    if (effort >= least) return;
    const gap = gaps[index];
    if (gap === undefined) {
      if (scoreRulePath(path, close(given, closings)).qualified) least = effort;
      return;
    }
    for (let units = 0; units <= (most[index] ?? 0); units++) {
      tryFrom(index + 1, [...closings, [gap, units]], effort + units * effortOf(gap));
    }
  }
  tryFrom(0, [], 0);
  return least;
}

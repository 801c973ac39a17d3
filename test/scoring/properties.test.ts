import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AREA_IDS, type AreaId, RULE_BOOKS, TRACKS, TRACKS_SCORED } from '../../src/scoring/designations.ts';
import type { Facts } from '../../src/scoring/facts.ts';
import { FIGURES, STEPS } from '../../src/scoring/figures.ts';
import { TOLERANCE } from '../../src/scoring/points.ts';
import { scoreArea } from '../../src/scoring/score.ts';
import { anySample, countsOfSteps, figuresOf } from './arbitraries.ts';
import { countsOf, factsOf, type Given, RULE_SETS, type RulePath, scoreRulePath } from './support.ts';

const RUNS = { numRuns: 500 };

describe('whatever is given, by every rule set', () => {
  it('the total is the sum of its metrics, each between 0 and its maximum', () => {
    fc.assert(
      fc.property(anySample, ({ path, given }) => {
        const { total, counted } = scoreRulePath(path, given);
        expect(total).toBeCloseTo(
          counted.metrics.reduce((sum, { points }) => sum + points, 0),
          9,
        );
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100 + TOLERANCE);
        for (const { points, max } of counted.metrics) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(max);
        }
      }),
      RUNS,
    );
  });

  it('raising any figure or any number of people never lowers a total', () => {
    const raise = fc.record({
      sample: anySample,
      at: fc.nat(),
      by: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3000 })),
    });
    fc.assert(
      fc.property(raise, ({ sample: { path, given }, at, by }) => {
        const keys = [...Object.keys(given.figures), ...Object.keys(given.counts)];
        const key = keys[at % keys.length] ?? '';
        const raised: Given = {
          figures: key in given.figures ? { ...given.figures, [key]: (given.figures[key] ?? 0) + by } : given.figures,
          counts: key in given.counts ? { ...given.counts, [key]: (given.counts[key] ?? 0) + by } : given.counts,
        };
        expect(scoreRulePath(path, raised).total).toBeGreaterThanOrEqual(scoreRulePath(path, given).total - TOLERANCE);
      }),
      RUNS,
    );
  });

  it('qualified says exactly what the unrounded points say', () => {
    fc.assert(
      fc.property(anySample, ({ path, given }) => {
        const { counted, qualified } = scoreRulePath(path, given);
        const { passMark, metricMinimum } = path.ruleSet;
        const total = counted.metrics.reduce((sum, { points }) => sum + points, 0);
        const isOverall = total >= passMark.value - TOLERANCE;
        const isEach = counted.metrics.every(({ points }) => points >= (metricMinimum?.value ?? 0) - TOLERANCE);
        expect(qualified).toBe(isOverall && isEach);
      }),
      RUNS,
    );
  });

  it('a result is borderline exactly when whole units of growth would not qualify', () => {
    fc.assert(
      fc.property(anySample, ({ path, given }) => {
        const score = scoreRulePath(path, given);
        const whole = scoreRulePath(path, { ...given, figures: withWholeGrowth(path, given.figures) });
        expect(score.borderline).toBe(score.qualified && !whole.qualified);
      }),
      { numRuns: 3000 },
    );
  });
});

/** The growth figures without their part units: 12.7 % as 12 %, USD 1,900 as USD 1,250. Modern Work's page counts part units. */
function withWholeGrowth({ ruleSet, rules }: RulePath, figures: Given['figures']): Given['figures'] {
  if (ruleSet.area === 'modern-work') return figures;
  const whole = { ...figures };
  for (const metric of rules.metrics) {
    if (metric.id !== 'usage-growth' || metric.paidBy !== 'figures') continue;
    for (const { figure, forMax } of metric.parts) {
      const onePoint = forMax.value / metric.max;
      whole[figure] = Math.floor((figures[figure] ?? 0) / onePoint + TOLERANCE) * onePoint;
    }
  }
  return whole;
}

/** Facts of an area, and the same with some of them not told; of each path some figure stays known. */
const partlyKnown = fc
  .constantFrom(...AREA_IDS)
  .chain((area) =>
    fc.record({
      area: fc.constant(area),
      book: fc.constantFrom(...RULE_BOOKS),
      figures: figuresOf(area),
      counts: countsOfSteps(area),
      track: fc.constantFrom(...TRACKS),
      untold: fc.subarray([...FIGURES[area].map(({ key }) => key), ...STEPS[area]]),
      noPeople: fc.boolean(),
      noTrack: fc.boolean(),
    }),
  )
  .filter(({ area, untold }) =>
    (TRACKS_SCORED[area] === 'both' ? TRACKS : [null]).every((track) =>
      FIGURES[area].some((figure) => figure.track === track && !untold.includes(figure.key)),
    ),
  );

function without(values: Given['figures'], keys: readonly string[]) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

describe('with facts missing', () => {
  it('the true total always lies within the range that is told', () => {
    fc.assert(
      fc.property(partlyKnown, ({ area, book, figures, counts, track, untold, noPeople, noTrack }) => {
        const day = '2026-11-22';
        const all = factsOf(area, { day, track, figures, people: countsOf(area, counts) });
        const told: Facts = factsOf(area, {
          ...{ day, track: noTrack ? null : track, figures: without(figures, untold) },
          people: noPeople ? { kind: 'unknown' } : countsOf(area, without(counts, untold)),
        });
        const truth = scoreArea(area, all, book, RULE_SETS);
        const score = scoreArea(area, told, book, RULE_SETS);
        const { atLeast, atMost } = score.incomplete ?? { atLeast: score.total, atMost: score.total };
        expect(score.total).toBe(atLeast);
        expect(truth.total).toBeGreaterThanOrEqual(atLeast - TOLERANCE);
        expect(truth.total).toBeLessThanOrEqual(atMost + TOLERANCE);
        if (score.incomplete !== null) expect([score.qualified, score.borderline]).toEqual([false, false]);
        expect([...(score.incomplete?.missing ?? [])].toSorted()).toEqual(
          missingFrom(area, book, untold, noPeople, noTrack),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

function missingFrom(area: AreaId, book: string, untold: readonly string[], noPeople: boolean, noTrack: boolean) {
  const hasTracks = TRACKS_SCORED[area] === 'one' && !(area === 'data-ai' && book === 'brief');
  const figures = untold.filter((key) => !STEPS[area].includes(key));
  const steps = untold.filter((key) => STEPS[area].includes(key)).map((step) => `certifiedPeople.${step}`);
  return [...figures, ...(noPeople ? ['people'] : steps), ...(noTrack && hasTracks ? ['track'] : [])].toSorted();
}

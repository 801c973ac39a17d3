import fc from 'fast-check';
import type { AreaId } from '../../src/scoring/designations.ts';
import { FIGURES, type FigureDefinition, STEPS } from '../../src/scoring/figures.ts';
import type { PartRule } from '../../src/scoring/ruleSet.ts';
import { type Given, type Numbers, RULE_PATHS, type RulePath } from './support.ts';

/** Tenths, so that part units occur often and values just at a threshold too. */
function tenths(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);
}

function figureValue({ kind, mayBeNegative }: FigureDefinition): fc.Arbitrary<number> {
  switch (kind) {
    case 'count':
      return fc.integer({ min: mayBeNegative ? -3 : 0, max: 12 });
    case 'percent':
      return tenths(-5, 35);
    case 'usd':
      return mayBeNegative ? tenths(-5000, 30_000) : fc.constantFrom(0, 400.5, 999.99, 1000, 250_000);
    case 'mcv':
      return fc.constantFrom(0, 24_999.9, 25_000, 49_999.9, 50_000, 80_000);
    case 'users':
      return fc.integer({ min: -200, max: 4500 });
  }
}

/** All figures of an area, of both paths where it has two. */
export function figuresOf(area: AreaId): fc.Arbitrary<Numbers> {
  return fc.record(Object.fromEntries(FIGURES[area].map((figure) => [figure.key, figureValue(figure)])));
}

export function countsOfSteps(area: AreaId): fc.Arbitrary<Numbers> {
  return fc.record(Object.fromEntries(STEPS[area].map((step) => [step, fc.integer({ min: 0, max: 12 })])));
}

export interface Sample {
  readonly path: RulePath;
  readonly given: Given;
}

function ownFigures({ ruleSet, rules }: RulePath, figures: Numbers): Numbers {
  const own = FIGURES[ruleSet.area]
    .filter(({ track }) => track === null || track === rules.track)
    .map(({ key }) => key);
  return Object.fromEntries(Object.entries(figures).filter(([key]) => own.includes(key)));
}

/** Any path of any rule set with anything given. */
export const anySample: fc.Arbitrary<Sample> = fc.constantFrom(...RULE_PATHS).chain((path) =>
  fc.record({
    path: fc.constant(path),
    given: fc.record({
      figures: figuresOf(path.ruleSet.area).map((figures) => ownFigures(path, figures)),
      counts: countsOfSteps(path.ruleSet.area),
    }),
  }),
);

/** A value a few units short of what gives a part's most. */
function almost({ forMax, unit }: PartRule): fc.Arbitrary<number> {
  return fc.constantFrom(0, 0, 1, 1.5, 2, 3, 4).map((units) => {
    const value = forMax.value - units * unit;
    return unit === 1 && forMax.value <= 10 ? Math.ceil(value) : value;
  });
}

/** Other pass marks than today's, since a later edition may have one and other ways are cheapest then. */
function withPassMark(path: RulePath, value: number): RulePath {
  return { ...path, ruleSet: { ...path.ruleSet, passMark: { ...path.ruleSet.passMark, value } } };
}

/** A path a few units short of full marks, so that every way to pass can be tried. */
export const almostFull: fc.Arbitrary<Sample> = fc
  .record({ path: fc.constantFrom(...RULE_PATHS), passMark: fc.constantFrom(70, 70, 50, 64, 85, 97) })
  .chain(({ path, passMark }) => {
    const figures: Record<string, fc.Arbitrary<number>> = {};
    const counts: Record<string, fc.Arbitrary<number>> = {};
    for (const metric of path.rules.metrics) {
      if (metric.paidBy === 'people') {
        for (const { step, needed } of metric.steps) {
          counts[step] = fc.integer({ min: Math.max(0, needed.value - 3), max: needed.value });
        }
        continue;
      }
      for (const part of metric.parts) {
        figures[part.figure] = fc.oneof(almost(part), fc.constantFrom(-part.unit, 0, part.forMax.value));
      }
      if (metric.needs !== undefined) {
        const { value } = metric.needs.atLeast;
        figures[metric.needs.figure] = fc.constantFrom(value - 1, value, value);
      }
    }
    return fc.record({
      path: fc.constant(withPassMark(path, passMark)),
      given: fc.record({ figures: fc.record(figures), counts: fc.record(counts) }),
    });
  });

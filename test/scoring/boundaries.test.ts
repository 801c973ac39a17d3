import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../src/scoring/figures.ts';
import type { MetricRule } from '../../src/scoring/ruleSet.ts';
import { fullMarks, type Given, pointsOf, RULE_PATHS, type RulePath, scoreRulePath } from './support.ts';

/*
 * Every threshold of every rule set, just under, at and just over it, generated from the rule files:
 * a new edition is covered the day its file is dropped in.
 */

/** The least step by which a figure can miss a threshold. */
function stepOf(path: RulePath, figure: string): number {
  const kind = FIGURES[path.ruleSet.area].find(({ key }) => key === figure)?.kind;
  return kind === 'count' ? 1 : 0.01;
}

function metricPoints(path: RulePath, given: Given, metric: string): number {
  return pointsOf(scoreRulePath(path, given).counted, metric);
}

function isQualified(path: RulePath, given: Given): boolean {
  return scoreRulePath(path, given).qualified;
}

function withFigures(given: Given, figures: Given['figures']): Given {
  return { ...given, figures: { ...given.figures, ...figures } };
}

function withPeople(given: Given, counts: Given['counts']): Given {
  return { ...given, counts: { ...given.counts, ...counts } };
}

const parts = RULE_PATHS.flatMap((path) =>
  path.rules.metrics.flatMap((metric) =>
    metric.paidBy === 'figures'
      ? metric.parts.map((part) => ({ path, metric, part, label: `${path.name}: ${part.figure}` }))
      : [],
  ),
);

describe('the figure that gives all points of a metric', () => {
  it.each(parts)('$label', ({ path, metric, part }) => {
    const none = Object.fromEntries(metric.parts.map(({ figure }) => [figure, 0]));
    const pay = (value: number) =>
      metricPoints(path, withFigures(fullMarks(path), { ...none, [part.figure]: value }), metric.id);
    const step = stepOf(path, part.figure);
    expect(pay(part.forMax.value - step)).toBeCloseTo((metric.max * (part.forMax.value - step)) / part.forMax.value, 9);
    expect(pay(part.forMax.value - step)).toBeLessThan(metric.max);
    expect(pay(part.forMax.value)).toBe(metric.max);
    expect(pay(part.forMax.value + step)).toBe(metric.max);
    expect([pay(-step), pay(0)]).toEqual([0, 0]);
    expect(pay(step)).toBeGreaterThan(0);
  });
});

const minimumFigures = RULE_PATHS.flatMap((path) =>
  path.rules.metrics.flatMap((metric) =>
    metric.paidBy === 'figures' && metric.needs !== undefined
      ? [{ path, metric, needs: metric.needs, label: `${path.name}: ${metric.needs.figure}` }]
      : [],
  ),
);

describe('the figure under which a metric pays nothing', () => {
  it.each(minimumFigures)('$label', ({ path, metric, needs }) => {
    const pay = (value: number) =>
      metricPoints(path, withFigures(fullMarks(path), { [needs.figure]: value }), metric.id);
    const step = stepOf(path, needs.figure);
    const { value } = needs.atLeast;
    expect([pay(value - step), pay(value), pay(value + step)]).toEqual([0, metric.max, metric.max]);
  });
});

const steps = RULE_PATHS.flatMap((path) =>
  path.rules.metrics.flatMap((metric) =>
    metric.paidBy === 'people'
      ? metric.steps.map((step, index) => ({
          ...{ path, metric, step },
          isGate: index < metric.steps.length - 1,
          label: `${path.name}: ${step.step}`,
        }))
      : [],
  ),
);

describe('a gate pays its own points and opens the last step once enough people are in it', () => {
  it.each(steps.filter(({ isGate }) => isGate))('$label', ({ path, metric, step }) => {
    const pay = (people: number) => metricPoints(path, withPeople(fullMarks(path), { [step.step]: people }), metric.id);
    const { value } = step.needed;
    const last = metric.steps.at(-1)?.points.value ?? 0;
    expect([pay(value - 1), pay(value), pay(value + 1)]).toEqual([
      metric.max - last - step.points.value,
      metric.max,
      metric.max,
    ]);
  });
});

describe('the last step pays by the person, up to its most', () => {
  it.each(steps.filter(({ isGate }) => !isGate))('$label', ({ path, metric, step }) => {
    const pay = (people: number) => metricPoints(path, withPeople(fullMarks(path), { [step.step]: people }), metric.id);
    const { value } = step.needed;
    expect(pay(value - 1)).toBeCloseTo(metric.max - step.points.value / value, 9);
    expect([pay(value), pay(value + 1)]).toEqual([metric.max, metric.max]);
  });
});

/** The usage growth that gives so many points; every path has one figure for it that takes part units. */
function growthFor(metric: MetricRule, points: number): Given['figures'] {
  if (metric.paidBy !== 'figures') throw new Error(`${metric.id} is not paid by figures`);
  const [first] = metric.parts;
  return first === undefined ? {} : { [first.figure]: (points / metric.max) * first.forMax.value };
}

function metricOf(path: RulePath, id: string): MetricRule {
  const found = path.rules.metrics.find((metric) => metric.id === id);
  if (found === undefined) throw new Error(`${path.name} has no ${id}`);
  return found;
}

/** Full marks but for so many customers that usage growth decides about passing. */
function marksShortOfPassing(path: RulePath): { readonly given: Given; readonly lacking: number } {
  const growth = metricOf(path, 'usage-growth');
  const adds = metricOf(path, 'net-customer-adds');
  const [customers] = adds.paidBy === 'figures' ? adds.parts : [];
  if (customers === undefined) throw new Error(`${path.name} pays customers by no figure`);
  for (let count = customers.forMax.value; count >= 1; count--) {
    const given = withFigures(fullMarks(path), { [customers.figure]: count, ...growthFor(growth, 0) });
    const lacking = path.ruleSet.passMark.value - scoreRulePath(path, given).total;
    if (lacking >= 1 && lacking < growth.max) return { given, lacking };
  }
  throw new Error(`No number of customers leaves ${path.name} short of passing by usage growth`);
}

describe('the pass mark', () => {
  it.each(RULE_PATHS.map((path) => ({ path, name: path.name })))('$name', ({ path }) => {
    const { given, lacking } = marksShortOfPassing(path);
    const growth = metricOf(path, 'usage-growth');
    const isPassing = (points: number) => isQualified(path, withFigures(given, growthFor(growth, points)));
    expect([isPassing(lacking - 0.001), isPassing(lacking), isPassing(lacking + 0.001)]).toEqual([false, true, true]);
  });

  it('is compared unrounded: what shows as 70 may be short of it', () => {
    const path = RULE_PATHS.find(({ name }) => name === 'brief/data-ai no track');
    if (path === undefined) throw new Error('The programme page is gone');
    const { given, lacking } = marksShortOfPassing(path);
    const score = scoreRulePath(path, withFigures(given, { usageGrowthPercent: lacking - 0.001 }));
    expect(score.total.toFixed(2)).toBe('70.00');
    expect(score.qualified).toBe(false);
  });

  it('forgives what binary fractions lose, and no more', () => {
    const path = RULE_PATHS.find(({ name }) => name === 'brief/data-ai no track');
    if (path === undefined) throw new Error('The programme page is gone');
    const { given, lacking } = marksShortOfPassing(path);
    expect(isQualified(path, withFigures(given, { usageGrowthPercent: lacking - 1e-10 }))).toBe(true);
    expect(isQualified(path, withFigures(given, { usageGrowthPercent: lacking - 1e-8 }))).toBe(false);
  });
});

const minima = RULE_PATHS.flatMap((path) =>
  path.ruleSet.metricMinimum === null ? [] : [{ path, minimum: path.ruleSet.metricMinimum.value, name: path.name }],
);

describe('the minimum in each metric', () => {
  it.each(minima)('of usage growth: $name', ({ path, minimum }) => {
    const growth = metricOf(path, 'usage-growth');
    const isPassing = (points: number) => isQualified(path, withFigures(fullMarks(path), growthFor(growth, points)));
    expect([isPassing(minimum - 0.001), isPassing(minimum), isPassing(minimum + 0.001)]).toEqual([false, true, true]);
  });

  it.each(minima)('of every other metric, whatever the total: $name', ({ path }) => {
    for (const metric of path.rules.metrics) {
      const none = Object.fromEntries(
        metric.paidBy === 'people'
          ? metric.steps.map(({ step }) => [step, 0])
          : metric.parts.map(({ figure }) => [figure, 0]),
      );
      const given = fullMarks(path);
      const without = metric.paidBy === 'people' ? withPeople(given, none) : withFigures(given, none);
      expect([metric.id, isQualified(path, without)]).toEqual([metric.id, false]);
    }
  });

  it('is not asked where the rule set has none', () => {
    const paths = RULE_PATHS.filter(({ ruleSet }) => ruleSet.metricMinimum === null);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      const given = withFigures(fullMarks(path), growthFor(metricOf(path, 'usage-growth'), 0));
      expect(isQualified(path, given)).toBe(true);
    }
  });
});

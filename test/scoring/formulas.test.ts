import { describe, expect, it } from 'vitest';
import { parseRuleSets } from '../../src/scoring/inForce.ts';
import { payFigures, payPeople, scoreMetric } from '../../src/scoring/metrics.ts';
import { roundPoints, wholePoints } from '../../src/scoring/points.ts';
import type { FiguresMetricRule, PeopleMetricRule } from '../../src/scoring/ruleSet.ts';
import { scoreArea } from '../../src/scoring/score.ts';
import { countsOf, factsOf } from './support.ts';

/* The formulas alone, on rules invented for the purpose: no rule change can break these. */

const said = { source: 'invented', certainty: 'certain' } as const;
const number = (value: number) => ({ value, ...said });
const text = { en: 'invented' };

function part(figure: string, forMax: number) {
  return { figure, forMax: number(forMax), unit: 1, definition: text };
}

function figuresMetric(changes: Partial<FiguresMetricRule>): FiguresMetricRule {
  return {
    ...{ id: 'usage-growth', category: 'customer-success', max: 12, ...said },
    ...{ paidBy: 'figures', combine: 'sum', parts: [part('a', 4)], partUnitsInDoubt: false, ...changes },
  };
}

function peopleMetric(
  ...steps: readonly (readonly [step: string, needed: number, points: number])[]
): PeopleMetricRule {
  return {
    ...{ id: 'intermediate-certifications', category: 'skilling', max: 10, ...said, paidBy: 'people' },
    steps: steps.map(([step, needed, points]) => ({ step, needed: number(needed), points: number(points) })),
  };
}

describe('a metric paid by figures', () => {
  const pay = (rule: FiguresMetricRule, figures: Readonly<Record<string, number>>) =>
    payFigures(rule, figures, 0).points;

  it('pays in proportion, part units too, up to its maximum', () => {
    const rule = figuresMetric({});
    expect([0, 1, 1.5, 4, 100].map((a) => pay(rule, { a }))).toEqual([0, 3, 4.5, 12, 12]);
  });

  it('pays nothing for a negative figure, and never less', () => {
    expect([-0.5, -1000].map((a) => pay(figuresMetric({}), { a }))).toEqual([0, 0]);
  });

  it('adds parts, each at least 0, and caps the sum', () => {
    const rule = figuresMetric({ parts: [part('a', 4), part('b', 8)] });
    expect(pay(rule, { a: 1, b: 2 })).toBe(6);
    expect(pay(rule, { a: -3, b: 2 })).toBe(3);
    expect(pay(rule, { a: 3, b: 6 })).toBe(12);
  });

  it('pays the best single part where kinds are not added', () => {
    const rule = figuresMetric({ combine: 'highest', parts: [part('a', 4), part('b', 8)] });
    expect([pay(rule, { a: 1, b: 3 }), pay(rule, { a: 2, b: 3 }), pay(rule, { a: 99, b: 99 })]).toEqual([4.5, 6, 12]);
  });

  it('pays nothing until its minimum figure is met', () => {
    const rule = figuresMetric({
      needs: { figure: 'base', atLeast: number(10), canStillRise: true, definition: text },
    });
    expect([9.99, 10, 10.01].map((base) => pay(rule, { a: 4, base }))).toEqual([0, 12, 12]);
  });

  it('pays whole points of each part where part units are in doubt', () => {
    const rule = figuresMetric({ parts: [part('a', 12), part('b', 12)], partUnitsInDoubt: true });
    expect(scoreMetric(rule, { a: 2.9, b: 3.9 }, {})).toMatchObject({ points: 6.8, wholePoints: 5 });
    const sure = figuresMetric({ parts: [part('a', 12), part('b', 12)] });
    expect(scoreMetric(sure, { a: 2.9, b: 3.9 }, {}).wholePoints).toBe(6.8);
  });

  it('counts 0 with a figure missing, and says what it could be', () => {
    const rule = figuresMetric({ parts: [part('a', 4), part('b', 8)] });
    expect(scoreMetric(rule, { a: 1 }, {})).toMatchObject({ known: false, points: 0, atMost: 12, missing: ['b'] });
    expect(scoreMetric(rule, {}, {}).missing).toEqual(['a', 'b']);
  });

  it('could be nothing where the minimum that is known is not met', () => {
    const needs = { figure: 'base', atLeast: number(10), canStillRise: true, definition: text };
    expect(scoreMetric(figuresMetric({ needs }), { base: 9 }, {})).toMatchObject({ atMost: 0, missing: ['a'] });
    expect(scoreMetric(figuresMetric({ needs }), { a: 2 }, {})).toMatchObject({ atMost: 6, missing: ['base'] });
  });
});

describe('a metric paid by people', () => {
  const pay = (rule: PeopleMetricRule, counts: Readonly<Record<string, number>>) => payPeople(rule, counts, 0).points;

  it('pays by the person, in exact fractions', () => {
    const rule = peopleMetric(['last', 3, 10]);
    expect([0, 1, 2, 3, 9].map((last) => pay(rule, { last }))).toEqual([0, 10 / 3, 20 / 3, 10, 10]);
  });

  it('pays nothing behind a closed gate that pays nothing itself', () => {
    const rule = peopleMetric(['gate', 2, 0], ['last', 5, 10]);
    expect([0, 1, 2, 3].map((gate) => pay(rule, { gate, last: 5 }))).toEqual([0, 0, 10, 10]);
  });

  it('pays each met gate by itself, once, and the last step only behind all of them', () => {
    const rule = peopleMetric(['first', 1, 2], ['second', 1, 2], ['last', 3, 6]);
    expect(pay(rule, { first: 1, second: 0, last: 3 })).toBe(2);
    expect(pay(rule, { first: 0, second: 5, last: 3 })).toBe(2);
    expect(pay(rule, { first: 1, second: 1, last: 2 })).toBe(8);
  });

  it('names the missing steps', () => {
    const rule = peopleMetric(['gate', 2, 0], ['last', 5, 10]);
    expect(scoreMetric(rule, {}, { gate: 2 })).toMatchObject({
      known: false,
      points: 0,
      atMost: 10,
      missing: ['certifiedPeople.last'],
    });
    expect(scoreMetric(rule, {}, { gate: 1 }).atMost).toBe(0);
  });
});

describe('rounding', () => {
  it('happens at 2 decimals, half up, forgiving what binary fractions lose', () => {
    expect([20 / 3, 45 / 7, 40 / 3, 1.005, 2.675, 69.996, 0].map(roundPoints)).toEqual([
      6.67, 6.43, 13.33, 1.01, 2.68, 70, 0,
    ]);
  });

  it('to whole points drops the part unit, but not what binary fractions lose', () => {
    expect([11.6, 11.999999, 12, 3 * (40 / 6), 0.1 * 3 * 10].map(wholePoints)).toEqual([11, 11, 12, 20, 3]);
  });
});

describe('qualifying', () => {
  const metrics = [
    {
      ...figuresMetric({ id: 'usage-growth', max: 60, parts: [part('usageGrowthPercent', 60)] }),
      partUnitsInDoubt: true,
    },
    figuresMetric({ id: 'deployments', max: 40, parts: [part('deployments', 40)] }),
  ];
  const base = {
    ...{
      id: 'brief/data-ai',
      ruleBook: 'brief',
      area: 'data-ai',
      startsOn: null,
      name: text,
      page: { comparedOn: '2026-01-01', compared: null, newest: null },
    },
    sources: { invented: { title: 'invented', where: 'nowhere', date: 'never' } },
    ...{ passMark: number(70), metricMinimum: number(1), retirementEndsCounting: true, decisions: [], steps: {} },
    tracks: [{ track: null, metrics }],
  };

  function score(usageGrowthPercent: number, deployments: number, changes: object = {}) {
    const ruleSets = parseRuleSets([{ path: 'brief/data-ai', content: { ...base, ...changes } }]);
    const facts = factsOf('data-ai', {
      day: '2026-01-01',
      figures: { usageGrowthPercent, deployments },
      people: countsOf('data-ai', {}),
    });
    return scoreArea('data-ai', facts, 'brief', ruleSets);
  }

  it('asks for the pass mark and for the minimum in each metric', () => {
    expect(
      [score(30, 40), score(29.99, 40), score(60, 10), score(60, 0.99 + 9)].map(({ qualified }) => qualified),
    ).toEqual([true, false, true, false]);
    expect(score(60, 40, { passMark: number(100) }).qualified).toBe(true);
    expect(score(0.99, 40, { passMark: number(20) }).qualified).toBe(false);
    expect(score(0.99, 40, { passMark: number(20), metricMinimum: null }).qualified).toBe(true);
  });

  it('is borderline when whole units of growth alone would not pass, by the total or by the minimum', () => {
    expect(score(30.5, 39.5)).toMatchObject({ qualified: true, borderline: true });
    expect(score(31, 39.5)).toMatchObject({ qualified: true, borderline: false });
    expect(score(30.5, 39)).toMatchObject({ qualified: false, borderline: false });
    const low = { passMark: number(20), metricMinimum: number(1.5) };
    expect(score(1.9, 40, low)).toMatchObject({ qualified: true, borderline: true });
    expect(score(1.9, 40, { passMark: number(20), metricMinimum: null })).toMatchObject({ borderline: false });
  });
});

describe('a rule file that cannot be used', () => {
  const parse = (path: string, content: unknown) => () => parseRuleSets([{ path, content }]);

  it('is named, with the place and what is expected there', () => {
    expect(parse('brief/data-ai', { id: 'brief/data-ai', passMrk: 70 })).toThrow(
      /brief\/data-ai\.json cannot be used:\n.*ruleBook/,
    );
    expect(parse('brief/data-ai', { id: 'brief/data-ai', passMrk: 70 })).toThrow('passMrk');
  });
});

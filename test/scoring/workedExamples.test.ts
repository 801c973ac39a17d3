import { describe, expect, it } from 'vitest';
import { createResult } from '../../src/commandLine/result.ts';
import { parseSnapshot } from '../../src/commandLine/snapshot.ts';
import { createWords } from '../../src/language/words.ts';
import cases from './cases/worked-examples.json' with { type: 'json' };
import { RULE_SETS } from './support.ts';

const words = createWords('en');

// The examples are about these editions, also once newer ones are in force.
const editions = RULE_SETS.filter(({ startsOn }) => (startsOn ?? '') <= '2026-06-30');

describe('the worked examples that Microsoft prints, and those that follow from its pages', () => {
  it('have an id of their own and a source', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ source }) => source === '')).toEqual([]);
  });

  it.each(cases.map((each) => [`${each.id}: ${each.says}`, each] as const))('%s', (_, { snapshot, gives }) => {
    const parsed = parseSnapshot({ asOf: '2026-11-22', ...snapshot }, '2026-11-22');
    if (parsed.kind === 'unusable') throw new Error(parsed.problems.join('\n'));
    const result = createResult(parsed.snapshot, editions, words);
    const found = result.areas.map(({ id, track, total, qualified, otherTotals, metrics, steps }) => {
      const points = Object.fromEntries(metrics.map((metric) => [metric.id, metric.points]));
      const people = Object.fromEntries(steps.map((step) => [step.id, step.people]));
      return [id, { track, total, qualified, otherTotals, points, people }];
    });
    expect(Object.fromEntries(found)).toMatchObject(gives);
  });
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { findRuleSet } from '../../src/scoring/inForce.ts';
import type { RuleSet } from '../../src/scoring/ruleSet.ts';
import { scoreArea } from '../../src/scoring/score.ts';
import { countsOf, factsOf } from './support.ts';

const SHIPPED = join(import.meta.dirname, '../../src/scoring/rules');

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'));
  await cp(SHIPPED, folder, { recursive: true });
  await rm(join(folder, 'microsoft/data-ai'), { recursive: true });
  const shipped = join(SHIPPED, 'microsoft/data-ai/2026-06-30.json');
  await cp(shipped, join(folder, 'microsoft/data-ai/2026-06-30.json'));
  // An invented edition: a customer pays 5 instead of 10, and 65 points pass.
  const next: RuleSet = JSON.parse(await readFile(shipped, 'utf8'));
  next.id = 'microsoft/data-ai/2027-07-01';
  next.startsOn = '2027-07-01';
  next.passMark.value = 65;
  for (const { metrics } of next.tracks) {
    for (const metric of metrics) {
      if (metric.id === 'net-customer-adds') for (const part of metric.parts) part.forMax.value = 6;
    }
  }
  await writeFile(join(folder, 'microsoft/data-ai/2027-07-01.json'), JSON.stringify(next));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function scoreOn(day: string) {
  const figures = { netCustomerAdds: 4, usageGrowthPercent: 15, acrTrailing12MonthsUsd: 5000, deployments: 5 };
  const people = countsOf('data-ai', { administrators: 2, architects: 2, specialists: 5 });
  return scoreArea(
    'data-ai',
    factsOf('data-ai', { day, track: 'enterprise', figures, people }),
    'microsoft',
    readRuleSets(folder),
  );
}

describe('the next edition is a JSON file dropped beside the others', () => {
  it('leaves the day before its start to the edition before', () => {
    expect(scoreOn('2027-06-30')).toMatchObject({
      ruleSet: { id: 'microsoft/data-ai/2026-06-30' },
      total: 75,
      qualified: true,
      beforeFirstRuleSet: false,
    });
  });

  it('scores from its first day on', () => {
    expect(scoreOn('2027-07-01')).toMatchObject({
      ruleSet: { id: 'microsoft/data-ai/2027-07-01' },
      total: 65,
      qualified: true,
    });
  });

  it('does not change the past: a day before the oldest edition is scored by the oldest, and says so', () => {
    expect(scoreOn('2026-06-29')).toMatchObject({
      ruleSet: { id: 'microsoft/data-ai/2026-06-30' },
      total: 75,
      beforeFirstRuleSet: true,
    });
  });

  it('leaves every other area and book as it was', () => {
    const ruleSets = readRuleSets(folder);
    expect(findRuleSet(ruleSets, 'brief', 'data-ai', '2027-07-01')?.ruleSet.id).toBe('brief/data-ai');
    expect(findRuleSet(ruleSets, 'microsoft', 'infrastructure', '2027-07-01')?.ruleSet.startsOn).not.toBe('2027-07-01');
  });
});

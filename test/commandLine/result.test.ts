import { describe, expect, it } from 'vitest';
import { createResult } from '../../src/commandLine/result.ts';
import { parseSnapshot } from '../../src/commandLine/snapshot.ts';
import { createWords } from '../../src/language/words.ts';
import { RULE_SETS } from '../scoring/support.ts';

const words = createWords('en');

function scoreOf(snapshot: object) {
  const parsed = parseSnapshot({ asOf: '2026-11-22', ...snapshot }, '2026-11-22');
  if (parsed.kind === 'unusable') throw new Error(parsed.problems.join('\n'));
  const [area] = createResult(parsed.snapshot, RULE_SETS, words).areas;
  if (area === undefined) throw new Error('No area was scored');
  return area;
}

const azure = { netCustomerAdds: 2, usageGrowthPercent: 12.5, acrTrailing12MonthsUsd: 250_000, deployments: 5 };
const certifiedPeople = { 'data-ai': { administrators: 2, architects: 2, specialists: 5 } };

describe('the result of an area', () => {
  it('says nothing of what is missing, of steps unknown or of days too early where there is no such thing', () => {
    const area = scoreOf({ figures: { 'data-ai': azure }, certifiedPeople });
    expect(Object.keys(area)).toEqual([
      'id',
      'ruleSet',
      'track',
      'total',
      'qualified',
      'borderline',
      'metrics',
      'steps',
      'gaps',
      'unreachable',
      'otherTotals',
    ]);
    expect(area.metrics[0]).toEqual({ id: 'net-customer-adds', category: 'performance', points: 20, max: 30 });
    expect(area.steps[2]).toEqual({ id: 'specialists', people: 5, needed: 5 });
  });

  it('names a missing figure, gives the range and qualifies in neither book', () => {
    const { usageGrowthPercent: _, ...lacking } = { ...azure, netCustomerAdds: 3 };
    const area = scoreOf({ figures: { 'data-ai': lacking }, certifiedPeople });
    expect(area).toMatchObject({
      total: 80,
      qualified: false,
      incomplete: { missing: ['usageGrowthPercent'], atLeast: 80, atMost: 100 },
    });
    expect(area.metrics.find(({ id }) => id === 'usage-growth')).toEqual({
      id: 'usage-growth',
      category: 'customer-success',
      points: 0,
      max: 20,
      known: false,
    });
    expect(area.otherTotals.map(({ qualified }) => qualified)).toEqual([false, false]);
  });

  it('writes missing keys as the snapshot does', () => {
    const smb = { netCustomerAdds: 7, usageGrowth: { cpor: 0 }, deployments: { cpor: 0, csp: 4 } };
    const counts = { 'modern-work': { 'intermediate-people': 2 } };
    expect(scoreOf({ figures: { 'modern-work': { smb } }, certifiedPeople: counts }).incomplete?.missing).toEqual([
      'certifiedPeople.advanced-people',
      'smb.usageGrowth.csp',
    ]);
  });

  it('knows no step where nothing is said of people', () => {
    const area = scoreOf({ figures: { 'data-ai': azure } });
    expect(area.incomplete).toEqual({ missing: ['people'], atLeast: 42.5, atMost: 82.5 });
    expect(area.steps[0]).toEqual({ id: 'administrators', people: 0, needed: 2, known: false });
  });

  it('says when the day lies before the first rule set', () => {
    const figures = { infrastructure: { track: 'smb', netCustomerAdds: 1 } };
    expect(scoreOf({ asOf: '2020-01-01', figures })).toMatchObject({ beforeFirstRuleSet: true });
  });

  it('tells the figure and the unit of a gap that is about a figure', () => {
    const [, gap] = scoreOf({ figures: { 'data-ai': azure }, certifiedPeople }).gaps;
    expect(gap).toEqual({
      metric: 'usage-growth',
      figure: 'usageGrowthPercent',
      unit: 1,
      need: '1 % more usage growth',
      points: 1,
    });
  });

  it('rounds points and totals to 2 decimals', () => {
    const enterprise = {
      deployments: { azure: 1, m365: 0 },
      usageGrowth: { azureAcrUsd: 1234.5, m365ProtectedUsers: 0 },
    };
    const { metrics, total, incomplete } = scoreOf({ figures: { security: { enterprise } } });
    expect(metrics.map(({ points }) => points)).toEqual([0, 0, 0.99, 3.33]);
    // 0.9876 and 3.3333 are 4.3209 before they are rounded.
    expect([total, incomplete?.atLeast]).toEqual([4.32, 4.32]);
  });
});

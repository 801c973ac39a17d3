import { describe, expect, it } from 'vitest';
import type { AreaId, Track } from '../../src/scoring/designations.ts';
import { scoreArea } from '../../src/scoring/score.ts';
import { countsOf, factsOf, RULE_SETS } from './support.ts';

const DAY = '2026-11-22';

type Known = Readonly<Record<string, number | undefined>>;

function scoreModernWork(figures: Known, counts: Known = { 'intermediate-people': 4, 'advanced-people': 2 }) {
  const facts = factsOf('modern-work', { day: DAY, figures, people: countsOf('modern-work', counts) });
  return scoreArea('modern-work', facts, 'microsoft', RULE_SETS);
}

function enterprise(netCustomerAdds: number, growth: number, deployments: number): Known {
  return {
    'enterprise.netCustomerAdds': netCustomerAdds,
    'enterprise.usageGrowth.cpor': growth,
    'enterprise.usageGrowth.dpor': 0,
    'enterprise.deployments.cpor': deployments,
    'enterprise.deployments.dpor': 0,
  };
}

function smb(netCustomerAdds: number, growth: number, deployments: number): Known {
  return {
    'smb.netCustomerAdds': netCustomerAdds,
    'smb.usageGrowth.cpor': growth,
    'smb.usageGrowth.csp': 0,
    'smb.deployments.cpor': deployments,
    'smb.deployments.csp': 0,
  };
}

describe('where both paths are computed', () => {
  it('the higher whole total counts, and the other path stands beside it', () => {
    const score = scoreModernWork({ ...enterprise(5, 200, 1), ...smb(1, 500, 0) });
    expect(score).toMatchObject({ total: 57, counted: { track: 'smb' } });
    expect(score.others.map(({ track, total }) => [track, total])).toEqual([['enterprise', 56]]);
  });

  it('a path that qualifies counts before one with more points that does not', () => {
    // Enterprise: 20 + 25 + 30 without deployments is 75. SMB: 2 + 25 + 30 + 15 is 72 with every metric over 1.
    const score = scoreModernWork({ ...enterprise(5, 1000, 0), ...smb(1, 500, 3) });
    expect(score).toMatchObject({ total: 72, qualified: true, counted: { track: 'smb' } });
    expect(score.others).toMatchObject([{ track: 'enterprise', total: 75, qualified: false }]);
  });

  it('a tie goes to Enterprise', () => {
    expect(scoreModernWork({ ...enterprise(1, 0, 0), ...smb(2, 0, 0) })).toMatchObject({
      total: 29,
      counted: { track: 'enterprise' },
    });
  });

  it('a path without any figure is left out', () => {
    const score = scoreModernWork(enterprise(5, 1000, 5));
    expect(score).toMatchObject({ total: 100, counted: { track: 'enterprise' }, others: [], incomplete: null });
    expect(scoreModernWork({ ...enterprise(5, 1000, 5), 'smb.netCustomerAdds': undefined }).others).toEqual([]);
  });

  it('without a figure of either path there is nothing to score', () => {
    expect(() => scoreModernWork({})).toThrow('No figure of modern-work is known');
    expect(() => scoreModernWork({ 'smb.netCustomerAdds': undefined })).toThrow('No figure of modern-work is known');
  });

  it('what either given path lacks is missing, each key once', () => {
    const { 'smb.usageGrowth.csp': _, ...lacking } = smb(1, 500, 1);
    const score = scoreModernWork({ ...enterprise(5, 200, 1), ...lacking }, { 'intermediate-people': 4 });
    expect(score.incomplete?.missing).toEqual(['certifiedPeople.advanced-people', 'smb.usageGrowth.csp']);
    expect(score).toMatchObject({ qualified: false, borderline: false });
  });

  it('a path that may come to qualify with fewer points keeps the total from being promised', () => {
    // Enterprise has 75 for certain and cannot qualify; SMB may, with 72.
    const { 'smb.deployments.csp': _, ...lacking } = smb(1, 500, 3);
    const before = scoreModernWork({ ...enterprise(5, 1000, 0), ...lacking });
    const after = scoreModernWork({ ...enterprise(5, 1000, 0), ...smb(1, 500, 3) });
    expect(before).toMatchObject({ total: 57, qualified: false, incomplete: { atLeast: 57, atMost: 82 } });
    expect(after.total).toBe(72);
  });
});

describe('where the partner has one track', () => {
  const figures = { netCustomerAdds: 2, usageGrowthPercent: 10, acrTrailing12MonthsUsd: 50000, deployments: 4 };
  const people = countsOf('data-ai', { administrators: 2, architects: 2, specialists: 4 });

  function scoreAzure(track: Track | null, ruleBook: 'brief' | 'microsoft' = 'microsoft', area: AreaId = 'data-ai') {
    return scoreArea(area, factsOf(area, { day: DAY, track, figures, people }), ruleBook, RULE_SETS);
  }

  it('only its rules count', () => {
    expect(scoreAzure('enterprise')).toMatchObject({ total: 54, counted: { track: 'enterprise' } });
    expect(scoreAzure('smb')).toMatchObject({ total: 62, counted: { track: 'smb' } });
    expect(scoreAzure('smb').others.map(({ ruleSet }) => ruleSet.id)).toEqual(['brief/data-ai']);
  });

  it('and it is not chosen yet, the lower total is certain and the track is missing', () => {
    const score = scoreAzure(null);
    expect(score).toMatchObject({
      total: 54,
      qualified: false,
      incomplete: { missing: ['track'], atLeast: 54, atMost: 62 },
    });
    expect(score.others.map(({ ruleSet, track, total }) => [ruleSet.ruleBook, track, total])).toEqual([
      ['microsoft', 'smb', 62],
      ['brief', null, 70],
    ]);
  });

  it('the programme page has none, and shows both totals of Microsoft as long as the track is not chosen', () => {
    const open = scoreAzure(null, 'brief');
    expect(open).toMatchObject({ total: 70, qualified: true, incomplete: null, counted: { track: null } });
    expect(open.others.map(({ track, total, qualified }) => [track, total, qualified])).toEqual([
      ['enterprise', 54, false],
      ['smb', 62, false],
    ]);
    expect(scoreAzure('smb', 'brief').others.map(({ track }) => track)).toEqual(['smb']);
  });
});

describe('the two books', () => {
  it('share the same typed figures, and neither qualifies while one is missing', () => {
    const figures = { netCustomerAdds: 3, usageGrowthPercent: 20, acrTrailing12MonthsUsd: 5000 };
    const people = countsOf('data-ai', { administrators: 2, architects: 2, specialists: 10 });
    const facts = factsOf('data-ai', { day: DAY, track: 'enterprise', figures, people });
    for (const book of ['brief', 'microsoft'] as const) {
      const score = scoreArea('data-ai', facts, book, RULE_SETS);
      expect(score).toMatchObject({
        total: 90,
        qualified: false,
        incomplete: { missing: ['deployments'], atLeast: 90, atMost: 100 },
      });
      expect(score.others).toMatchObject([{ total: 90, qualified: false }]);
    }
  });

  it('leave every area without a table in the programme page to Microsoft', () => {
    const facts = factsOf('infrastructure', {
      day: DAY,
      track: 'smb',
      figures: { deployments: 1 },
      people: { kind: 'unknown' },
    });
    const score = scoreArea('infrastructure', facts, 'brief', RULE_SETS);
    expect(score.ruleSet.ruleBook).toBe('microsoft');
    expect(score.others).toEqual([]);
  });
});

describe('what is not known', () => {
  const figures = { netCustomerAdds: 3, usageGrowthPercent: 20, acrTrailing12MonthsUsd: 5000, deployments: 5 };

  it('no people at all is one missing thing', () => {
    const facts = factsOf('data-ai', { day: DAY, track: 'enterprise', figures, people: { kind: 'unknown' } });
    expect(scoreArea('data-ai', facts, 'microsoft', RULE_SETS).incomplete).toEqual({
      missing: ['people'],
      atLeast: 60,
      atMost: 100,
    });
  });

  it('an empty roster is known: nobody is certified', () => {
    const facts = factsOf('data-ai', {
      day: DAY,
      track: 'enterprise',
      figures,
      people: { kind: 'roster', people: [] },
    });
    expect(scoreArea('data-ai', facts, 'microsoft', RULE_SETS)).toMatchObject({ total: 60, incomplete: null });
  });

  it('a missing step is named', () => {
    const people = countsOf('data-ai', { administrators: 2, specialists: 10 });
    const facts = factsOf('data-ai', { day: DAY, track: 'enterprise', figures, people });
    expect(scoreArea('data-ai', facts, 'microsoft', RULE_SETS).incomplete?.missing).toEqual([
      'certifiedPeople.architects',
    ]);
  });
});

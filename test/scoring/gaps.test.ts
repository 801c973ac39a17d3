import { describe, expect, it } from 'vitest';
import { sayNeed, sayUnreachable } from '../../src/language/gapWords.ts';
import { createWords } from '../../src/language/words.ts';
import type { AreaId, RuleBook } from '../../src/scoring/designations.ts';
import { findGaps } from '../../src/scoring/gaps.ts';
import { scoreArea } from '../../src/scoring/score.ts';
import { countsOf, factsOf, fullMarks, type Given, RULE_PATHS, RULE_SETS } from './support.ts';

const words = createWords('en');

interface Asked extends Given {
  readonly ruleBook?: RuleBook;
  readonly track?: 'enterprise' | 'smb';
  readonly day?: string;
}

function gapsOf(area: AreaId, { ruleBook = 'microsoft', track, day = '2026-11-22', figures, counts }: Asked) {
  const facts = factsOf(area, { day, track: track ?? null, figures, people: countsOf(area, counts) });
  const { gaps, unreachable } = findGaps(scoreArea(area, facts, ruleBook, RULE_SETS), facts);
  return {
    gaps: gaps.map((gap) => ({
      need: sayNeed(words, area, gap),
      points: Math.round(gap.points * 100) / 100,
      toPass: gap.toPass,
    })),
    unreachable: unreachable.map((reason) => sayUnreachable(words, area, reason)),
  };
}

const azure = { netCustomerAdds: 3, usageGrowthPercent: 20, acrTrailing12MonthsUsd: 50000, deployments: 5 };

describe('gaps', () => {
  it('come in order: what opens points, metrics under their minimum, then the cheapest points', () => {
    const { gaps } = gapsOf('infrastructure', {
      track: 'enterprise',
      figures: { ...azure, netCustomerAdds: 1, usageGrowthPercent: 0, deployments: 4 },
      counts: { administrators: 1, 'intermediate-people': 3, architects: 2, 'advanced-people': 1 },
    });
    expect(gaps.map(({ need, points }) => [need, points])).toEqual([
      ['1 more Azure Administrator Associate (AZ-104)', 12],
      ['1 % more usage growth', 1],
      ['1 more person with one of AZ-700, AZ-802', 0],
      ['1 more net new customer', 10],
      ['1 more person with one of AZ-140, AZ-120', 4],
      ['1 more Azure service in use', 2],
    ]);
  });

  it('are all told at once, with what the next unit alone would add', () => {
    const { gaps } = gapsOf('data-ai', {
      track: 'enterprise',
      figures: { netCustomerAdds: 0, usageGrowthPercent: 19.5, acrTrailing12MonthsUsd: 400, deployments: 0 },
      counts: { administrators: 0, architects: 0, specialists: 0 },
    });
    expect(gaps.map(({ need, points }) => [need, points])).toEqual([
      ['USD 600 more Azure use in 12 months, to reach the USD 1,000 from which growth counts', 19.5],
      ['1 more Azure Administrator Associate (AZ-104)', 0],
      ['1 more Azure Solutions Architect Expert (AZ-305)', 0],
      ['1 more net new customer', 10],
      ['1 more Azure service in use', 2],
      ['1 more person with one of DP-300, PL-300, DP-420, DP-600, DP-700, DP-800, AI-103, AI-300, DP-750', 0],
      ['1 % more usage growth', 0],
    ]);
  });

  it('are none where a metric gives its most', () => {
    for (const path of RULE_PATHS) {
      const { ruleBook, area } = path.ruleSet;
      const track = path.rules.track ?? undefined;
      const asked = { ...fullMarks(path), ruleBook, day: path.day, ...(track === undefined ? {} : { track }) };
      expect([path.name, gapsOf(area, asked)]).toEqual([path.name, { gaps: [], unreachable: [] }]);
    }
  });

  it('stay beyond passing, but nothing is needed to pass any more', () => {
    const { gaps } = gapsOf('data-ai', {
      track: 'smb',
      figures: { ...azure, deployments: 4 },
      counts: { administrators: 1, architects: 1, specialists: 8 },
    });
    expect(gaps).toEqual([{ need: '1 more Azure service in use', points: 2, toPass: undefined }]);
  });

  it('never propose what can no longer be earned, in either book', () => {
    const counts = { administrators: 2, architects: 2, specialists: 0 };
    const [brief] = gapsOf('data-ai', { ruleBook: 'brief', figures: azure, counts }).gaps;
    expect(brief?.need).toBe('1 more person with one of DP-300, PL-300, DP-420');
    const early = gapsOf('data-ai', { ruleBook: 'brief', day: '2026-06-01', figures: azure, counts }).gaps[0];
    expect(early?.need).toBe('1 more person with one of DP-300, AI-102, DP-100, PL-300, DP-420');
  });

  it('are not offered for a metric with a missing figure, and pass nothing while one is missing', () => {
    const { usageGrowthPercent: _, ...lacking } = azure;
    const { gaps, unreachable } = gapsOf('data-ai', {
      track: 'enterprise',
      figures: { ...lacking, netCustomerAdds: 2 },
      counts: { administrators: 2, architects: 2, specialists: 10 },
    });
    expect(gaps).toEqual([{ need: '1 more net new customer', points: 10, toPass: undefined }]);
    expect(unreachable).toEqual([]);
  });
});

describe('what nothing can reach any more', () => {
  it.each([
    ['smb', 24_999.99, ['usage a year ago was under 25,000 MCV, so growth gives no points']],
    ['smb', 25_000, []],
    ['enterprise', 49_999.99, ['usage a year ago was under 50,000 MCV, so growth gives no points']],
    ['enterprise', 50_000, []],
  ] as const)('a base of a year ago that was too small: %s with %d', (track, usageBaselineMcv, reasons) => {
    const { gaps, unreachable } = gapsOf('business-applications', {
      track,
      figures: { netCustomerAdds: 4, usageGrowthPercent: 0, usageBaselineMcv, deployments: 5 },
      counts: { 'intermediate-people': 20, 'advanced-people': 7 },
    });
    expect(unreachable).toEqual(reasons);
    expect(gaps.some(({ toPass }) => toPass !== undefined)).toBe(reasons.length === 0);
  });

  it('a metric without any certification left to earn', () => {
    const figures = fullMarks(
      RULE_PATHS.find(({ name }) => name === 'microsoft/modern-work/2026-06-30 smb') ?? failed(),
    ).figures;
    const asked = { figures, counts: { 'intermediate-people': 2, 'advanced-people': 0 } };
    expect(gapsOf('modern-work', { ...asked, day: '2026-11-30' }).gaps[0]?.need).toBe(
      '1 more Microsoft 365 Administrator Expert (MS-102)',
    );
    expect(gapsOf('modern-work', { ...asked, day: '2026-12-01' })).toEqual({
      gaps: [],
      unreachable: ['Modern Work needs one more advanced certification; none can be earned after 30 November 2026'],
    });
  });

  it('is not claimed as long as the rest of the area passes without it', () => {
    const asked = {
      figures: fullMarks(
        RULE_PATHS.find(({ name }) => name === 'microsoft/modern-work/2026-06-30 enterprise') ?? failed(),
      ).figures,
      counts: { 'intermediate-people': 0, 'advanced-people': 1 },
    };
    const { gaps, unreachable } = gapsOf('modern-work', { ...asked, day: '2027-01-15' });
    expect(unreachable).toEqual([]);
    expect(gaps.map(({ toPass }) => toPass)).toEqual([1]);
  });
});

describe('where the path that counts cannot qualify any more', () => {
  it('the gaps are those of the other path, if that one can', () => {
    const shipped =
      RULE_PATHS.find(({ ruleSet }) => ruleSet.id === 'microsoft/security/2026-06-30')?.ruleSet ?? failed();
    // An invented edition in which no security analyst can be certified any more: Enterprise asks for 2, SMB for 1.
    const ruleSet = { ...structuredClone(shipped), retirementEndsCounting: false };
    const analysts = ruleSet.steps['security-analysts'] ?? failed();
    analysts.certifications = ['information-protection-administrator-associate'];
    const [enterprise, smb] = RULE_PATHS.filter((path) => path.ruleSet === shipped).map(
      (path) => fullMarks(path).figures,
    );
    const facts = factsOf('security', {
      day: '2026-11-22',
      figures: { ...enterprise, ...smb, 'smb.netCustomerAdds.azure': 2, 'smb.usageGrowth.azureAcrUsd': 1500 },
      people: countsOf('security', { 'security-engineers': 1, 'security-analysts': 1, 'security-specialists': 2 }),
    });
    const score = scoreArea('security', facts, 'microsoft', [ruleSet]);
    expect(score.counted.track).toBe('enterprise');
    const { gaps, unreachable } = findGaps(score, facts);
    expect(unreachable).toEqual([]);
    expect(gaps.flatMap((gap) => (gap.kind === 'figure' ? [gap.figure] : []))).toContain('smb.netCustomerAdds.azure');
  });
});

function failed(): never {
  throw new Error('There is no such rule set');
}

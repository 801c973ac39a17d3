import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { findStaleRules, isStale, type RuleFinding } from '../../src/scoring/findStaleRules.ts';
import type { RuleSets } from '../../src/scoring/inForce.ts';

const shipped = readRuleSets();
const [modernWork] = shipped.filter(({ area }) => area === 'modern-work');

function find<Kind extends RuleFinding['kind']>(kind: Kind, day: string, ruleSets: RuleSets = shipped) {
  return findStaleRules(ruleSets, day).filter(
    (finding): finding is Extract<RuleFinding, { kind: Kind }> => finding.kind === kind,
  );
}

describe('a comparison with the page', () => {
  test('lasts 180 days, to the day', () => {
    const compared = shipped.map((ruleSet) => ({ ...ruleSet, page: { ...ruleSet.page, comparedOn: '2026-11-22' } }));
    expect(find('not compared', '2027-05-21', compared)).toEqual([]);
    const findings = find('not compared', '2027-05-22', compared);
    expect(findings).toHaveLength(shipped.length);
    expect(findings.every((finding) => isStale(finding, '2027-05-22'))).toBe(true);
  });

  test('is not asked of a rule set that another has replaced', () => {
    if (modernWork === undefined) throw new Error('Modern Work has no rule set');
    const newer = {
      ...modernWork,
      id: 'microsoft/modern-work/2027-01-01',
      startsOn: '2027-01-01',
      page: { ...modernWork.page, comparedOn: '2027-01-01' },
    };
    const ids = (day: string) =>
      findStaleRules([modernWork, newer], day).flatMap((each) => ('ruleSet' in each ? each.ruleSet : []));
    expect(find('not compared', '2027-06-01', [modernWork, newer])).toEqual([]);
    expect(ids('2027-06-01')).not.toContain(modernWork.id);
    expect(ids('2026-12-01')).toContain(modernWork.id);
  });
});

describe('pages revised since', () => {
  test('are those of Modern Work and Security, from the day of the revision on', () => {
    const told = (day: string) => find('page revised', day).map(({ ruleSet, newest }) => `${ruleSet} ${newest}`);
    expect(told('2026-07-30')).toEqual([]);
    expect(told('2026-07-31')).toEqual(['microsoft/security/2026-06-30 2026-07-31']);
    expect(told('2026-11-28')).toEqual([
      'microsoft/modern-work/2026-06-30 2026-08-26',
      'microsoft/security/2026-06-30 2026-07-31',
    ]);
    expect(find('page revised', '2026-11-28').every((finding) => isStale(finding, '2026-11-28'))).toBe(true);
  });

  test('are done with once the newest revision was compared', () => {
    const compared = shipped.map((ruleSet) => ({
      ...ruleSet,
      page: { ...ruleSet.page, compared: ruleSet.page.newest },
    }));
    expect(find('page revised', '2026-11-28', compared)).toEqual([]);
  });
});

describe('certifications', () => {
  test('are listed in the 12 months before they stop counting, the next first', () => {
    const ahead = find('stops counting', '2026-11-22');
    expect(ahead.map(({ certification }) => certification)).toContain('azure-ai-engineer-associate');
    expect(ahead.map(({ countsUntil }) => countsUntil)).toEqual(ahead.map(({ countsUntil }) => countsUntil).toSorted());
    expect(ahead.some((finding) => isStale(finding, '2026-11-22'))).toBe(false);
    const after = find('stops counting', '2027-07-01');
    expect(after.map(({ certification }) => certification)).not.toContain('azure-ai-engineer-associate');
  });
});

describe('lists', () => {
  test('of Modern Work run empty once nothing on them can be earned', () => {
    const [advanced] = find('list runs empty', '2026-11-22').filter(({ ruleSet }) => ruleSet === modernWork?.id);
    expect(advanced).toMatchObject({ step: 'advanced-people', earnableUntil: '2026-11-30', countsUntil: '2027-11-30' });
    expect(find('list runs empty', '2025-11-29').map(({ ruleSet }) => ruleSet)).not.toContain(modernWork?.id);
  });

  test('are stale once nothing on them counts', () => {
    const isEmpty = (day: string) => find('list runs empty', day).some((finding) => isStale(finding, day));
    expect(isEmpty('2027-11-30')).toBe(false);
    expect(isEmpty('2027-12-01')).toBe(true);
  });
});

test.each([
  { day: '2026-07-30', status: 0, says: ['2026-07-30: 0 stale'] },
  {
    day: '2026-11-28',
    status: 1,
    says: [
      'STALE  microsoft/modern-work/2026-06-30: compared with its page as of 2026-06-30, which was revised on 2026-08-26',
      'STALE  microsoft/security/2026-06-30: compared with its page as of 2026-06-30, which was revised on 2026-07-31',
      '2026-11-28: 2 stale',
    ],
  },
  { day: '2199-01-01', status: 1, says: ['STALE'] },
  { day: 'soon', status: 2, says: ['is not a day'] },
])('the command exits with $status on $day', ({ day, status, says }) => {
  const script = join(import.meta.dirname, '../../src/rulesCheck.ts');
  const run = spawnSync(process.execPath, [script, day], { encoding: 'utf8' });
  expect(run.status).toBe(status);
  for (const said of says) expect(run.stdout + run.stderr).toContain(said);
});

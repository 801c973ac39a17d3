import { describe, expect, it } from 'vitest';
import type { AreaId, RuleBook } from '../../src/scoring/designations.ts';
import type { CertifiedPerson, HeldCertification } from '../../src/scoring/facts.ts';
import { findRuleSet } from '../../src/scoring/inForce.ts';
import { countPeople } from '../../src/scoring/people.ts';
import type { RuleSet } from '../../src/scoring/ruleSet.ts';
import { RULE_SETS } from './support.ts';

const DAY = '2026-11-22';

function ruleSetOf(book: RuleBook, area: AreaId): RuleSet {
  const found = findRuleSet(RULE_SETS, book, area, DAY);
  if (found === null) throw new Error(`There is no rule set for ${area} by ${book}`);
  return found.ruleSet;
}

function person(id: string, ...held: readonly (string | HeldCertification)[]): CertifiedPerson {
  return { id, certifications: held.map((each) => (typeof each === 'string' ? { certification: each } : each)) };
}

const ADMINISTRATOR = 'azure-administrator-associate';
const ARCHITECT = 'azure-solutions-architect-expert';

describe('people, not exams', () => {
  it('count once in a step, however many certifications open it', () => {
    const ana = person(
      'ana',
      'fabric-data-engineer-associate',
      'sql-ai-developer-associate',
      'power-bi-data-analyst-associate',
    );
    expect(countPeople([ana], ruleSetOf('microsoft', 'data-ai'), DAY).specialists).toBe(1);
  });

  it('count in every step and metric that one of their certifications opens', () => {
    const ana = person(
      'ana',
      ADMINISTRATOR,
      ARCHITECT,
      'azure-network-engineer-associate',
      'azure-virtual-desktop-specialty',
    );
    expect(countPeople([ana], ruleSetOf('microsoft', 'infrastructure'), DAY)).toEqual({
      administrators: 1,
      'intermediate-people': 1,
      architects: 1,
      'advanced-people': 1,
    });
  });

  it('do not count where nothing they hold is listed', () => {
    expect(countPeople([person('ana', 'github-copilot')], ruleSetOf('microsoft', 'security'), DAY)).toEqual({
      'security-engineers': 0,
      'security-analysts': 0,
      'security-specialists': 0,
    });
  });

  it('hold what they list twice when either entry counts', () => {
    const lapsed = { certification: ARCHITECT, expires: '2026-01-01' };
    const renewed = { certification: ARCHITECT, earned: '2026-01-02', expires: '2027-01-02' };
    const planned = { certification: ARCHITECT, earned: '2026-12-01' };
    const count = (...held: readonly HeldCertification[]) =>
      countPeople([person('ana', ...held)], ruleSetOf('microsoft', 'data-ai'), DAY).architects;
    expect([count(lapsed, renewed), count(renewed, lapsed), count(renewed, renewed), count(lapsed, planned)]).toEqual([
      1, 1, 1, 0,
    ]);
  });
});

describe('a retired certification', () => {
  it('counts for ever by the programme page, whose list stands as it is', () => {
    const ana = person('ana', 'azure-data-engineer-associate');
    expect(countPeople([ana], ruleSetOf('brief', 'data-ai'), '2030-01-01').specialists).toBe(1);
    expect(countPeople([ana], ruleSetOf('microsoft', 'data-ai'), DAY).specialists).toBe(0);
  });

  it('counts by its last day alone: when it was earned does not matter', () => {
    const late = { certification: 'information-protection-administrator-associate', earned: '2025-06-15' };
    const early = { ...late, earned: '2020-01-01' };
    for (const held of [late, early]) {
      expect(
        countPeople([person('ana', held)], ruleSetOf('microsoft', 'security'), '2026-05-31')['security-specialists'],
      ).toBe(1);
      expect(
        countPeople([person('ana', held)], ruleSetOf('microsoft', 'security'), '2026-06-01')['security-specialists'],
      ).toBe(0);
    }
  });

  it('lapses before its last day when it expires before', () => {
    const held = { certification: 'azure-security-engineer-associate', expires: '2027-03-01' };
    const count = (day: string) =>
      countPeople([person('ana', held)], ruleSetOf('microsoft', 'security'), day)['security-engineers'];
    expect([count('2027-03-01'), count('2027-03-02')]).toEqual([1, 0]);
  });

  it('is not what Windows Server Hybrid Administrator is: it has no last day', () => {
    const ana = person('ana', 'windows-server-hybrid-administrator-associate');
    expect(countPeople([ana], ruleSetOf('microsoft', 'infrastructure'), '2030-01-01')['intermediate-people']).toBe(1);
  });
});

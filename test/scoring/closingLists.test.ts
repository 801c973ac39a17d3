import { describe, expect, it } from 'vitest';
import type { Certification } from '../../src/scoring/certifications.ts';
import { findClosingLists, findClosings } from '../../src/scoring/closingLists.ts';
import { AREA_IDS, type AreaId } from '../../src/scoring/designations.ts';
import { fullMarks, RULE_PATHS, RULE_SETS, type RulePath, scoreRulePath } from './support.ts';

/** Certifications that there are not: A can be earned for good, B until 31 March 2030, C until 30 June 2030. */
const INVENTED: Readonly<Record<string, Certification>> = {
  a: invent('a', null),
  b: invent('b', '2030-03-31'),
  c: invent('c', '2030-06-30'),
};

function invent(id: string, earnableUntil: string | null): Certification {
  const base = {
    id,
    code: id.toUpperCase(),
    title: id,
    level: 'expert',
    source: 'invented',
    certainty: 'likely',
  } as const;
  if (earnableUntil === null) return base;
  const countsUntil = earnableUntil.replace('2030', '2031');
  const retirement = { earnableUntil, countsUntil, successor: null, source: 'invented', certainty: 'likely' } as const;
  return { ...base, retirement };
}

function lookUp(id: string): Certification {
  const found = INVENTED[id];
  if (found === undefined) throw new Error(`Nobody invented ${id}`);
  return found;
}

/** A path of the area, its every list replaced by an invented one that stays open, but for the last step of each metric. */
function withLists(path: RulePath, certifications: readonly string[]): RulePath {
  const lasts = new Set(
    path.rules.metrics.flatMap((metric) => (metric.paidBy === 'people' ? (metric.steps.at(-1)?.step ?? []) : [])),
  );
  const steps = Object.entries(path.ruleSet.steps).map(([step, list]) => [
    step,
    { ...list, certifications: lasts.has(step) ? [...certifications] : ['a'] },
  ]);
  return { ...path, ruleSet: { ...path.ruleSet, steps: Object.fromEntries(steps) } };
}

function closingsOn(area: AreaId, day: string, certifications: readonly string[], held = 0) {
  const path = RULE_PATHS.find(({ ruleSet }) => ruleSet.area === area && ruleSet.ruleBook === 'microsoft');
  if (path === undefined) throw new Error(`There is no rule set for ${area}`);
  const invented = withLists(path, certifications);
  const { figures, counts } = fullMarks(invented);
  const lasts = findClosingLists(invented.ruleSet, day, lookUp).map(({ step }) => step);
  const people = { ...counts, ...Object.fromEntries(lasts.map((step) => [step, held])) };
  return findClosings(scoreRulePath(invented, { figures, counts: people }), day, lookUp);
}

describe.each(AREA_IDS)('in %s a list of invented certifications', (area) => {
  it.each([
    { day: '2030-05-01', left: 60 },
    { day: '2030-06-16', left: 14 },
    { day: '2030-06-30', left: 0 },
  ])('is told to close $left days before', ({ day, left }) => {
    const closings = closingsOn(area, day, ['b', 'c']);
    expect(closings.length).toBeGreaterThan(0);
    for (const closing of closings) {
      expect(closing).toMatchObject({
        ...{ state: 'closing', earnableUntil: '2030-06-30', countsUntil: '2031-06-30', daysLeft: left },
        ...{ held: 0, known: true, isPointAtStake: true },
      });
      expect(closing.earnable.map(({ id }) => id)).toEqual(['c']);
    }
  });

  it('names all that can still be earned', () => {
    const [closing] = closingsOn(area, '2030-03-31', ['b', 'c']);
    expect(closing?.earnable.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('is closed the day after, and empty once nothing on it counts', () => {
    const states = ['2030-07-01', '2031-06-30', '2031-07-01'].map((day) => closingsOn(area, day, ['b', 'c'])[0]);
    expect(states.map((closing) => closing?.state)).toEqual(['closed', 'closed', 'empty']);
    expect(states.map((closing) => closing?.earnable)).toEqual([[], [], []]);
    expect(states[0]?.daysLeft).toBe(-1);
  });

  it('does not close as long as one of its certifications stays', () => {
    expect(closingsOn(area, '2030-06-16', ['a', 'b', 'c'])).toEqual([]);
  });

  it('puts no point at stake for whoever has somebody on it', () => {
    const closings = closingsOn(area, '2030-06-16', ['b', 'c'], 1);
    expect(closings.map(({ held, isPointAtStake }) => ({ held, isPointAtStake }))).toEqual(
      closings.map(() => ({ held: 1, isPointAtStake: false })),
    );
  });
});

describe('a gate that closes', () => {
  const enterprise = RULE_PATHS.find(({ name }) => name === 'microsoft/security/2026-06-30 enterprise');
  const smb = RULE_PATHS.find(({ name }) => name === 'microsoft/security/2026-06-30 smb');

  function gateOf(path: RulePath | undefined, held: number) {
    if (path === undefined) throw new Error('Security has no such path');
    const steps = { ...path.ruleSet.steps };
    for (const [step, list] of Object.entries(steps)) {
      steps[step] = { ...list, certifications: [step === 'security-engineers' ? 'b' : 'a'] };
    }
    const ruleSet = { ...path.ruleSet, steps };
    const { figures, counts } = fullMarks({ ...path, ruleSet });
    const given = { figures, counts: { ...counts, 'security-engineers': held } };
    return findClosings(scoreRulePath({ ...path, ruleSet }, given), '2030-03-01', lookUp);
  }

  it('puts the point at stake where nothing else of its metric pays without it', () => {
    expect(gateOf(enterprise, 1)).toMatchObject([
      { step: 'security-engineers', held: 1, needed: 2, isPointAtStake: true },
    ]);
    expect(gateOf(enterprise, 2)).toMatchObject([{ isPointAtStake: false }]);
  });

  it('puts none at stake where the other path does without it', () => {
    if (enterprise === undefined || smb === undefined) throw new Error('Security has no such path');
    const { ruleSet } = enterprise;
    const steps = Object.entries(ruleSet.steps).map(([step, list]) => [
      step,
      { ...list, certifications: [step === 'security-engineers' ? 'b' : 'a'] },
    ]);
    const invented = { ...ruleSet, steps: Object.fromEntries(steps) };
    const figures = { ...fullMarks(enterprise).figures, ...fullMarks(smb).figures };
    const counts = { ...fullMarks(enterprise).counts, 'security-engineers': 1 };
    const score = scoreRulePath({ ...enterprise, ruleSet: invented }, { figures, counts });
    expect(findClosings(score, '2030-03-01', lookUp)).toMatchObject([{ held: 1, isPointAtStake: false }]);
  });

  it('puts none at stake where another gate pays by itself', () => {
    expect(gateOf(smb, 0)).toMatchObject([{ held: 0, needed: 1, isPointAtStake: false }]);
  });
});

describe('the lists of the rule sets in force', () => {
  it("are all open but Modern Work's advanced one, which closes on 30 November 2026", () => {
    const closing = RULE_SETS.flatMap((ruleSet) =>
      findClosingLists(ruleSet, '2026-11-28').map((list) => ({ id: ruleSet.id, ...list })),
    );
    expect(closing).toMatchObject([
      {
        ...{ id: 'microsoft/modern-work/2026-06-30', step: 'advanced-people', state: 'closing', daysLeft: 2 },
        ...{ earnableUntil: '2026-11-30', countsUntil: '2027-11-30', earnable: [{ code: 'MS-102' }] },
      },
    ]);
    expect(closing[0]?.open.map(({ text }) => text.en).join()).toMatch(/AB-650 .* nobody has confirmed/);
  });

  it('are taken for lists with nobody on them while nobody said who is certified', () => {
    const path = RULE_PATHS.find(({ name }) => name === 'microsoft/modern-work/2026-06-30 enterprise');
    if (path === undefined) throw new Error('Modern Work has no Enterprise path');
    const score = scoreRulePath(path, { figures: fullMarks(path).figures, counts: {} });
    expect(findClosings(score, '2026-11-28')).toMatchObject([{ known: false, held: 0, isPointAtStake: true }]);
  });
});

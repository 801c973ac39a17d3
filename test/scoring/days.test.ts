import { describe, expect, it } from 'vitest';
import { getCertification } from '../../src/scoring/certifications.ts';
import { findGaps } from '../../src/scoring/gaps.ts';
import { ruleSetInForce } from '../../src/scoring/inForce.ts';
import { countPeople } from '../../src/scoring/people.ts';
import { factsOfPath, fullMarks, RULE_PATHS, RULE_SETS, scoreRulePath } from './support.ts';

/* Every day on which something ends or begins, the day before and the day after, generated from the data. */

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const listed = RULE_SETS.flatMap((ruleSet) =>
  Object.entries(ruleSet.steps).flatMap(([step, { certifications }]) =>
    certifications.map((id) => ({ ruleSet, step, certification: getCertification(id), label: `${ruleSet.id}: ${id}` })),
  ),
);

describe('a certification counts', () => {
  const DAY = '2026-11-22';

  it.each(listed)('from the day it is earned to the day it expires: $label', ({ ruleSet, step, certification }) => {
    const count = (day: string, earned: string, expires: string) =>
      countPeople(
        [{ id: 'ana', certifications: [{ certification: certification.id, earned, expires }] }],
        ruleSet,
        day,
      )[step];
    const day = certification.retirement?.earnableUntil ?? DAY;
    const later = dayAfter(day, 200);
    expect([count(dayAfter(day, -1), day, later), count(day, day, later), count(dayAfter(day, 1), day, later)]).toEqual(
      [0, 1, 1],
    );
    expect([
      count(dayAfter(later, -1), day, later),
      count(later, day, later),
      count(dayAfter(later, 1), day, later),
    ]).toEqual([1, 1, 0]);
  });

  const retired = listed.filter(({ certification }) => certification.retirement !== undefined);

  it.each(retired)('until its last day, where retirement ends it: $label', ({ ruleSet, step, certification }) => {
    const last = certification.retirement?.countsUntil ?? '';
    const count = (day: string) =>
      countPeople([{ id: 'ana', certifications: [{ certification: certification.id }] }], ruleSet, day)[step];
    const after = ruleSet.retirementEndsCounting ? 0 : 1;
    expect([count(dayAfter(last, -1)), count(last), count(dayAfter(last, 1))]).toEqual([1, 1, after]);
  });

  it.each(RULE_PATHS.map((path) => ({ path, name: path.name })))(
    'and is proposed only while it can be earned: $name',
    ({ path }) => {
      const given = {
        figures: fullMarks(path).figures,
        counts: Object.fromEntries(Object.keys(path.ruleSet.steps).map((step) => [step, 0])),
      };
      const isProposed = (id: string, day: string) => {
        const facts = factsOfPath({ ...path, day }, given);
        return findGaps(scoreRulePath({ ...path, day }, given), facts).gaps.some(
          (gap) => gap.kind === 'people' && gap.choices.some((choice) => choice.id === id),
        );
      };
      for (const id of new Set(Object.values(path.ruleSet.steps).flatMap(({ certifications }) => certifications))) {
        const last = getCertification(id).retirement?.earnableUntil;
        if (last === undefined) continue;
        expect([
          id,
          isProposed(id, dayAfter(last, -1)),
          isProposed(id, last),
          isProposed(id, dayAfter(last, 1)),
        ]).toEqual([id, true, true, false]);
      }
    },
  );
});

describe('a rule set is in force from its start date on', () => {
  const dated = RULE_SETS.flatMap((ruleSet) =>
    ruleSet.startsOn === null ? [] : [{ ruleSet, startsOn: ruleSet.startsOn, id: ruleSet.id }],
  );

  it.each(dated)('$id', ({ ruleSet, startsOn }) => {
    const inForce = (day: string) => ruleSetInForce(RULE_SETS, ruleSet.ruleBook, ruleSet.area, day);
    expect(inForce(startsOn).ruleSet).toBe(ruleSet);
    expect(inForce(dayAfter(startsOn, -1)).ruleSet === ruleSet).toBe(
      inForce(dayAfter(startsOn, -1)).beforeFirstRuleSet,
    );
    expect(inForce(startsOn).beforeFirstRuleSet).toBe(false);
  });
});

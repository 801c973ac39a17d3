import { expect, it } from 'vitest';
import { countPeople } from '../../src/scoring/people.ts';
import { findBuiltOn } from '../../src/scoring/prerequisites.ts';
import { RULE_SETS } from './support.ts';

const developer = 'azure-developer-associate';
const devOps = 'azure-devops-engineer-expert';

it('an expert certification is found by what it asked for', () => {
  const held = [{ certification: developer }, { certification: devOps }];
  expect(findBuiltOn(developer, held).map(({ code }) => code)).toEqual(['AZ-400']);
  expect(findBuiltOn(devOps, held)).toEqual([]);
  expect(findBuiltOn(developer, [{ certification: developer }])).toEqual([]);
});

it('and counts on after what it asked for was retired', () => {
  const ruleSet = RULE_SETS.find(({ id }) => id === 'microsoft/digital-app-innovation/2026-06-30');
  if (ruleSet === undefined) throw new Error('There is no such rule set');
  const ana = { id: 'ana', certifications: [{ certification: developer }, { certification: devOps }] };
  const counted = (day: string) => countPeople([ana], ruleSet, day);
  expect(counted('2027-07-31')).toMatchObject({ 'intermediate-people': 1, 'advanced-people': 1 });
  expect(counted('2027-08-01')).toMatchObject({ 'intermediate-people': 0, 'advanced-people': 1 });
});

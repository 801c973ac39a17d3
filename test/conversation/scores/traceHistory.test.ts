import { expect, test } from 'vitest';
import { readRuleSets } from '../../../src/adapters/rules/readRuleSets.ts';
import { traceArea } from '../../../src/conversation/scores/traceHistory.ts';
import { createDayState, type DayState } from '../../../src/partner/dayState.ts';
import { EMPTY_RECORD, type PartnerRecord } from '../../../src/partner/record.ts';

const ruleSets = readRuleSets();
const by = { id: 'ana', name: 'Ana' };
const OPTIONS = { area: 'data-ai', today: '2026-11-22', ruleSets } as const;

function withCustomers(value: number): PartnerRecord {
  const figure = (amount: number) => ({ value: amount, day: '2026-01-01', by });
  return { ...EMPTY_RECORD, figures: { azure: { netCustomerAdds: figure(value), acrUsd: figure(50_000) } } };
}

/** As if the rules had given so much more when it was kept. */
function toldMore(state: DayState, points: number): DayState {
  return { ...state, scores: state.scores.map((score) => ({ ...score, total: score.total + points })) };
}

test('what was told stays, and both numbers are known where the rules give another one by now', () => {
  const state = createDayState(withCustomers(3), '2026-09-01', ruleSets);
  const now = state.scores.find(({ area }) => area === 'data-ai')?.total ?? 0;
  expect(now).toBeGreaterThan(0);
  const { moves, rescored } = traceArea([toldMore(state, 5)], OPTIONS);
  expect(moves.map(({ day, from, to }) => [day, from, to])).toEqual([['2026-09-01', null, now + 5]]);
  expect(rescored).toEqual([{ day: '2026-09-01', stored: now + 5, now }]);
});

test('points whose facts are not kept are told without what moved them', () => {
  const [first, second] = [
    createDayState(withCustomers(3), '2026-09-01', ruleSets),
    createDayState(withCustomers(1), '2026-10-01', ruleSets),
  ];
  const { moves, rescored } = traceArea([{ ...first, facts: null }, second], OPTIONS);
  expect(moves.map(({ day, moved }) => [day, moved])).toEqual([
    ['2026-09-01', { kind: 'change', facts: [] }],
    ['2026-10-01', { kind: 'change', facts: [] }],
  ]);
  expect(rescored).toEqual([]);
});

test('a change that leaves the points as they are is no move', () => {
  const days = ['2026-09-01', '2026-10-01'].map((day) => createDayState(withCustomers(3), day, ruleSets));
  expect(traceArea(days, OPTIONS).moves.map(({ day }) => day)).toEqual(['2026-09-01']);
});

test('a thousand people who left together moved the points together, and a figure by itself', () => {
  const people = Array.from({ length: 1000 }, (_, index) => ({
    ...{ id: `p${index}`, name: `P ${index}`, mail: null },
    certifications: [
      'azure-administrator-associate',
      'azure-solutions-architect-expert',
      'azure-database-administrator-associate',
      'fabric-data-engineer-associate',
    ].map((certification) => ({ certification })),
  }));
  const [full, empty, fewer] = [
    createDayState({ ...withCustomers(3), people }, '2026-09-01', ruleSets),
    createDayState({ ...withCustomers(3), people: people.slice(0, 1) }, '2026-10-01', ruleSets),
    createDayState(
      { ...withCustomers(1), people: people.map((each) => ({ ...each, name: 'Q' })) },
      '2026-10-01',
      ruleSets,
    ),
  ];
  const movedBy = (after: DayState) => {
    const moved = traceArea([full, after], OPTIONS).moves[1]?.moved;
    return moved?.kind === 'change' ? moved.facts.map(({ kind }) => kind) : [];
  };
  expect(movedBy(empty)).toEqual(people.slice(1).map(() => 'person'));
  expect(movedBy(fewer)).toEqual(['figures']);
});

import { describe, expect, test } from 'vitest';
import { readRuleSets } from '../../../src/adapters/rules/readRuleSets.ts';
import { findQualifiedPeriods } from '../../../src/conversation/scores/qualifiedPeriods.ts';
import { createDayState, type DayState } from '../../../src/partner/dayState.ts';
import { EMPTY_RECORD, type PartnerRecord } from '../../../src/partner/record.ts';

const ruleSets = readRuleSets();
const by = { id: 'ana', name: 'Ana' };
const OPTIONS = { area: 'data-ai', today: '2026-11-22', ruleSets } as const;

/** 84 points by the brief with both architects, 52 with one. */
function partner({ customers = 3, lapses }: { customers?: number; lapses?: string }): PartnerRecord {
  const values = { netCustomerAdds: customers, usageGrowthPercent: 12, acrTrailing12MonthsUsd: 50_000, deployments: 5 };
  const facts = Object.entries(values).map(([key, value]) => [key, { value, day: '2026-01-01', by }]);
  const hold = (id: string, ...certifications: readonly { certification: string; expires?: string | undefined }[]) => {
    return { id, name: id, mail: null, certifications };
  };
  const [az104, az305, dp300] = [
    { certification: 'azure-administrator-associate' },
    { certification: 'azure-solutions-architect-expert' },
    { certification: 'azure-database-administrator-associate' },
  ];
  return {
    ...EMPTY_RECORD,
    figures: { azure: Object.fromEntries(facts) },
    people: [
      hold('ana', az104, { ...az305, expires: lapses }),
      hold('luis', az104, az305),
      ...['bea', 'carl', 'dora', 'eva'].map((id) => hold(id, dp300)),
    ],
  };
}

const stateOn = (day: string, facts: Parameters<typeof partner>[0]) => createDayState(partner(facts), day, ruleSets);

function daysOf(states: readonly DayState[]) {
  return findQualifiedPeriods(states, OPTIONS).map(({ from, to, total }) => [from, to, total]);
}

describe('what was told holds', () => {
  test('until today where nothing came after it', () => {
    expect(daysOf([stateOn('2026-09-01', {})])).toEqual([['2026-09-01', '2026-11-22', 84]]);
  });

  test('until the day before the next change, whether that passes or not', () => {
    const states = [stateOn('2026-06-01', {}), stateOn('2026-09-01', { customers: 2 }), stateOn('2026-10-05', {})];
    expect(daysOf(states)).toEqual([
      ['2026-06-01', '2026-08-31', 84],
      ['2026-09-01', '2026-10-04', 74],
      ['2026-10-05', '2026-11-22', 84],
    ]);
    expect(daysOf([...states.slice(0, 1), stateOn('2026-09-01', { customers: 0 })])).toEqual([
      ['2026-06-01', '2026-08-31', 84],
    ]);
  });

  test('until the day with which a certification lapses', () => {
    expect(daysOf([stateOn('2026-09-01', { lapses: '2026-10-11' })])).toEqual([['2026-09-01', '2026-10-11', 84]]);
  });
});

describe('what cannot be followed counts for its own day alone', () => {
  test('where the facts were not kept', () => {
    const state = { ...stateOn('2026-09-01', {}), facts: null };
    expect(daysOf([state])).toEqual([['2026-09-01', '2026-09-01', 84]]);
  });

  test('where the rules give other points by now', () => {
    const state = stateOn('2026-09-01', {});
    const told = { ...state, scores: state.scores.map((score) => ({ ...score, total: 71 })) };
    expect(daysOf([told])).toEqual([['2026-09-01', '2026-09-01', 71]]);
  });
});

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRuleSets } from '../../../src/adapters/rules/readRuleSets.ts';
import { applyChange, type Change } from '../../../src/partner/change.ts';
import { createDayState } from '../../../src/partner/dayState.ts';
import type { PartnerRecord } from '../../../src/partner/record.ts';
import type { Decision } from '../../../src/partner/store.ts';
import {
  AT,
  createFigure,
  createNoise,
  createOperation,
  createPartner,
  createPerson,
  startStore,
  type TestStore,
} from './startStore.ts';

const RULE_SETS = readRuleSets();
const FIFTY = Array.from({ length: 50 }, (_, index) => index);

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test.stop());

function changeOn(day: string, change: Change): (record: PartnerRecord) => Decision<null> {
  return (record) => {
    const state = createDayState(applyChange(record, change), day, RULE_SETS);
    return { kind: 'change', change, outcome: null, state };
  };
}

function setCustomers(day: string, value: number) {
  const operation = createOperation({ at: Temporal.Instant.from(`${day}T10:00:00Z`) });
  const after = { netCustomerAdds: createFigure(value) };
  return [operation, changeOn(day, [{ kind: 'figures', owner: 'azure', after }])] as const;
}

describe('the last state of each day', () => {
  it('holds everybody when fifty add different people at once', async () => {
    const partner = createPartner();
    const day = AT.toString().slice(0, 10);
    await Promise.all(
      FIFTY.map((index) => {
        const after = createPerson(`person ${index}`);
        return test.store.change(partner, createOperation(), changeOn(day, [{ kind: 'person', id: after.id, after }]));
      }),
    );
    const [state, ...others] = await test.store.listStates(partner, day);
    expect(others).toEqual([]);
    expect(state?.facts?.people.map(({ id }) => id).toSorted()).toEqual(
      FIFTY.map((index) => `person ${index}`).toSorted(),
    );
  });

  it('is one for each day, the oldest first, from the one that still stood on the first day asked for', async () => {
    const partner = createPartner();
    for (const [day, value] of [
      ['2026-01-05', 1],
      ['2026-02-05', 2],
      ['2026-03-05', 3],
      ['2026-03-05', 4],
    ] as const) {
      await test.store.change(partner, ...setCustomers(day, value));
    }
    const states = await test.store.listStates(partner, '2026-03-01');
    expect(states.map(({ day, facts }) => [day, facts?.figures.azure?.netCustomerAdds])).toEqual([
      ['2026-02-05', 2],
      ['2026-03-05', 4],
    ]);
    expect(states[1]?.scores[0]).toMatchObject({ area: 'data-ai', ruleSet: 'brief/data-ai', isComplete: false });
  });

  it('keeps the points of a day whose facts are too many for a row', async () => {
    const partner = createPartner();
    const [operation, decide] = setCustomers('2026-04-01', 3);
    await test.store.change(partner, operation, (record) => {
      const decision = decide(record);
      if (decision.kind !== 'change' || decision.state?.facts == null) throw new Error('A change was expected');
      const people = Array.from({ length: 2000 }, (_, index) => createPerson(`person ${index}`, createNoise(800)));
      return {
        ...decision,
        state: {
          ...decision.state,
          facts: { ...decision.state.facts, people: people.map(({ mail: _, ...person }) => person) },
        },
      };
    });
    const [state] = await test.store.listStates(partner, '2026-04-01');
    expect(state?.facts).toBeNull();
    expect(state?.scores.length).toBe(3);
  });

  it('is not written where the change is not', async () => {
    const partner = createPartner();
    await test.store.change(partner, ...setCustomers('2026-05-01', 3));
    const twice = setCustomers('2026-05-02', 4);
    await test.store.change(partner, ...twice);
    expect((await test.store.change(partner, twice[0], setCustomers('2026-05-02', 9)[1])).kind).toBe('repeated');
    const states = await test.store.listStates(partner, '2026-05-02');
    expect(states.at(-1)?.facts?.figures.azure).toEqual({ netCustomerAdds: 4 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRow, readValue } from '../../../src/adapters/tables/row.ts';
import { EMPTY_RECORD, NEW_SETTINGS } from '../../../src/partner/record.ts';
import { ChangeTooLarge, type Decision } from '../../../src/partner/store.ts';
import {
  ANA,
  AT,
  addPerson,
  createFigure,
  createNoise,
  createOperation,
  createPartner,
  createPeople,
  createPerson,
  decideOn,
  hire,
  listRows,
  removePerson,
  setFigure,
  startStore,
  type TestStore,
} from './startStore.ts';

const FIFTY = Array.from({ length: 50 }, (_, index) => index);

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test.stop());

async function listKeys(partner: ReturnType<typeof createPartner>, prefix: string): Promise<string[]> {
  const rows = await listRows(test.table, partner);
  return rows.map(({ rowKey }) => rowKey).filter((key) => key.startsWith(prefix));
}

async function readChanges(partner: ReturnType<typeof createPartner>): Promise<unknown[]> {
  const rows = await listRows(test.table, partner);
  return rows.filter(({ rowKey }) => rowKey.startsWith('change|')).map(readValue);
}

describe('many people at once', () => {
  it('lose nothing when fifty change the same figures', async () => {
    const partner = createPartner();
    const changed = await Promise.all(
      FIFTY.map((value) => test.store.change(partner, createOperation(), setFigure(`figure${value}`, value))),
    );
    expect(new Set(changed.map(({ kind }) => kind))).toEqual(new Set(['changed']));
    const { record } = await test.store.read(partner);
    expect(record.figures.azure).toEqual(
      Object.fromEntries(FIFTY.map((value) => [`figure${value}`, createFigure(value)])),
    );
    // What was refused and tried again has left no trace.
    expect(await listKeys(partner, 'op|')).toHaveLength(50);
    expect(await listKeys(partner, 'change|')).toHaveLength(50);
  });

  it('lose nobody when fifty add different people', async () => {
    const partner = createPartner();
    await Promise.all(
      FIFTY.map((index) => test.store.change(partner, createOperation(), addPerson(`person ${index}`))),
    );
    const { record } = await test.store.read(partner);
    expect(new Set(record.people.map(({ id }) => id))).toEqual(new Set(FIFTY.map((index) => `person ${index}`)));
  });

  it('carry one operation out once when it comes ten times', async () => {
    const partner = createPartner();
    const operation = createOperation();
    const changed = await Promise.all(
      Array.from({ length: 10 }, () =>
        test.store.change(partner, operation, ({ figures }) => {
          return setFigure('count', (figures.azure?.count?.value ?? 0) + 1)({ ...EMPTY_RECORD, figures });
        }),
      ),
    );
    expect(changed.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
    expect(changed.filter(({ kind }) => kind === 'repeated')).toHaveLength(9);
    const repeated = changed.flatMap((each) => (each.kind === 'repeated' ? [each.record.figures.azure] : []));
    expect(new Set(repeated.map((figures) => figures?.count?.value))).toEqual(new Set([1]));
    expect((await test.store.read(partner)).record.figures.azure?.count?.value).toBe(1);
  });

  it('make one of them the owner when all are first', async () => {
    const partner = createPartner();
    const outcomes = await Promise.all(
      FIFTY.slice(0, 10).map((index) =>
        test.store.change(partner, createOperation(), ({ settings }): Decision<'owner' | 'late'> => {
          if (settings.owners.length > 0) return { kind: 'keep', outcome: 'late' };
          const after = { ...settings, owners: [{ id: String(index), name: '' }] };
          return { kind: 'change', change: [{ kind: 'settings', after }], outcome: 'owner' };
        }),
      ),
    );
    const owners = outcomes.filter((each) => each.kind !== 'repeated' && each.outcome === 'owner');
    expect(owners).toHaveLength(1);
    expect((await test.store.read(partner)).record.settings.owners).toHaveLength(1);
  });
});

describe('a change in the way of another', () => {
  it('is seen by the other, which decides again', async () => {
    const partner = createPartner();
    const seen: (readonly string[])[] = [];
    test.proxy.beforeNextTransaction(() => test.store.change(partner, createOperation(), setFigure('deployments', 5)));
    const changed = await test.store.change(partner, createOperation(), (record) => {
      seen.push(Object.keys(record.figures.azure ?? {}));
      return setFigure('netCustomerAdds', 3)(record);
    });
    expect(seen).toEqual([[], ['deployments']]);
    expect(changed).toMatchObject({ kind: 'changed', before: { figures: { azure: { deployments: { value: 5 } } } } });
    expect((await test.store.read(partner)).record.figures.azure).toEqual({
      deployments: createFigure(5),
      netCustomerAdds: createFigure(3),
    });
  });

  it('is not taken away unseen by the removal of a person', async () => {
    const partner = createPartner();
    await test.store.change(partner, createOperation(), addPerson('luis', 'Luis'));
    const seen: string[] = [];
    test.proxy.beforeNextTransaction(() =>
      test.store.change(partner, createOperation(), addPerson('luis', 'Luis Gil')),
    );
    await test.store.change(partner, createOperation(), (record) => {
      seen.push(...record.people.map(({ name }) => name));
      return removePerson('luis')(record);
    });
    expect(seen).toEqual(['Luis', 'Luis Gil']);
    expect((await test.store.read(partner)).record.people).toEqual([]);
  });

  it('is not lost when it touches other facts, and is seen too', async () => {
    const partner = createPartner();
    let decisions = 0;
    test.proxy.beforeNextTransaction(() => test.store.change(partner, createOperation(), addPerson('luis')));
    await test.store.change(partner, createOperation(), (record) => {
      decisions += 1;
      return setFigure('deployments', 5)(record);
    });
    expect(decisions).toBe(2);
    const { record } = await test.store.read(partner);
    expect(record).toMatchObject({ people: [{ id: 'luis' }], figures: { azure: { deployments: { value: 5 } } } });
  });
});

describe('an operation', () => {
  it('is carried out once, also when it comes again later', async () => {
    const partner = createPartner();
    const operation = createOperation();
    await test.store.change(partner, operation, addPerson('luis'));
    await test.store.change(partner, createOperation(), removePerson('luis'));
    const again = await test.store.change(partner, operation, addPerson('luis'));
    expect(again).toMatchObject({ kind: 'repeated', record: { people: [] } });
    expect((await test.store.read(partner)).record.people).toEqual([]);
  });

  it('counts as repeated also when there is nothing left to change', async () => {
    const partner = createPartner();
    const operation = createOperation();
    await test.store.change(partner, operation, addPerson('luis'));
    const again = await test.store.change(partner, operation, () => ({ kind: 'keep', outcome: 'already there' }));
    expect(again.kind).toBe('repeated');
  });

  it('is known by its id in one tenant alone', async () => {
    const operation = createOperation();
    await test.store.change(createPartner(), operation, addPerson('luis'));
    expect((await test.store.change(createPartner(), operation, addPerson('luis'))).kind).toBe('changed');
  });

  it('counts as carried out when the answer of storage was lost on its way', async () => {
    const partner = createPartner();
    test.proxy.setMood('lose the answer');
    const changed = await test.store.change(partner, createOperation(), addPerson('luis'));
    expect(changed).toMatchObject({ kind: 'changed', before: { people: [] }, after: { people: [{ id: 'luis' }] } });
    expect(await readChanges(partner)).toHaveLength(1);
  });

  it('that keeps everything writes nothing', async () => {
    const partner = createPartner();
    const kept = await test.store.change(partner, createOperation(), () => ({ kind: 'keep', outcome: 'as you were' }));
    expect(kept).toEqual({ kind: 'kept', record: EMPTY_RECORD, outcome: 'as you were' });
    expect(await listRows(test.table, partner)).toEqual([]);
  });

  it('writes nothing when deciding fails', async () => {
    const partner = createPartner();
    await expect(
      test.store.change(partner, createOperation(), () => {
        throw new Error('a mistake of ours');
      }),
    ).rejects.toThrow('a mistake of ours');
    expect(await listRows(test.table, partner)).toEqual([]);
  });

  it('costs one read and one transaction', async () => {
    const partner = createPartner();
    test.proxy.requests.length = 0;
    await test.store.change(partner, createOperation(), addPerson('luis'));
    expect(test.proxy.requests).toEqual([
      `GET /devstoreaccount1/${test.table.tableName}()`,
      'POST /devstoreaccount1/$batch',
    ]);
  });
});

describe('the record of a change', () => {
  it('tells who, when, what was said, and each fact before and after', async () => {
    const partner = createPartner();
    await test.store.change(partner, createOperation(), setFigure('deployments', 4));
    const operation = createOperation({ id: 'press-7', said: 'several at once', at: AT.add({ seconds: 1 }) });
    await test.store.change(
      partner,
      operation,
      decideOn([
        { kind: 'figures', owner: 'azure', after: { deployments: createFigure(5) } },
        { kind: 'figures', owner: 'security', after: { deployments: createFigure(1) } },
        { kind: 'person', id: 'luis', after: createPerson('luis') },
        { kind: 'settings', after: { ...NEW_SETTINGS, ruleBook: 'microsoft' } },
      ]),
    );
    expect((await readChanges(partner))[0]).toEqual({
      operation: 'press-7',
      by: ANA,
      at: '2026-11-22T10:00:01Z',
      said: 'several at once',
      facts: [
        {
          kind: 'figures',
          owner: 'azure',
          before: { deployments: createFigure(4) },
          after: { deployments: createFigure(5) },
        },
        { kind: 'figures', owner: 'security', before: null, after: { deployments: createFigure(1) } },
        { kind: 'person', id: 'luis', before: null, after: createPerson('luis') },
        { kind: 'settings', before: NEW_SETTINGS, after: { ...NEW_SETTINGS, ruleBook: 'microsoft' } },
      ],
    });
  });

  it('comes before all that were made earlier, whatever the clocks said', async () => {
    const partner = createPartner();
    for (const seconds of [5, -5, 0, 86_400]) {
      const operation = createOperation({ said: String(seconds), at: AT.add({ seconds }) });
      await test.store.change(partner, operation, addPerson('luis', String(seconds)));
    }
    expect(await readChanges(partner)).toMatchObject(['86400', '0', '-5', '5'].map((said) => ({ said })));
  });
});

describe('a fact taken out', () => {
  it('leaves no row behind', async () => {
    const partner = createPartner();
    await test.store.change(partner, createOperation(), addPerson('luis'));
    await test.store.change(partner, createOperation(), removePerson('luis'));
    expect(await listKeys(partner, 'fact|person|')).toEqual([]);
  });

  it('can be put in again, whether its row has gone or still stands there empty', async () => {
    const partner = createPartner();
    await test.store.change(partner, createOperation(), addPerson('luis'));
    const key = (await listKeys(partner, 'fact|person|'))[0] ?? '';
    await test.table.updateEntity(createRow(partner.tenantId, key, null), 'Replace');
    expect((await test.store.read(partner)).record.people).toEqual([]);
    await test.store.change(partner, createOperation(), addPerson('luis'));
    expect((await test.store.read(partner)).record.people).toEqual([createPerson('luis')]);
    await test.store.change(partner, createOperation(), removePerson('luis'));
    await test.store.change(partner, createOperation(), addPerson('luis', 'again'));
    expect((await test.store.read(partner)).record.people).toEqual([createPerson('luis', 'again')]);
  });

  it('may never have been there', async () => {
    const partner = createPartner();
    const changed = await test.store.change(partner, createOperation(), removePerson('nobody'));
    expect(changed.kind).toBe('changed');
    expect(await listKeys(partner, 'fact|person|')).toEqual([]);
  });
});

describe('a change that storage could not hold or give back', () => {
  it('is refused when it is larger than one transaction', async () => {
    const partner = createPartner();
    const people = createPeople(90).map((person) => ({ ...person, name: createNoise(50_000) }));
    await expect(test.store.change(partner, createOperation(), hire(people))).rejects.toThrow(ChangeTooLarge);
    expect(await listRows(test.table, partner)).toEqual([]);
  });

  it('is refused when a row would be larger than 1 MiB', async () => {
    const partner = createPartner();
    const long = addPerson('luis', createNoise(1_600_000));
    await expect(test.store.change(partner, createOperation(), long)).rejects.toThrow(ChangeTooLarge);
    expect(await listRows(test.table, partner)).toEqual([]);
  });

  it('is refused when it holds a figure that is no number', async () => {
    const partner = createPartner();
    await expect(test.store.change(partner, createOperation(), setFigure('deployments', NaN))).rejects.toThrow();
    expect(await listRows(test.table, partner)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnerKey } from '../../../src/partner/store.ts';
import { ANA, AT, createOperation, createPartner, setFigure, startStore, type TestStore } from './startStore.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test.stop());

/** Sets one figure to 1, 2, 3 …, a minute after the other. */
async function changeTimes(partner: PartnerKey, times: number): Promise<string[]> {
  const ids: string[] = [];
  for (let value = 1; value <= times; value++) {
    const operation = createOperation({ at: AT.add({ minutes: value }), said: `to ${value}` });
    const changed = await test.store.change(partner, operation, setFigure('deployments', value));
    if (changed.kind === 'changed') ids.push(changed.change);
  }
  return ids;
}

describe('the changes of a partner', () => {
  it('come in pages, the latest first, each with its fact before and after', async () => {
    const partner = createPartner();
    const ids = await changeTimes(partner, 5);
    const first = await test.store.listChanges(partner, { before: null, most: 3 });
    const second = await test.store.listChanges(partner, { before: first.before, most: 3 });
    expect([...first.changes, ...second.changes].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.before).toBeNull();
    expect(first.changes[0]).toMatchObject({
      by: ANA,
      said: 'to 5',
      facts: [
        {
          kind: 'figures',
          owner: 'azure',
          before: { deployments: { value: 4 } },
          after: { deployments: { value: 5 } },
        },
      ],
    });
    expect(String(first.changes[0]?.at)).toBe('2026-11-22T10:05:00Z');
  });

  it('come in the order in which they were made, also after a clock was set back', async () => {
    const partner = createPartner();
    for (const [said, days] of [
      ['first', 30],
      ['second', 0],
      ['third', 0],
      ['fourth', 1],
    ] as const) {
      const operation = createOperation({ at: AT.add({ hours: 24 * days }), said });
      await test.store.change(partner, operation, setFigure('deployments', said.length));
    }
    const { changes } = await test.store.listChanges(partner, { before: null, most: 9 });
    expect(changes.map(({ said }) => said)).toEqual(['fourth', 'third', 'second', 'first']);
    expect(changes.map(({ at }) => String(at))).toEqual([24, 0, 0, 720].map((hours) => String(AT.add({ hours }))));
    for (const change of changes) expect(await test.store.readChange(partner, change.id)).toEqual(change);
  });

  it('end with a full page', async () => {
    const partner = createPartner();
    await changeTimes(partner, 2);
    expect((await test.store.listChanges(partner, { before: null, most: 2 })).before).toBeNull();
  });

  it('are read one by one, and none of another partner or of a made-up id', async () => {
    const [partner, other] = [createPartner(), createPartner()];
    const [id = ''] = await changeTimes(partner, 1);
    expect(await test.store.readChange(partner, id)).toMatchObject({ id, said: 'to 1' });
    for (const wrong of ["x' or RowKey ge '", '../settings', '', 'a/b\\c#d?e']) {
      expect(await test.store.readChange(partner, wrong)).toBeNull();
    }
    expect(await test.store.readChange(other, id)).toBeNull();
    expect((await test.store.listChanges(other, { before: id, most: 3 })).changes).toEqual([]);
  });
});

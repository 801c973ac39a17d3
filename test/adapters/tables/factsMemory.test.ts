import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createPartnerArchive } from '../../../src/adapters/tables/createPartnerArchive.ts';
import { createPartnerStore } from '../../../src/adapters/tables/createPartnerStore.ts';
import { createFactsMemory } from '../../../src/adapters/tables/factsMemory.ts';
import type { StoredFacts } from '../../../src/adapters/tables/readFacts.ts';
import { FORMER_USER } from '../../../src/partner/formerUser.ts';
import { EMPTY_RECORD, NEW_SETTINGS } from '../../../src/partner/record.ts';
import type { PartnerKey, PartnerStore } from '../../../src/partner/store.ts';
import { silentLog } from '../../support/silentLog.ts';
import {
  ANA,
  addPerson,
  createOperation,
  createPartner,
  decideOn,
  removePerson,
  setFigure,
  startStore,
  type TestStore,
} from './startStore.ts';

let own: TestStore;
let other: PartnerStore;
beforeAll(async () => {
  own = await startStore();
  other = createPartnerStore({ table: own.table, log: silentLog });
});
afterAll(() => own.stop());

async function recall({ tenantId }: PartnerKey) {
  return (await own.store.readTurn(tenantId, { place: 'ana', userId: 'ana' })).record;
}

describe('what a turn reads again', () => {
  it('is the very same where nobody has changed anything', async () => {
    const partner = createPartner();
    await own.store.change(partner, createOperation(), addPerson('luis'));
    const before = await recall(partner);
    expect(await recall(partner)).toBe(before);
    expect(before.people.map(({ id }) => id)).toEqual(['luis']);
  });

  it('holds what another instance has changed, added and taken out', async () => {
    const partner = createPartner();
    await own.store.change(partner, createOperation(), addPerson('luis'));
    await recall(partner);
    await other.change(partner, createOperation(), setFigure('deployments', 7));
    expect((await recall(partner)).figures.azure).toMatchObject({ deployments: { value: 7 } });
    await other.change(partner, createOperation(), addPerson('marta'));
    expect((await recall(partner)).people.map(({ id }) => id)).toEqual(['luis', 'marta']);
    await other.change(partner, createOperation(), removePerson('luis'));
    expect((await recall(partner)).people.map(({ id }) => id)).toEqual(['marta']);
  });

  it('is of one tenant alone, whoever asks in between', async () => {
    const [one, other] = [createPartner(), createPartner()];
    await own.store.change(one, createOperation(), addPerson('luis', 'Luis of one'));
    await own.store.change(other, createOperation(), addPerson('luis', 'Luis of other'));
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await recall(one)).people.map(({ name }) => name)).toEqual(['Luis of one']);
      expect((await recall(other)).people.map(({ name }) => name)).toEqual(['Luis of other']);
    }
  });

  it('names nobody who asked elsewhere to be forgotten, and has nothing of what was deleted there', async () => {
    const partner = createPartner();
    const archive = createPartnerArchive(own);
    const luis = { id: 'luis', name: 'Luis' };
    const owners = decideOn([{ kind: 'settings', after: { ...NEW_SETTINGS, owners: [ANA, luis] } }]);
    await own.store.change(partner, createOperation(), owners);
    await own.store.change(partner, createOperation(), setFigure('deployments', 7));
    expect((await recall(partner)).settings.owners).toEqual([ANA, luis]);
    await archive.forget(partner.tenantId, ANA, { mayLeaveNoOwner: false, marks: [] });
    const after = await recall(partner);
    expect(after.settings.owners).toEqual([luis]);
    expect(after.figures.azure).toMatchObject({ deployments: { by: FORMER_USER } });
    await archive.removeEverything(partner.tenantId);
    expect(await recall(partner)).toEqual(EMPTY_RECORD);
  });
});

test('what is remembered is bounded by its rows, and what was not asked for longest goes first', () => {
  const memory = createFactsMemory(10);
  const facts = (rows: number) => ({ etags: new Map(Array.from({ length: rows }, (_, row) => [String(row), ''])) });
  const keep = (name: string, rows: number) => memory.keep(name, facts(rows) as unknown as StoredFacts);
  const known = () => ['one', 'two', 'three', 'four'].filter((name) => memory.find(name) !== undefined);
  keep('one', 4);
  keep('two', 4);
  expect(known()).toEqual(['one', 'two']);
  memory.find('one');
  keep('three', 4);
  expect(known()).toEqual(['one', 'three']);
  keep('one', 6);
  expect(known()).toEqual(['one', 'three']);
  keep('four', 11);
  expect(known()).toEqual([]);
  keep('two', 10);
  memory.drop('two');
  keep('one', 10);
  expect(known()).toEqual(['one']);
});

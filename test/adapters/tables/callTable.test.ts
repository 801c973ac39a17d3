import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callTable } from '../../../src/adapters/tables/callTable.ts';
import type { PlaceStore } from '../../../src/partner/places.ts';
import { type PartnerKey, type PartnerStore, StorageAway } from '../../../src/partner/store.ts';
import {
  AT,
  addPerson,
  createOperation,
  createPartner,
  createPerson,
  startStore,
  type TestStore,
} from './startStore.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test.stop());

const METHODS: Record<keyof PartnerStore, (store: PartnerStore, partner: PartnerKey) => Promise<unknown>> = {
  read: (store, partner) => store.read(partner),
  change: (store, partner) => store.change(partner, createOperation(), addPerson('luis')),
  readTurn: (store, { tenantId }) => store.readTurn(tenantId, { place: 'chat', userId: 'ana' }),
  listChanges: (store, partner) => store.listChanges(partner, { before: null, most: 8 }),
  readChange: (store, partner) => store.readChange(partner, '0000000000000001|operation'),
  listStates: (store, partner) => store.listStates(partner, '2026-01-01'),
  setMark: (store, partner) => store.setMark(partner, 'warned:2027-01-01:security:60'),
  clearMark: (store, partner) => store.clearMark(partner, 'warned:2027-01-01:security:60'),
  clearSample: (store, partner) => store.clearSample(partner),
};

const PLACE_METHODS: Record<keyof PlaceStore, (places: PlaceStore, tenantId: string) => Promise<unknown>> = {
  read: (places, tenantId) => places.read(tenantId, 'ana'),
  list: (places, tenantId) => places.list(tenantId),
  listMembers: (places, tenantId) => places.listMembers(tenantId),
  changeAddress: (places, tenantId) => places.changeAddress(tenantId, 'ana', () => null),
  changeReminder: (places, tenantId) => places.changeReminder(tenantId, 'ana', async () => null),
  noteTold: (places, tenantId) => places.noteTold(tenantId, 'ana', { at: AT, totals: {} }),
  noteAudience: (places, tenantId) => places.noteAudience(tenantId, 'chat', { kind: 'outsiders', checkedAt: AT }),
  noteMember: (places, tenantId) =>
    places.noteMember(tenantId, 'ana', { kind: 'guest', name: 'Ana', mail: null, checkedAt: AT }),
  noteLanguage: (places, tenantId) => places.noteLanguage(tenantId, 'ana', { language: 'es', isChosen: true }),
  setMark: (places, tenantId) => places.setMark(tenantId, 'ana', 'welcomed:chat'),
  clearMark: (places, tenantId) => places.clearMark(tenantId, 'ana', 'welcomed:chat'),
  remove: (places, tenantId) => places.remove(tenantId, 'ana'),
};

describe('storage that is away', () => {
  it.each(['hang up', 'stay silent', 'fail'] as const)(
    'is named as such by every method when it would %s',
    async (mood) => {
      const partner = createPartner('chat');
      test.proxy.setMood(mood);
      const outcomes = await Promise.allSettled([
        ...Object.values(METHODS).map((call) => call(test.store, partner)),
        ...Object.values(PLACE_METHODS).map((call) => call(test.places, partner.tenantId)),
      ]);
      test.proxy.setMood('forward');
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StorageAway) });
      expect((await test.store.change(partner, createOperation(), addPerson('luis'))).kind).toBe('changed');
    },
  );

  it('is used again by the same store when it is back, with all that was kept', async () => {
    const partner = createPartner();
    await test.store.change(partner, createOperation(), addPerson('luis'));
    test.proxy.setMood('hang up');
    await expect(test.store.read(partner)).rejects.toThrow(StorageAway);
    test.proxy.setMood('forward');
    expect((await test.store.read(partner)).record.people).toEqual([createPerson('luis')]);
  });
});

describe('a table that is missing', () => {
  it.each(Object.entries(METHODS))('is created by %s', async (_name, call) => {
    await test.table.deleteTable();
    await call(test.store, createPartner('chat'));
    await expect(test.table.createEntity({ partitionKey: 'p', rowKey: 'r' })).resolves.toBeDefined();
  });

  it('is created when many find out at once', async () => {
    await test.table.deleteTable();
    const partners = Array.from({ length: 10 }, () => createPartner());
    await Promise.all(partners.map((partner) => test.store.change(partner, createOperation(), addPerson('luis'))));
    for (const partner of partners) expect((await test.store.read(partner)).record.people).toHaveLength(1);
  });
});

describe('a request that storage refuses', () => {
  it('is not taken for storage that is away', async () => {
    const call = callTable(test.table, () => test.table.createEntity({ partitionKey: 'a/b', rowKey: 'c' }));
    await expect(call).rejects.toMatchObject({ name: 'RestError', statusCode: 400 });
  });
});

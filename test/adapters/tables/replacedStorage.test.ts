import { expect, test } from 'vitest';
import { EMPTY_RECORD } from '../../../src/partner/record.ts';
import { StorageAway } from '../../../src/partner/store.ts';
import { startAzurite } from '../../support/startAzurite.ts';
import { addPerson, createOperation, createPartner, createPerson, startStore } from './startStore.ts';

test('a missing table is created in an empty storage that takes the place of the first', async () => {
  const { store, proxy, stop } = await startStore();
  const partner = createPartner();
  await store.change(partner, createOperation(), addPerson('luis'));
  const replacement = await startAzurite();
  proxy.forwardTo(replacement.connectionString);
  expect((await store.read(partner)).record).toEqual(EMPTY_RECORD);
  await store.change(partner, createOperation(), addPerson('marta'));
  expect((await store.read(partner)).record.people).toEqual([createPerson('marta')]);
  await replacement.stop();
  await expect(store.read(partner)).rejects.toThrow(StorageAway);
  await stop();
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeliveries } from '../../../src/adapters/tables/reminders/createDeliveries.ts';
import type { Delivery } from '../../../src/reminders/index.ts';
import { silentLog } from '../../support/silentLog.ts';
import { AT, startStore, type TestStore } from './startStore.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store.stop());

async function insertOne() {
  const deliveries = createDeliveries({ table: store.deliveries, log: silentLog });
  const tenantId = randomUUID();
  const delivery: Delivery = {
    ...{ tenantId, id: '2026-11|monthly|2026-11-22T10:00:00Z|ana', place: 'ana', state: 'waiting', reason: null },
    notice: { kind: 'monthly', period: '2026-11' },
    ...{ dueAt: AT, at: AT, until: null, refusals: 0, unknowns: 0 },
  };
  await deliveries.insert([delivery]);
  const [stored] = await deliveries.read(tenantId, [delivery.id]);
  if (stored === undefined) throw new Error('What was inserted is not there');
  return { deliveries, tenantId, stored, sending: { ...delivery, state: 'sending' } as const };
}

test('a write whose answer was lost is known as its own, and goes on', async () => {
  const { deliveries, tenantId, stored, sending } = await insertOne();
  store.proxy.setMood('lose the answer');
  const written = await deliveries.update(stored, sending);
  expect(written?.delivery).toEqual(sending);
  const sent = await deliveries.update(written ?? stored, { ...sending, state: 'sent' });
  expect(sent?.delivery.state).toBe('sent');
  expect((await deliveries.list(tenantId, '0')).map(({ state }) => state)).toEqual(['sent']);
});

test('it is known as well when it is written again by the same name, and nobody else takes it for theirs', async () => {
  const { deliveries, stored, sending } = await insertOne();
  expect(await deliveries.update(stored, sending, 'mine')).not.toBeNull();
  expect(await deliveries.update(stored, sending, 'mine')).not.toBeNull();
  expect(await deliveries.update(stored, sending, 'another')).toBeNull();
  expect(await deliveries.update(stored, sending)).toBeNull();
});

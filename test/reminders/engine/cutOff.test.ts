import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startStorageProxy } from '../../adapters/tables/startStorageProxy.ts';
import { startAzurite } from '../../support/startAzurite.ts';
import { startReminders } from '../startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';
const NEXT_MONTH = Temporal.Instant.from('2027-01-21T08:00:00Z');
const PEOPLE = 30;
const ALL = 1_000;

let azurite: Awaited<ReturnType<typeof startAzurite>>;
beforeAll(async () => {
  azurite = await startAzurite({ withQueues: true });
});
afterAll(() => azurite.stop());

const BATCH = 'POST /devstoreaccount1/$batch';

// In one go: the deliveries, next month's entries, and this month's away.
const cuts = [1, 2, 3].flatMap((transaction) => [[transaction, 'before'] as const, [transaction, 'after'] as const]);

describe.concurrent('an instance that is cut off while it turns what is due into work', () => {
  test.for(cuts)(
    'at its transaction %i, %s that is carried out: each comes once, and again next month',
    async ([transaction, moment], { expect, onTestFinished }) => {
      const proxy = await startStorageProxy(azurite.connectionString);
      onTestFinished(() => proxy.stop());
      const { connectionString } = azurite;
      const cut = await startReminders({ connectionString, connectionOfEngines: proxy.connectionString });
      onTestFinished(() => cut.stop());
      const tenant = cut.newTenant();
      cut.moveTo('2026-12-20T08:00:00Z');
      const chats = await cut.subscribeMany(tenant, PEOPLE);
      proxy.dieAt(transaction, moment);
      const first = cut.startAt(HOUR);
      await expect
        .poll(() => proxy.requests.filter((each) => each === BATCH).length, { timeout: 10_000 })
        .toBeGreaterThanOrEqual(transaction);
      await wait(300);
      await first.stop();

      cut.startDirectly();
      await cut.untilOver(tenant, PEOPLE);
      expect(new Set(cut.countReceived(chats))).toEqual(new Set([1]));
      // Work begins before what is dispatched is taken out of the index.
      await expect.poll(() => cut.due.list(Temporal.Instant.from(HOUR), ALL), { timeout: 10_000 }).toEqual([]);
      const next = (await cut.due.list(NEXT_MONTH, ALL)).flatMap((due) => (due.for === 'notice' ? due : []));
      expect(next).toHaveLength(PEOPLE);
      expect(new Set(next.map(({ place }) => place)).size).toBe(PEOPLE);
    },
  );
});

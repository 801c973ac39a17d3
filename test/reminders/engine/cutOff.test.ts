import { Temporal } from 'temporal-polyfill';
import { describe, test } from 'vitest';
import { startStorageProxy } from '../../adapters/tables/startStorageProxy.ts';
import { shareStorage } from '../../support/sharedStorage.ts';
import { startReminders } from '../startReminders.ts';
import { SHORT_LEASE_MS } from '../startTestEngine.ts';

const HOUR = '2026-12-21T08:00:00Z';
const NEXT_MONTH = Temporal.Instant.from('2027-01-21T08:00:00Z');
const PEOPLE = 30;
const ALL = 1_000;

// In one go: the deliveries, next month's entries, and this month's away.
const cuts = [1, 2, 3].flatMap((transaction) => [[transaction, 'before'] as const, [transaction, 'after'] as const]);

describe.concurrent('an instance that is cut off while it turns what is due into work', () => {
  test.for(cuts)(
    'at its transaction %i, %s that is carried out: each comes once, and again next month',
    async ([transaction, moment], { expect, onTestFinished }) => {
      const proxy = await startStorageProxy(shareStorage().connectionString);
      onTestFinished(() => proxy.stop());
      const cut = await startReminders({ connectionOfEngines: proxy.connectionString, leaseMs: SHORT_LEASE_MS });
      onTestFinished(() => cut.stop());
      const tenant = cut.newTenant();
      cut.moveTo('2026-12-20T08:00:00Z');
      const chats = await cut.subscribeMany(tenant, PEOPLE);
      const died = proxy.dieAt(transaction, moment);
      const first = cut.startAt(HOUR);
      await died;
      await first.stop();

      const second = cut.startDirectly();
      await cut.untilOver(tenant, PEOPLE);
      expect(new Set(cut.countReceived(chats))).toEqual(new Set([1]));
      // Work begins before what is dispatched is taken out of the index.
      await second.whenIdle();
      expect(await cut.due.list(Temporal.Instant.from(HOUR), ALL)).toEqual([]);
      const next = (await cut.due.list(NEXT_MONTH, ALL)).flatMap((due) => (due.for === 'notice' ? due : []));
      expect(next).toHaveLength(PEOPLE);
      expect(new Set(next.map(({ place }) => place)).size).toBe(PEOPLE);
    },
  );
});

import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { Temporal } from 'temporal-polyfill';
import { createWorkQueue } from '../../src/adapters/queues/createWorkQueue.ts';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { createPlaceStore } from '../../src/adapters/tables/createPlaceStore.ts';
import { createDeliveries } from '../../src/adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import { createLeases } from '../../src/adapters/tables/reminders/createLeases.ts';
import { createPauses } from '../../src/adapters/tables/reminders/createPauses.ts';
import { createSender } from '../../src/adapters/teams/createSender.ts';
import { createReminderComposer } from '../../src/conversation/reminding/createReminderComposer.ts';
import { createAllWords } from '../../src/language/words.ts';
import type { Address } from '../../src/partner/address.ts';
import type { Change } from '../../src/partner/change.ts';
import type { PartnerRecord } from '../../src/partner/record.ts';
import type { Reminder } from '../../src/partner/reminder.ts';
import { type Delivery, isOver } from '../../src/reminders/delivery.ts';
import { nextDue } from '../../src/reminders/dispatch.ts';
import { type Engine, startEngine } from '../../src/reminders/engine.ts';
import { nextWatch, watch } from '../../src/reminders/watch.ts';
import { createViews } from '../../src/views/createViews.ts';
import { silentLog } from '../support/silentLog.ts';
import { startAzurite } from '../support/startAzurite.ts';
import { conversationIn, startTeams } from '../support/startTeams.ts';

const TICK_MS = 100;
const SHORT_LEASE_MS = 2_000;
const SHORT_TIMEOUT_SECONDS = 3;

const luis = { id: 'luis', name: 'Luis Ortega' };

export type Reminders = Awaited<ReturnType<typeof startReminders>>;

/** The real engine on real tables and queues, against a connector with Teams' limits; the clock stands where it is put. */
export async function startReminders(options: { connectionString?: string; sendLimitMs?: number } = {}) {
  const azurite = options.connectionString === undefined ? await startAzurite({ withQueues: true }) : null;
  const connectionString = options.connectionString ?? azurite?.connectionString ?? '';
  const teams = await startTeams();
  const suffix = randomUUID().slice(0, 8);
  const clientOf = (name: string) =>
    TableClient.fromConnectionString(connectionString, `${name}${suffix}`, {
      allowInsecureConnection: true,
      retryOptions: { maxRetries: 1, retryDelayInMs: 100 },
    });
  const queueOf = (name: string) =>
    new QueueClient(connectionString, `${name}-${suffix}`, { retryOptions: { maxTries: 2, retryDelayInMs: 100 } });
  const partners = clientOf('partners');
  const store = createPartnerStore({ table: partners, log: silentLog });
  const places = createPlaceStore({ table: partners, log: silentLog });
  const due = createDueIndex({ table: clientOf('due') });
  const deliveries = createDeliveries({ table: clientOf('deliveries') });
  const ruleSets = readRuleSets();
  const words = createAllWords();
  const views = createViews({ words, newOperation: randomUUID });
  let now = Temporal.Instant.from('2026-11-22T09:00:00Z');
  const engines = new Set<Engine>();

  function start(): Engine {
    const sender = createSender({
      ...{ mode: 'local', app: null, log: silentLog, now: () => now },
      ...(options.sendLimitMs === undefined ? {} : { limitMs: options.sendLimitMs }),
    });
    const control = clientOf('reminders');
    const engine = startEngine({
      ...{ due, deliveries, places, sender, log: silentLog, tickMs: TICK_MS, now: () => now },
      compose: createReminderComposer({
        ...{ store, ruleSets, words, render: views.renderReply },
        lookUpAudience: (address, tenantId) => sender.lookUpAudience(tenantId, address),
      }),
      queue: createWorkQueue({
        ...{ queue: queueOf('work'), aside: queueOf('aside'), invisibleSeconds: SHORT_TIMEOUT_SECONDS },
      }),
      leases: createLeases({ table: control, termMs: SHORT_LEASE_MS, now: Temporal.Now.instant }),
      pauses: createPauses({ table: control }),
      readPartner: (tenantId) => store.read({ tenantId, sampleOf: null }),
      watch: (tenantId, at) => watch({ store, places, due, ruleSets }, tenantId, at),
      monotonicMs: () => performance.now(),
      random: Math.random,
    });
    engines.add(engine);
    return engine;
  }

  return {
    ...{ teams, store, places, due, deliveries, start, queueOf },
    connectionString,
    get now() {
      return now;
    },
    /** Moves the clock, and wakes whoever sleeps. */
    moveTo(at: string) {
      now = Temporal.Instant.from(at);
      for (const engine of engines) engine.wake();
    },
    newTenant: () => randomUUID(),
    /** A chat with a reminder, as of the clock. */
    async subscribe(tenantId: string, name: string, changes: Partial<Reminder> = {}, where: Partial<Address> = {}) {
      const address: Address = {
        place: name,
        kind: 'personal',
        conversationId: conversationIn(tenantId, `29:${name}`),
        serviceUrl: teams.serviceUrl,
        bot: { id: '28:bot', name: 'Partner Score' },
        user: { id: `29:${name}`, name },
        ...{ team: null, isShared: false, locale: 'en-GB', timeZone: 'Europe/Madrid', state: 'open' },
        ...where,
      };
      const reminder: Reminder = {
        ...{ place: address.place, day: 21, time: '09:00', timeZone: 'Europe/Madrid', warnings: true, snooze: null },
        ...{ skipped: [], language: 'en', by: luis, since: now.toString(), ...changes },
      };
      await places.noteAddress(tenantId, address);
      await due.add([nextDue(tenantId, reminder, now), nextWatch(tenantId, now)]);
      await places.changeReminder(tenantId, address.place, async () => reminder);
      return address.conversationId;
    },
    change: (tenantId: string, decide: (record: PartnerRecord) => Change) =>
      store.change({ tenantId, sampleOf: null }, { id: randomUUID(), by: luis, at: now, said: 'test' }, (record) => ({
        kind: 'change',
        change: decide(record),
        outcome: null,
      })),
    /** Waits until so many deliveries of the tenant are over. */
    async untilOver(tenantId: string, count: number, limitMs = 30_000): Promise<readonly Delivery[]> {
      const deadline = performance.now() + limitMs;
      for (;;) {
        const all = await deliveries.list(tenantId, '0');
        const over = all.filter(isOver);
        if (over.length >= count) return over;
        if (performance.now() > deadline) {
          throw new Error(
            `Only ${over.length} of ${count} are over: ${JSON.stringify(all.map(({ state, reason }) => [state, reason]))}`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      }
    },
    async stop() {
      await Promise.all([...engines].map((engine) => engine.stop()));
      await teams.stop();
      await azurite?.stop();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import pMap from 'p-map';
import { Temporal } from 'temporal-polyfill';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { createPlaceStore } from '../../src/adapters/tables/createPlaceStore.ts';
import { createDeliveries } from '../../src/adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import type { Address } from '../../src/partner/address.ts';
import type { Change } from '../../src/partner/change.ts';
import type { PartnerRecord } from '../../src/partner/record.ts';
import type { Reminder } from '../../src/partner/reminder.ts';
import { type Delivery, type Engine, isOver, nextDue, nextLossWatch } from '../../src/reminders/index.ts';
import { recordLog } from '../support/recordLog.ts';
import { silentLog } from '../support/silentLog.ts';
import { startAzurite } from '../support/startAzurite.ts';
import { conversationIn, startTeams } from '../support/startTeams.ts';
import { startTestEngine } from './startTestEngine.ts';

const TICK_MS = 100;
const SUBSCRIPTIONS_AT_ONCE = 16;

const luis = { id: 'luis', name: 'Luis Ortega' };

export type Reminders = Awaited<ReturnType<typeof startReminders>>;

export interface RemindersOptions {
  /** Storage that is there already, with queues. */
  readonly connectionString?: string;
  /** Where the engines find it, for instance behind a proxy; this harness itself looks into it directly. */
  readonly connectionOfEngines?: string;
  readonly sendLimitMs?: number;
  /** Tables and queues are named as the program names them, for programs that run beside. */
  readonly isForPrograms?: boolean;
}

/** The real engine on real tables and queues, against a connector with Teams' limits; the clock goes on from where it is put. */
export async function startReminders(options: RemindersOptions = {}) {
  const azurite = options.connectionString === undefined ? await startAzurite({ withQueues: true }) : null;
  const connectionString = options.connectionString ?? azurite?.connectionString ?? '';
  const connectionOfEngines = options.connectionOfEngines ?? connectionString;
  const teams = await startTeams();
  const suffix = options.isForPrograms ? '' : randomUUID().slice(0, 8);
  const clientOf = (name: string) =>
    TableClient.fromConnectionString(connectionString, `${name}${suffix}`, { allowInsecureConnection: true });
  const queueOf = (name: 'reminders' | 'reminders-aside') =>
    new QueueClient(connectionString, `${name}${suffix && '-'}${suffix}`);
  const { log, lines } = recordLog();
  const partners = clientOf('partners');
  const store = createPartnerStore({ table: partners, log: silentLog });
  const places = createPlaceStore({ table: partners, log: silentLog });
  const due = createDueIndex({ table: clientOf('due'), log: silentLog });
  const deliveries = createDeliveries({ table: clientOf('deliveries'), log: silentLog });
  let put = { at: Temporal.Instant.from('2026-11-22T09:00:00Z'), ms: performance.now() };
  const now = () => put.at.add({ milliseconds: Math.floor(performance.now() - put.ms) });
  const engines = new Set<Engine>();

  async function subscribe(
    tenantId: string,
    name: string,
    changes: Partial<Reminder> = {},
    where: Partial<Address> = {},
  ): Promise<string> {
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
      ...{ skipped: [], language: 'en', by: luis, since: now().toString(), ...changes },
    };
    await places.changeAddress(tenantId, address.place, () => address);
    await due.add([nextDue(tenantId, reminder, now()), nextLossWatch(tenantId, now())]);
    await places.changeReminder(tenantId, address.place, async () => reminder);
    return address.conversationId;
  }

  function startOn(storage: string): Engine {
    const limit = options.sendLimitMs === undefined ? {} : { sendLimitMs: options.sendLimitMs };
    const engine = startTestEngine({ connectionString: storage, suffix, log, now, ...limit });
    engines.add(engine);
    return engine;
  }

  const self = {
    ...{ teams, store, places, due, deliveries, queueOf, clientOf, connectionString, suffix, subscribe },
    /** What the engines logged, parsed. */
    logged: () => lines.map((line) => JSON.parse(line)),
    get now() {
      return now();
    },
    start: () => startOn(connectionOfEngines),
    /** One that finds the storage itself, whatever stands before it for the others. */
    startDirectly: () => startOn(connectionString),
    /** Moves the clock, and wakes whoever sleeps. */
    moveTo(at: string | Temporal.Instant) {
      put = { at: Temporal.Instant.from(at), ms: performance.now() };
      for (const engine of engines) engine.wake();
    },
    startAt(at: string): Engine {
      self.moveTo(at);
      return self.start();
    },
    /** Moves it on, for instance so far that what is open is looked for again. */
    moveOn(duration: Temporal.DurationLike) {
      self.moveTo(now().add(duration));
    },
    newTenant: () => randomUUID(),
    /** Chats with a reminder, as of the clock; gives their conversations. */
    subscribeMany: (tenantId: string, count: number, changes: Partial<Reminder> = {}) =>
      pMap(
        Array.from({ length: count }, (_, index) => `person-${index}`),
        (name) => subscribe(tenantId, name, changes),
        {
          concurrency: SUBSCRIPTIONS_AT_ONCE,
        },
      ),
    /** How many messages each conversation received. */
    countReceived: (conversationIds: readonly string[]) =>
      conversationIds.map((id) => teams.conversation(id).received.length),
    change: (tenantId: string, decide: (record: PartnerRecord) => Change) =>
      store.change({ tenantId, sampleOf: null }, { id: randomUUID(), by: luis, at: now(), said: 'test' }, (record) => ({
        kind: 'change',
        change: decide(record),
        outcome: null,
      })),
    /** Waits until so many deliveries of the tenant are over. */
    async untilOver(tenantId: string, count: number, limitMs = 30_000): Promise<readonly Delivery[]> {
      const over = () => self.until(tenantId, (all) => all.filter(isOver).length >= count, limitMs);
      return (await over()).filter(isOver);
    },
    /** Waits until the deliveries of the tenant are as wanted. */
    async until(
      tenantId: string,
      isAsWanted: (all: readonly Delivery[]) => boolean,
      limitMs = 30_000,
    ): Promise<readonly Delivery[]> {
      const deadline = performance.now() + limitMs;
      for (;;) {
        const all = await deliveries.list(tenantId, '0');
        if (isAsWanted(all)) return all;
        if (performance.now() > deadline) {
          const states = Map.groupBy(all, ({ state, reason }) => `${state} ${reason ?? ''}`);
          throw new Error(`They are ${JSON.stringify([...states].map(([state, some]) => [state, some.length]))}`);
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
  return self;
}

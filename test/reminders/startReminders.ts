import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import pMap from 'p-map';
import { Temporal } from 'temporal-polyfill';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { createPlaceStore } from '../../src/adapters/tables/createPlaceStore.ts';
import { createDeliveries } from '../../src/adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import type { Address } from '../../src/partner/address.ts';
import { applyChange, type Change } from '../../src/partner/change.ts';
import { createDayState, dayOf } from '../../src/partner/dayState.ts';
import type { PartnerRecord } from '../../src/partner/record.ts';
import type { Reminder } from '../../src/partner/reminder.ts';
import { type Delivery, type Engine, isOver, nextDue, nextLossWatch } from '../../src/reminders/index.ts';
import { recordLog } from '../support/recordLog.ts';
import { shareStorage } from '../support/sharedStorage.ts';
import { silentLog } from '../support/silentLog.ts';
import { conversationIn, startTeams } from '../support/startTeams.ts';
import { readStamp, stampRequests } from './stampRequests.ts';
import { type EngineTimes, startTestEngine } from './startTestEngine.ts';
import { steadyTime, type TestTime } from './testTime.ts';

const ruleSets = readRuleSets();

const LOOK_AGAIN_MS = 100;
// Only catches a hang.
const LIMIT_MS = 200_000;
const SUBSCRIPTIONS_AT_ONCE = 16;

const luis = { id: 'luis', name: 'Luis Ortega' };

export type Reminders = Awaited<ReturnType<typeof startReminders>>;

export interface RemindersOptions extends EngineTimes {
  /** Where the engines find the storage, for instance behind a proxy; this harness itself looks into it directly. */
  readonly connectionOfEngines?: string;
  /** Real time where engines run in processes of their own. */
  readonly time?: TestTime;
  /** A storage of its own, for programs that run beside: tables and queues are named there as the program names them. */
  readonly ofPrograms?: string;
}

/** The real engine on real tables and queues, against a connector with Teams' limits; the clock goes on from where it is put. */
export async function startReminders(options: RemindersOptions = {}) {
  const { connectionString, suffix } =
    options.ofPrograms === undefined ? shareStorage() : { connectionString: options.ofPrograms, suffix: '' };
  const connectionOfEngines = options.connectionOfEngines ?? connectionString;
  const { time = steadyTime, tickMs: lookAgainMs = LOOK_AGAIN_MS } = options;
  const { monotonicMs } = time;
  let put = { at: Temporal.Instant.from('2026-11-22T09:00:00Z'), ms: monotonicMs(), isGoingOn: true };
  const now = () => (put.isGoingOn ? put.at.add({ milliseconds: Math.floor(monotonicMs() - put.ms) }) : put.at);
  const nowMs = () => now().epochMilliseconds;
  const teams = await startTeams({ timeOf: (request) => readStamp(request) ?? nowMs() });
  const stopStamping = stampRequests(new URL(teams.serviceUrl).port, nowMs);
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
    const engine = startTestEngine({ ...options, connectionString: storage, suffix, log, now, time });
    engines.add(engine);
    return engine;
  }

  function move(at: string | Temporal.Instant, isGoingOn: boolean): void {
    put = { at: Temporal.Instant.from(at), ms: monotonicMs(), isGoingOn };
    for (const engine of engines) engine.wake();
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
    /** Moves the clock, which goes on from there, and wakes whoever sleeps. */
    moveTo: (at: string | Temporal.Instant) => move(at, true),
    /** The same, but there it stands still. */
    stayAt: (at: string | Temporal.Instant) => move(at, false),
    /** Waits until no engine has anything left to do by the clock, but for what waits in the queue. */
    async untilIdle() {
      await Promise.all([...engines].map((engine) => engine.whenIdle()));
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
      store.change({ tenantId, sampleOf: null }, { id: randomUUID(), by: luis, at: now(), said: 'test' }, (record) => {
        const change = decide(record);
        const state = createDayState(applyChange(record, change), dayOf(now()), ruleSets);
        return { kind: 'change', change, outcome: null, state };
      }),
    /** Waits until so many deliveries of the tenant are over. */
    async untilOver(tenantId: string, count: number, limitMs = LIMIT_MS): Promise<readonly Delivery[]> {
      const over = () => self.until(tenantId, (all) => all.filter(isOver).length >= count, limitMs);
      return (await over()).filter(isOver);
    },
    /** Waits until the deliveries of the tenant are as wanted. */
    async until(
      tenantId: string,
      isAsWanted: (all: readonly Delivery[]) => boolean,
      limitMs = LIMIT_MS,
    ): Promise<readonly Delivery[]> {
      const deadline = performance.now() + limitMs;
      for (;;) {
        const all = await deliveries.list(tenantId, '0');
        if (isAsWanted(all)) return all;
        if (performance.now() > deadline) {
          const states = Map.groupBy(all, ({ state, reason }) => `${state} ${reason ?? ''}`);
          throw new Error(`They are ${JSON.stringify([...states].map(([state, some]) => [state, some.length]))}`);
        }
        await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
      }
    },
    async stop() {
      await Promise.all([...engines].map((engine) => engine.stop()));
      stopStamping();
      await teams.stop();
    },
  };
  return self;
}

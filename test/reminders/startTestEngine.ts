import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import { createWorkQueue } from '../../src/adapters/queues/createWorkQueue.ts';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { createQueueClient } from '../../src/adapters/storage/connectQueues.ts';
import { connectTables } from '../../src/adapters/storage/connectTables.ts';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { createPlaceStore } from '../../src/adapters/tables/createPlaceStore.ts';
import { createDeliveries } from '../../src/adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import { createLeases } from '../../src/adapters/tables/reminders/createLeases.ts';
import { createPauses } from '../../src/adapters/tables/reminders/createPauses.ts';
import { createBotbuilderSdk, createSender } from '../../src/adapters/teams/index.ts';
import { createReminderComposer } from '../../src/conversation/index.ts';
import { createAllWords } from '../../src/language/words.ts';
import { type Engine, startEngine, watchForLosses } from '../../src/reminders/index.ts';
import { createViews } from '../../src/views/createViews.ts';
import type { TestTime } from './testTime.ts';

const USUAL_TICK_MS = 100;
const USUAL_LEASE_MS = 15_000;
/** For instances that die: longer than storage clients pause between their tries, as in service. */
export const SHORT_LEASE_MS = 4_000;
const SHORT_TIMEOUT_SECONDS = 3;

const ruleSets = readRuleSets();
const words = createAllWords();
const views = createViews({ words, newOperation: randomUUID });

/** Each is as in service, or short enough for a test. */
export interface EngineTimes {
  /** How often it looks for what to do, where many run at once. */
  readonly tickMs?: number | undefined;
  /** Where it is short, storage that is busy for a moment ends a run. */
  readonly leaseMs?: number | undefined;
  readonly sendLimitMs?: number | undefined;
  readonly graceMs?: number | undefined;
}

export interface TestEngineOptions extends EngineTimes {
  readonly connectionString: string;
  /** Of the names of its tables and queues. */
  readonly suffix: string;
  readonly log: Logger;
  now(): Temporal.Instant;
  readonly time: TestTime;
}

/** The engine as the program builds it, but for shorter times. */
export function startTestEngine(options: TestEngineOptions): Engine {
  const { connectionString, suffix, log, now, time, sendLimitMs, graceMs } = options;
  const { tickMs = USUAL_TICK_MS, leaseMs = USUAL_LEASE_MS } = options;
  const connection = { kind: 'connectionString', connectionString } as const;
  const { createTableClient } = connectTables(connection);
  const clientOf = (name: string) => createTableClient(`${name}${suffix}`);
  const queueOf = (name: string) => createQueueClient(connection, `${name}-${suffix}`);
  const partners = clientOf('partners');
  const store = createPartnerStore({ table: partners, log });
  const places = createPlaceStore({ table: partners, log });
  const due = createDueIndex({ table: clientOf('due'), log });
  const limit = sendLimitMs === undefined ? {} : { limitMs: sendLimitMs };
  const sender = createSender({ sdk: createBotbuilderSdk({ app: null }), mode: 'local', log, now, ...limit });
  const control = clientOf('reminders');
  return startEngine({
    ...{ due, places, sender, log, tickMs, now, graceMs },
    deliveries: createDeliveries({ table: clientOf('deliveries'), log }),
    compose: createReminderComposer({
      history: store,
      ...{ places, ruleSets, words, render: views.renderReply },
      lookUpAudience: (address, tenantId) => sender.lookUpAudience(tenantId, address),
    }),
    queue: createWorkQueue({
      queue: queueOf('reminders'),
      aside: queueOf('reminders-aside'),
      invisibleSeconds: SHORT_TIMEOUT_SECONDS,
    }),
    leases: createLeases({ table: control, termMs: leaseMs, now: time.leaseNow }),
    pauses: createPauses({ table: control }),
    readPartner: (tenantId) => store.read({ tenantId, sampleOf: null }),
    watchForLosses: (tenantId, at) => watchForLosses({ store, places, due, ruleSets }, tenantId, at),
    monotonicMs: time.monotonicMs,
    random: Math.random,
  });
}

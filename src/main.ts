import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { createServer, listen } from './adapters/http/index.ts';
import { createLog } from './adapters/log/index.ts';
import { createJobQueue, createWorkQueue } from './adapters/queues/index.ts';
import { readRuleSets } from './adapters/rules/index.ts';
import { createSolver } from './adapters/solver/index.ts';
import { openStorage } from './adapters/storage/index.ts';
import { createClockShift } from './adapters/tables/createClockShift.ts';
import { createPartnerArchive } from './adapters/tables/createPartnerArchive.ts';
import { createPartnerStore } from './adapters/tables/createPartnerStore.ts';
import { createPlaceStore } from './adapters/tables/createPlaceStore.ts';
import { createDeliveries } from './adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from './adapters/tables/reminders/createDueIndex.ts';
import { createLeases } from './adapters/tables/reminders/createLeases.ts';
import { createPauses } from './adapters/tables/reminders/createPauses.ts';
import { createUsageStores } from './adapters/tables/usage/createUsageStores.ts';
import { createBotbuilderSdk, createSender, createTeamsBot } from './adapters/teams/index.ts';
import { type Config, parseConfig } from './config.ts';
import { createConversation, createRateLimit, createReminderComposer, LIMITS } from './conversation/index.ts';
import { createJobs } from './jobs/index.ts';
import { languageOf } from './language/languages.ts';
import { createAllWords } from './language/words.ts';
import { loadPreview } from './loadPreview.ts';
import { startEngine, watchForLosses } from './reminders/index.ts';
import { createViews } from './views/createViews.ts';

// Of a tenant's run, and of looking for what is due: what a dead instance held is free again after it.
const LEASE_MS = 15_000;
const INVISIBLE_SECONDS = 30;

// Listened for from the first moment, so that a signal during the start stops things in order, too. Listened for until
// the end, because npm passes a Ctrl+C on that the terminal has already sent, and the second must not cut the first short.
const stopSignal = new Promise<void>((resolve) => {
  process.on('SIGINT', () => resolve());
  process.on('SIGTERM', () => resolve());
});

if (existsSync('.env')) process.loadEnvFile('.env');
const parsed = parseConfig(process.env);
if (parsed.kind === 'valid') await run(parsed.config);
else refuseToStart(parsed.problems);

async function run(config: Config): Promise<void> {
  const isLocal = config.mode === 'local';
  const log = createLog({
    level: config.logLevel,
    format: isLocal ? 'lines' : 'json',
    secrets: config.secrets,
    write: (text) => void (isLocal ? process.stderr : process.stdout).write(text),
  });
  log.debug({ config: config.summary }, 'Starting');

  // It speaks for anyone and moves the clock, so nothing of that is even loaded where the bot serves Teams.
  const local = isLocal ? await loadPreview() : null;
  if (local?.kind === 'refused') return refuseToStart([local.reason]);
  const opened = await openStorage(config, startLocalStorage);
  if (opened.kind === 'refused') return refuseToStart([opened.reason]);
  const { storage } = opened;
  const preview = await local?.preview.start({
    shift: createClockShift({ table: storage.createTableClient('preview') }),
    log,
  });
  const now = preview?.now ?? (() => Temporal.Now.instant());

  const words = createAllWords();
  const solver = createSolver();
  const views = createViews({ words, newOperation: randomUUID });
  const ruleSets = readRuleSets();
  const partners = storage.createTableClient('partners');
  const store = createPartnerStore({ table: partners, log });
  const places = createPlaceStore({ table: partners, log });
  const due = createDueIndex({ table: storage.createTableClient('due'), log });
  const deliveries = createDeliveries({ table: storage.createTableClient('deliveries'), log });
  const answer = createConversation({
    ...{ store, places, due, deliveries, ruleSets, words },
    render: views.renderReply,
    owners: config.owners,
    usage: createUsageStores({ table: partners }),
    archive: createPartnerArchive({ table: partners, deliveries: storage.createTableClient('deliveries') }),
    rateLimit: createRateLimit(LIMITS),
    solve: solver.solve,
  });

  const sdk = createBotbuilderSdk({ app: config.app });
  const jobs = createJobs({
    queue: createJobQueue({ queue: storage.createQueueClient('jobs'), invisibleSeconds: INVISIBLE_SECONDS }),
    log,
  });
  const bot = createTeamsBot({
    ...{ config, sdk, log, now, answer, jobs },
    phrase: (locale, key, values) => words[languageOf(locale ?? null)].say(key, values),
  });
  const server = createServer({
    mode: config.mode,
    log,
    receive: bot.receive,
    isStorageAnswering: storage.isAnswering,
  });
  preview?.mountPage(server, () => `http://127.0.0.1:${server.address().port}/api/messages`);

  const started = await listen(server, { port: config.port, host: isLocal ? '127.0.0.1' : undefined });
  if (started.kind === 'portTaken') {
    await preview?.stop();
    await storage.stop();
    return refuseToStart([`Port ${config.port} is taken by another program. Stop it, or set PORT to another number.`]);
  }
  const { listening } = started;
  const working = jobs.start(bot.finish);

  const sender = createSender({ mode: config.mode, sdk, log, now });
  const compose = createReminderComposer({
    history: store,
    ...{ places, ruleSets, words, render: views.renderReply },
    lookUpAudience: (address, tenantId) => sender.lookUpAudience(tenantId, address),
  });
  const control = storage.createTableClient('reminders');
  const engine = startEngine({
    ...{ due, deliveries, places, sender, compose, log, now },
    queue: createWorkQueue({
      queue: storage.createQueueClient('reminders'),
      aside: storage.createQueueClient('reminders-aside'),
      invisibleSeconds: INVISIBLE_SECONDS,
    }),
    leases: createLeases({ table: control, termMs: LEASE_MS, now: Temporal.Now.instant }),
    pauses: createPauses({ table: control }),
    readPartner: (tenantId) => store.read({ tenantId, sampleOf: null }),
    watchForLosses: (tenantId, at) => watchForLosses({ store, places, due, ruleSets }, tenantId, at),
    monotonicMs: () => performance.now(),
    random: Math.random,
  });
  preview?.onMoved(engine.wake);
  if (isLocal) console.log(`Partner Score is ready: open http://localhost:${listening.port}/preview`);
  else log.info({ port: listening.port }, 'Partner Score is ready');

  await stopSignal;
  log.debug('Stopping');
  preview?.closePages();
  await listening.close();
  await engine.stop();
  await working.stop();
  await solver.close();
  await preview?.stop();
  await storage.stop();

  async function startLocalStorage(dataDir: string) {
    const loaded = await loadPreview();
    return loaded.kind === 'refused' ? loaded : loaded.preview.startStorage(dataDir, log);
  }
}

function refuseToStart(reasons: readonly string[]): void {
  for (const reason of reasons) console.error(reason);
  process.exitCode = 1;
}

import { existsSync } from 'node:fs';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { createLog } from './adapters/log/index.ts';
import { createWorkQueue } from './adapters/queues/index.ts';
import { joinStorage, type Storage } from './adapters/storage/index.ts';
import { createDeliveries } from './adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from './adapters/tables/reminders/createDueIndex.ts';
import { createPauses } from './adapters/tables/reminders/createPauses.ts';
import { parseConfig } from './config.ts';
import { loadPreview } from './loadPreview.ts';
import { previewDue } from './operating/previewDue.ts';
import { sayStatus } from './operating/sayStatus.ts';
import { StorageAway } from './partner/store.ts';

const DAYS_AHEAD = 35;
const MONTHS_BACK = 1;
const USAGE = `npm run --silent reminders -- preview   how many reminders are due when in the next ${DAYS_AHEAD} days, by day and tenant
npm run --silent reminders -- status    what is under way, paused or set aside, and what became of the latest runs`;

type Report = (storage: Storage, log: Logger) => Promise<void>;

// Exit codes: 0 all is well, 1 something is paused or set aside, 2 it cannot be told.
const reports = new Map<string, Report>([
  ['preview', preview],
  ['status', status],
]);
const args = process.argv.slice(2);
const report = args.length === 1 ? reports.get(args[0] ?? '') : undefined;
if (report !== undefined) await run(report);
else if (args.join() === '--help') console.log(USAGE);
else fail([`"${args.join(' ')}" is not a report. Say one of:`, USAGE]);

async function run(report: Report): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseConfig(process.env);
  if (parsed.kind === 'invalid') return fail(parsed.problems);
  const local = parsed.config.storage.kind === 'azurite' ? await loadPreview() : null;
  if (local?.kind === 'refused') return fail([local.reason]);
  const joined = await joinStorage(parsed.config, (dataDir) => local?.preview.findStorage(dataDir) ?? null);
  if (joined.kind === 'refused') return fail([joined.reason]);
  // The errors of the SDKs carry whole requests with their Authorization header, so no more than the message is told.
  const log = createLog({
    level: parsed.config.logLevel,
    format: 'lines',
    secrets: parsed.config.secrets,
    write: (text) => void process.stderr.write(text),
  });
  await report(joined.storage, log).catch((error: unknown) =>
    fail([
      error instanceof StorageAway ? 'Storage does not answer.' : `Storage could not be read: ${messageOf(error)}`,
    ]),
  );
}

async function preview(storage: Storage, log: Logger): Promise<void> {
  const due = createDueIndex({ table: storage.createTableClient('due'), log });
  const until = Temporal.Now.instant().add({ hours: 24 * DAYS_AHEAD });
  print(previewDue(await due.list(until, Number.POSITIVE_INFINITY)));
}

async function status(storage: Storage, log: Logger): Promise<void> {
  const queue = createWorkQueue({
    queue: storage.createQueueClient('reminders'),
    aside: storage.createQueueClient('reminders-aside'),
    invisibleSeconds: 0,
  });
  const now = Temporal.Now.zonedDateTimeISO('UTC');
  const firstMonth = now.toPlainDate().toPlainYearMonth().subtract({ months: MONTHS_BACK }).toString();
  const [outstanding, aside, all, deliveries] = await Promise.all([
    queue.count(),
    queue.countAside(),
    createPauses({ table: storage.createTableClient('reminders') }).list(),
    createDeliveries({ table: storage.createTableClient('deliveries'), log }).listAll(firstMonth),
  ]);
  const pauses = all.filter(({ until }) => Temporal.Instant.compare(until, now.toInstant()) > 0);
  print(sayStatus({ outstanding, aside, pauses, deliveries }));
  if (aside > 0 || pauses.length > 0) process.exitCode = 1;
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

function fail(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = 2;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}

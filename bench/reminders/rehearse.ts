import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { createWorkQueue } from '../../src/adapters/queues/createWorkQueue.ts';
import { createQueueClient } from '../../src/adapters/storage/connectQueues.ts';
import { connectTables, type StorageConnection } from '../../src/adapters/storage/connectTables.ts';
import { createDeliveries } from '../../src/adapters/tables/reminders/createDeliveries.ts';
import { silentLog } from '../../test/support/silentLog.ts';
import { startAzurite } from '../../test/support/startAzurite.ts';
import { BOT, type Program, startProgram } from '../program.ts';
import { checkDeliveries, type Fates } from './fates.ts';
import { seed } from './seed.ts';
import { startTeamsProcess, type TeamsProcess } from './teams.ts';

const LOOK_EVERY_MS = 500;
// Many times what a dead instance leaves behind (its lease, its work's time-out, the pauses after them), because whoever
// takes that up may be killed in its turn.
const SILENCE_LIMIT_MS = 300_000;

export interface Setup {
  readonly tenants: number;
  readonly recipients: number;
  readonly instances: number;
  /** One of the instances is killed so often, and another started in its place. */
  readonly killEveryMs?: number;
}

export interface Rehearsal extends Fates {
  /** From the first message to the last, as they arrived. */
  readonly seconds: number;
  /** Of all instances together; of no use where some were killed. */
  readonly cpuSeconds: number;
  readonly bareCpuSeconds: number;
  readonly peakMegabytes: number;
  /** The most calls to one tenant in any one second, as Teams saw them. */
  readonly peakOfTenant: number;
  readonly throttled: number;
  readonly kills: number;
}

/** Lets real instances send real reminders to a Teams with its limits, all in processes of their own. */
export async function rehearse(setup: Setup): Promise<Rehearsal> {
  const azurite = await startAzurite({ withQueues: true });
  const teams = await startTeamsProcess();
  const connection: StorageConnection = { kind: 'connectionString', connectionString: azurite.connectionString };
  const { createTableClient } = connectTables(connection);
  const conversations = await seed({ createTableClient, serviceUrl: teams.serviceUrl, ...setup });
  const start = () => startProgram(BOT, { AZURE_STORAGE_CONNECTION_STRING: azurite.connectionString });
  const running = await Promise.all(Array.from({ length: setup.instances }, start));

  const ending = new AbortController();
  const killing = killNowAndThen(running, start, setup.killEveryMs ?? null, ending.signal);
  await untilQuiet(teams, setup.recipients, connection);
  ending.abort();
  const kills = await killing;

  const { firstAt, lastAt, refused, peakOfTenants } = await teams.statistics();
  const fates = await checkDeliveries(
    createDeliveries({ table: createTableClient('deliveries'), log: silentLog }),
    teams,
    conversations,
  );
  const rehearsal = {
    ...fates,
    kills,
    seconds: ((lastAt ?? 0) - (firstAt ?? 0)) / 1000,
    cpuSeconds: running.reduce((sum, instance) => sum + instance.cpuSeconds(), 0),
    peakMegabytes: Math.max(...running.map((instance) => instance.peakMegabytes())),
    peakOfTenant: Math.max(...Object.values(peakOfTenants)),
    throttled: refused['429'] ?? 0,
  };
  await Promise.all(running.map((instance) => instance.stop()));
  const bareCpuSeconds = await postBarely(teams, conversations.values().next().value ?? '', setup.recipients);
  await Promise.all([teams.stop(), azurite.stop()]);
  return { ...rehearsal, bareCpuSeconds };
}

/** Each in turn, so that none lives for long. */
async function killNowAndThen(
  running: Program[],
  start: () => Promise<Program>,
  everyMs: number | null,
  signal: AbortSignal,
): Promise<number> {
  if (everyMs === null) return 0;
  for (let kills = 0; ; kills += 1) {
    const isOver = await wait(everyMs, false, { signal }).catch(() => true);
    if (isOver) return kills;
    await running.shift()?.kill();
    running.push(await start());
  }
}

/** Until everybody has a message and no work is left, or nothing has happened for long. */
async function untilQuiet(teams: TeamsProcess, recipients: number, connection: StorageConnection): Promise<void> {
  const queue = createQueueClient(connection, 'reminders');
  const work = createWorkQueue({ queue, aside: queue, invisibleSeconds: 1 });
  let seen = 0;
  let seenAt = performance.now();
  while (performance.now() - seenAt < SILENCE_LIMIT_MS) {
    await wait(LOOK_EVERY_MS);
    const { delivered, conversationsByMessages } = await teams.statistics();
    if (delivered > seen) seenAt = performance.now();
    seen = delivered;
    const reached = Object.values(conversationsByMessages).reduce((sum, count) => sum + count, 0);
    if (reached === recipients && (await work.count()) === 0) return;
  }
}

async function postBarely(teams: TeamsProcess, conversationId: string, times: number): Promise<number> {
  const [message] = (await teams.conversation(conversationId)).received;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'barePost.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ serviceUrl: teams.serviceUrl, times, message: message?.activity }));
  return Number(await text(child.stdout));
}

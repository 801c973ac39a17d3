import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { QueueClient } from '@azure/storage-queue';
import type { Logger } from 'pino';
import type { App, StorageChoice } from '../../config.ts';
import { createQueueClient } from './connectQueues.ts';
import { connectTables, type StorageConnection, type Tables } from './connectTables.ts';
import { createCredential } from './createCredential.ts';
import { holdLock } from './holdLock.ts';
import { superviseAzurite } from './superviseAzurite.ts';

// Long enough for a bot that is just stopping to let go.
const WAIT_FOR_LOCK_MS = 2_000;
const PROBES = 100;
const PROBE_PAUSE_MS = 100;

export interface Storage extends Tables {
  readonly connection: StorageConnection;
  createQueueClient(name: string): QueueClient;
  /** Resolves when nothing written can be lost any more. */
  stop(): Promise<void>;
}

export type Opened =
  | { readonly kind: 'open'; readonly storage: Storage }
  /** `reason` is for the person who started the bot. */
  | { readonly kind: 'refused'; readonly reason: string };

export async function openStorage(
  config: { readonly storage: StorageChoice; readonly app: App | null },
  log: Logger,
): Promise<Opened> {
  const { storage, app } = config;
  return storage.kind === 'azurite'
    ? openAzurite(storage.dataDir, log)
    : { kind: 'open', storage: await openAccount(storage, app) };
}

/** Storage in Azure, or wherever else the connection string says. */
export async function openAccount(
  choice: Exclude<StorageChoice, { kind: 'azurite' }>,
  app: App | null,
): Promise<Storage> {
  return choice.kind === 'connectionString'
    ? createStorage(choice)
    : createStorage({ ...choice, credential: await createCredential(app) });
}

export function createStorage(connection: StorageConnection, stop = async () => {}): Storage {
  return {
    ...{ connection, stop, ...connectTables(connection) },
    createQueueClient: (name) => createQueueClient(connection, name),
  };
}

async function openAzurite(dataDir: string, log: Logger): Promise<Opened> {
  const lock = lockFolder(dataDir);
  if (lock.kind === 'refused') return lock;
  const [table, queue] = await Promise.allSettled([
    superviseAzurite('table', join(dataDir, 'azurite', 'table'), log),
    superviseAzurite('queue', join(dataDir, 'azurite', 'queue'), log),
  ]);
  const stop = async () => {
    await Promise.all([table, queue].map((service) => service.status === 'fulfilled' && service.value.stop()));
    lock.release();
  };
  if (table.status === 'rejected' || queue.status === 'rejected') {
    await stop();
    const reasons = [table, queue].flatMap((service) =>
      service.status === 'rejected' ? [String(service.reason)] : [],
    );
    return { kind: 'refused', reason: `The storage in ${dataDir} could not be started. ${reasons.join(' ')}` };
  }
  const connectionString = createAzuriteConnectionString({ table: table.value.port, queue: queue.value.port });
  const storage = createStorage({ kind: 'connectionString', connectionString }, stop);
  await waitUntilAnswering(storage);
  return { kind: 'open', storage };
}

function lockFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true });
    const lock = holdLock(join(dataDir, 'partner-score.lock'), WAIT_FOR_LOCK_MS);
    if (lock.kind === 'held') return lock;
  } catch (error) {
    const reason = `The folder ${dataDir} cannot be used (${error}). Name another one with DATA_DIR.`;
    return { kind: 'refused', reason } as const;
  }
  const reason = `Partner Score is already running on the data in ${dataDir}. Stop it first, or give this one another folder with DATA_DIR.`;
  return { kind: 'refused', reason } as const;
}

/** The account and key are Azurite's own, the same on every machine and published by Microsoft: no secret. */
export function createAzuriteConnectionString(ports: { readonly table: number; readonly queue: number }): string {
  const name = 'devstoreaccount1';
  const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${name}`,
    `AccountKey=${key}`,
    `TableEndpoint=http://127.0.0.1:${ports.table}/${name}`,
    `QueueEndpoint=http://127.0.0.1:${ports.queue}/${name}`,
  ].join(';');
}

async function waitUntilAnswering(storage: Tables): Promise<void> {
  for (let probe = 1; ; probe += 1) {
    const answer = await storage.isAnswering();
    if (answer === true) return;
    if (probe === PROBES) throw new Error(answer);
    await wait(PROBE_PAUSE_MS);
  }
}

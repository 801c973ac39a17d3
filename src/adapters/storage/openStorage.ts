import { setTimeout as wait } from 'node:timers/promises';
import type { QueueClient } from '@azure/storage-queue';
import type { App, StorageChoice } from '../../config.ts';
import type { LocalStorage } from '../../preview.ts';
import { createQueueClient } from './connectQueues.ts';
import { connectTables, type StorageConnection, type Tables } from './connectTables.ts';
import { createCredential } from './createCredential.ts';

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

/** `startLocal` starts a storage with its files in a folder, and is asked to where no account is named. */
export async function openStorage(
  { storage, app }: { readonly storage: StorageChoice; readonly app: App | null },
  startLocal: (dataDir: string) => Promise<LocalStorage>,
): Promise<Opened> {
  return storage.kind === 'azurite'
    ? openLocal(await startLocal(storage.dataDir))
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

async function openLocal(local: LocalStorage): Promise<Opened> {
  if (local.kind === 'refused') return local;
  const { connectionString, stop } = local;
  const storage = createStorage({ kind: 'connectionString', connectionString }, stop);
  await waitUntilAnswering(storage);
  return { kind: 'open', storage };
}

async function waitUntilAnswering(storage: Tables): Promise<void> {
  for (let probe = 1; ; probe += 1) {
    const answer = await storage.isAnswering();
    if (answer === true) return;
    if (probe === PROBES) throw new Error(answer);
    await wait(PROBE_PAUSE_MS);
  }
}

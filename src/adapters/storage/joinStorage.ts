import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, StorageChoice } from '../../config.ts';
import { createAzuriteConnectionString, createStorage, type Opened, openAccount } from './openStorage.ts';

/** The storage that a bot works on, read beside it: nothing is started, and no lock is taken. */
export async function joinStorage({
  storage: choice,
  app,
}: {
  readonly storage: StorageChoice;
  readonly app: App | null;
}): Promise<Opened> {
  if (choice.kind === 'azurite') return joinAzurite(choice.dataDir);
  const storage = await openAccount(choice, app);
  const answer = await storage.isAnswering();
  return answer === true ? { kind: 'open', storage } : { kind: 'refused', reason: answer };
}

async function joinAzurite(dataDir: string): Promise<Opened> {
  const [table, queue] = [readPort(dataDir, 'table'), readPort(dataDir, 'queue')];
  const connectionString = createAzuriteConnectionString({ table: table ?? 0, queue: queue ?? 0 });
  const storage = createStorage({ kind: 'connectionString', connectionString });
  // The ports stay behind when the bot has stopped.
  if (table !== null && queue !== null && (await storage.isAnswering()) === true) return { kind: 'open', storage };
  const reason = `No bot is running on the data in ${dataDir}. Start it with "npm start", or name its storage with DATA_DIR, AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_ACCOUNT_URL.`;
  return { kind: 'refused', reason };
}

function readPort(dataDir: string, service: 'table' | 'queue'): number | null {
  const file = join(dataDir, 'azurite', service, 'port');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
}

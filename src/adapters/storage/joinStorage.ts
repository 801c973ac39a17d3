import type { App, StorageChoice } from '../../config.ts';
import { createStorage, type Opened, openAccount } from './openStorage.ts';

/**
 * The storage that a bot works on, read beside it: nothing is started, and no lock is taken. `findLocal` gives the
 * connection string of the storage that a bot has started on a folder, or null.
 */
export async function joinStorage(
  { storage: choice, app }: { readonly storage: StorageChoice; readonly app: App | null },
  findLocal: (dataDir: string) => string | null,
): Promise<Opened> {
  if (choice.kind === 'azurite') return joinLocal(choice.dataDir, findLocal(choice.dataDir));
  const storage = await openAccount(choice, app);
  const answer = await storage.isAnswering();
  return answer === true ? { kind: 'open', storage } : { kind: 'refused', reason: answer };
}

async function joinLocal(dataDir: string, connectionString: string | null): Promise<Opened> {
  if (connectionString !== null) {
    const storage = createStorage({ kind: 'connectionString', connectionString });
    // Where it was stays behind when the bot has stopped.
    if ((await storage.isAnswering()) === true) return { kind: 'open', storage };
  }
  const reason = `No bot is running on the data in ${dataDir}. Start it with "npm start", or name its storage with DATA_DIR, AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_ACCOUNT_URL.`;
  return { kind: 'refused', reason };
}

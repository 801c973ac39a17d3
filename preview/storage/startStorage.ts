import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { LocalStorage } from '../../src/preview.ts';
import { createAzuriteConnectionString, folderOf } from './azuriteAddress.ts';
import { holdLock } from './holdLock.ts';
import { superviseAzurite } from './superviseAzurite.ts';

// Long enough for a bot that is just stopping to let go.
const WAIT_FOR_LOCK_MS = 2_000;

/** Starts the two services of Azurite that the bot uses, with their files in `dataDir`, which one bot at a time may use. */
export async function startStorage(dataDir: string, log: Logger): Promise<LocalStorage> {
  const lock = lockFolder(dataDir);
  if (lock.kind === 'refused') return lock;
  const [table, queue] = await Promise.allSettled([
    superviseAzurite('table', folderOf(dataDir, 'table'), log),
    superviseAzurite('queue', folderOf(dataDir, 'queue'), log),
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
  return { kind: 'started', connectionString, stop };
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

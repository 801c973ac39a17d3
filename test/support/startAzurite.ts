import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAzuriteConnectionString } from '../../src/adapters/storage/openStorage.ts';
import { superviseAzurite } from '../../src/adapters/storage/superviseAzurite.ts';
import { silentLog } from './silentLog.ts';

/** Azurite's tables on a free port with a folder of their own. Queues are not started: no test needs them yet. */
export async function startAzurite(): Promise<{ connectionString: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'partner-score-azurite-'));
  const table = await superviseAzurite('table', folder, silentLog);
  return {
    connectionString: createAzuriteConnectionString({ table: table.port, queue: 0 }),
    async stop() {
      await table.stop();
      await rm(folder, { recursive: true });
    },
  };
}

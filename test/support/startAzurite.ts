import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAzuriteConnectionString } from '../../preview/storage/azuriteAddress.ts';
import { superviseAzurite } from '../../preview/storage/superviseAzurite.ts';
import { silentLog } from './silentLog.ts';

/** Azurite's tables, and queues where they are asked for, on free ports with a folder of their own. */
export async function startAzurite({ withQueues = false } = {}): Promise<{
  connectionString: string;
  stop(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'partner-score-azurite-'));
  const [table, queue] = await Promise.all([
    superviseAzurite('table', join(folder, 'table'), silentLog),
    withQueues ? superviseAzurite('queue', join(folder, 'queue'), silentLog) : null,
  ]);
  return {
    connectionString: createAzuriteConnectionString({ table: table.port, queue: queue?.port ?? 0 }),
    async stop() {
      await Promise.all([table.stop(), queue?.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

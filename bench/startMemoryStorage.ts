import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createAzuriteConnectionString } from '../preview/storage/azuriteAddress.ts';
import { findFreePort } from '../preview/storage/findFreePort.ts';
import { takeAlong } from './takeAlong.ts';

/**
 * Azurite's tables and queues, each in a process of its own, kept in memory alone: with files it stands still for
 * seconds whenever it saves a large table, and the bot writes a lease every few seconds.
 */
export async function startMemoryStorage(): Promise<{ connectionString: string; stop(): Promise<void> }> {
  const [table, queue] = await Promise.all([startService('table'), startService('queue')]);
  return {
    connectionString: createAzuriteConnectionString({ table: table.port, queue: queue.port }),
    async stop() {
      await Promise.all([table, queue].map(({ child }) => end(child)));
    },
  };
}

async function startService(service: 'table' | 'queue') {
  const port = await findFreePort();
  const program = fileURLToPath(import.meta.resolve(`azurite/dist/src/${service}/main.js`));
  const options = [`--${service}Host`, '127.0.0.1', `--${service}Port`, String(port), '--inMemoryPersistence'];
  const quiet = ['--silent', '--skipApiVersionCheck', '--disableTelemetry'];
  const child = spawn(process.execPath, [program, ...options, ...quiet], {
    env: {},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  takeAlong(child);
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('successfully')) break;
  child.stdout.resume();
  return { port, child };
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { type AzuriteService, portFileOf, readPort } from './azuriteAddress.ts';
import { findFreePort } from './findFreePort.ts';

const PROGRAM = fileURLToPath(new URL('azuriteProcess.ts', import.meta.url));
// Above the time that azuriteProcess.ts waits for a predecessor.
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
const RESTART_DELAY_MS = 300;
const PORT_ATTEMPTS = 3;

export interface Azurite {
  readonly port: number;
  /** Resolves when the rows are saved and the process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts one Azurite service on 127.0.0.1 with its data in `folder`, and starts it again on the same port when it dies.
 * The port is remembered in `folder`. Rejects when it cannot be started at all.
 */
export async function superviseAzurite(service: AzuriteService, folder: string, log: Logger): Promise<Azurite> {
  mkdirSync(folder, { recursive: true });
  const stopping = new AbortController();
  let running = await startOnRememberedPort(service, folder, log);
  const { port } = running;
  const supervision = supervise();

  async function supervise(): Promise<void> {
    while (true) {
      await running.exited;
      if (stopping.signal.aborted) return;
      log.warn({ service }, 'Azurite stopped by itself and is started again');
      await wait(RESTART_DELAY_MS);
      if (stopping.signal.aborted) return;
      running = spawnAzurite(service, folder, port, log);
      running.ready.catch((error: unknown) => log.error({ service, err: error }, 'Azurite could not be started again'));
    }
  }

  return {
    port,
    async stop() {
      stopping.abort();
      running.stop();
      await supervision;
    },
  };
}

async function startOnRememberedPort(service: AzuriteService, folder: string, log: Logger): Promise<RunningAzurite> {
  let port = readPort(folder) ?? (await findFreePort());
  for (let attempt = 1; ; attempt += 1) {
    const azurite = spawnAzurite(service, folder, port, log);
    try {
      await azurite.ready;
      writeFileSync(portFileOf(folder), String(port));
      return azurite;
    } catch (error) {
      const isPortTaken = String(error).includes('EADDRINUSE');
      if (!isPortTaken || attempt === PORT_ATTEMPTS) throw error;
      port = await findFreePort();
    }
  }
}

interface RunningAzurite {
  readonly port: number;
  readonly ready: Promise<void>;
  readonly exited: Promise<void>;
  stop(): void;
}

function spawnAzurite(service: AzuriteService, folder: string, port: number, log: Logger): RunningAzurite {
  const options = [`--${service}Host`, '127.0.0.1', `--${service}Port`, String(port), '--location', folder];
  const quiet = ['--silent', '--skipApiVersionCheck', '--disableTelemetry'];
  const child = spawn(process.execPath, [PROGRAM, service, folder, ...options, ...quiet], {
    // Away from the terminal's Ctrl+C, which would end it while turns under way still write.
    detached: true,
    // Azurite reads settings of its own from the environment, such as AZURITE_ACCOUNTS; here it must have none.
    env: {},
    stdio: 'pipe',
  });
  log.debug({ service, port, pid: child.pid }, 'Azurite is starting');
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    complaints.push(line);
    log.debug({ service }, line);
  });
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      complaints.push(error.message);
      // A program that could not even be spawned has nothing to close.
      if (child.pid === undefined) resolve();
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`Azurite (${service}) did not start: ${complaints.join(' ')}`));
    const limit = setTimeout(fail, START_LIMIT_MS).unref();
    // Only this line tells that it is our process that listens on the port; a request could reach another's Azurite.
    createInterface({ input: child.stdout }).on('line', (line) => line.includes('successfully') && resolve());
    void exited.then(() => {
      clearTimeout(limit);
      fail();
    });
  });

  return {
    port,
    ready,
    exited,
    stop() {
      child.kill('SIGINT');
      const limit = setTimeout(() => {
        log.error({ service }, 'Azurite did not stop in time and is killed; its last seconds may be lost');
        child.kill('SIGKILL');
      }, STOP_LIMIT_MS);
      void exited.then(() => clearTimeout(limit));
    },
  };
}

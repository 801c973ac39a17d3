import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { variables } from '../../src/environment.ts';

// Linux counts processor time in hundredths of a second, whatever the kernel's own clock does.
const TICKS_A_SECOND = 100;
const FIRST_FIELD_AFTER_NAME = 3;
const UTIME = 14 - FIRST_FIELD_AFTER_NAME;
const STIME = 15 - FIRST_FIELD_AFTER_NAME;

/** The real bot in a process of its own, from the moment on that it is ready. */
export interface Instance {
  /** Processor seconds, the kernel's included, since it was ready. */
  cpuSeconds(): number;
  /** The most memory that it ever had at once. */
  peakMegabytes(): number;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startInstance(connectionString: string): Promise<Instance> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partner-score-bench-'));
  // Set but empty, so that neither the caller's environment nor a .env file reaches in.
  const blank = Object.fromEntries(variables.map((name) => [name, '']));
  const own = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', AZURE_STORAGE_CONNECTION_STRING: connectionString };
  const child = spawn(process.execPath, ['bin/run.js', 'src/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...blank, ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let isWanted = true;
  void exited.then(([code, signal]) => {
    if (isWanted) throw new Error(`An instance ended by itself: ${signal ?? code}`);
  });
  const killAlong = () => child.kill('SIGKILL');
  process.once('exit', killAlong);
  void exited.then(() => process.off('exit', killAlong));
  const ready = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited.then(() => null)]);
  if (ready === null) throw new Error('An instance did not start');

  const cpuAtStart = readCpuSeconds(child.pid);
  const end = async (signal: NodeJS.Signals) => {
    isWanted = false;
    child.kill(signal);
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    cpuSeconds: () => readCpuSeconds(child.pid) - cpuAtStart,
    peakMegabytes: () => Number(/VmHWM:\s+(\d+) kB/.exec(readProc(child.pid, 'status'))?.[1]) / 1024,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function readCpuSeconds(pid: number | undefined): number {
  // The second field is the name in parentheses, and may hold spaces.
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[UTIME]) + Number(fields[STIME])) / TICKS_A_SECOND;
}

function readProc(pid: number | undefined, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8');
}

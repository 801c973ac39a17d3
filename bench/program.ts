import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import manifest from '../package.json' with { type: 'json' };
import { variables } from '../src/environment.ts';
import { takeAlong } from './takeAlong.ts';

const NANOSECONDS_A_SECOND = 1e9;
// As the programs of the benchmarks and the bot say it, the bot in production in its log.
const PORT = /localhost:(\d+)|"port":(\d+)/;

/** What `npm start` runs, with its flags. */
export const BOT = manifest.scripts.start.split(' ').slice('exec node'.split(' ').length);

/** A program to be measured, in a process of its own, from the moment on that it is ready. */
export interface Program {
  readonly url: string;
  /** Processor seconds, the kernel's included, since it was ready. */
  cpuSeconds(): number;
  megabytes(): number;
  /** The most memory that it ever had at once. */
  peakMegabytes(): number;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs a program that says on which port of this machine it is ready. Of the bot's own variables it gets those that are
 * named here and no others.
 */
export async function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partner-score-bench-'));
  // Set but empty, so that neither the caller's environment nor a .env file reaches in.
  const blank = Object.fromEntries(variables.map((name) => [name, '']));
  const child = spawn(process.execPath, args, {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...blank, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let isWanted = true;
  void exited.then(([code, signal]) => {
    if (isWanted) throw new Error(`${args.join(' ')} ended by itself: ${signal ?? code}`);
  });
  takeAlong(child);
  const port = await Promise.race([readPort(child), exited.then(() => null)]);
  if (port === null) throw new Error(`${args.join(' ')} did not start`);

  const cpuAtStart = readCpuSeconds(child.pid);
  const end = async (signal: NodeJS.Signals) => {
    isWanted = false;
    child.kill(signal);
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cpuSeconds: () => readCpuSeconds(child.pid) - cpuAtStart,
    megabytes: () => readMegabytes(child.pid, 'VmRSS'),
    peakMegabytes: () => readMegabytes(child.pid, 'VmHWM'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function readPort({ stdout }: ChildProcess): Promise<string | null> {
  if (stdout === null) return null;
  for await (const line of createInterface({ input: stdout })) {
    const found = PORT.exec(line);
    if (found === null) continue;
    stdout.resume();
    return found[1] ?? found[2] ?? null;
  }
  return null;
}

/** Of all its threads. `stat` would tell the same in hundredths of a second, which is long for a few turns. */
function readCpuSeconds(pid: number | undefined): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readProc(pid, `task/${thread}/schedstat`).split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / NANOSECONDS_A_SECOND;
}

function readMegabytes(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readProc(pid, 'status'))?.[1]) / 1024;
}

function readProc(pid: number | undefined, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8');
}

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { variables } from '../../src/environment.ts';

export interface Program {
  readonly pid: number;
  readonly output: readonly string[];
  readonly complaints: readonly string[];
  /** The first line of output or complaint that matches. Rejects when the program ends without one. */
  waitFor(pattern: RegExp): Promise<RegExpMatchArray>;
  /** The address of the bot, once it is ready. */
  waitUntilReady(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** To the program and whatever shares its process group, as Ctrl+C in a terminal does. */
  killGroup(signal: NodeJS.Signals): void;
  /** Resolves when the program, and everything that writes where it writes, is gone. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const launchers = { npm: ['npm', 'start'], node: [process.execPath, 'bin/run.js', 'src/main.ts'] } as const;

/**
 * The real program in a process of its own, by `npm start` or by the command behind it; any free port unless told
 * otherwise. It is killed at the end of the test, which tests that run at the same time have to name. `cwd` is where it is
 * installed, here unless told otherwise.
 */
export function startProgram(
  launcher: keyof typeof launchers,
  env: Record<string, string>,
  onFinished: (task: () => void) => void = onTestFinished,
  cwd = process.cwd(),
): Program {
  const [command, ...args] = launchers[launcher];
  // Set but empty, so that neither the caller's environment nor a .env file reaches in.
  const blank = Object.fromEntries(variables.map((name) => [name, '']));
  const child = spawn(command, args, { cwd, detached: true, env: { ...process.env, ...blank, PORT: '0', ...env } });
  const output: string[] = [];
  const complaints: string[] = [];
  const listeners = new Set<() => void>();
  for (const [stream, lines] of [[child.stdout, output] as const, [child.stderr, complaints] as const]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const listener of listeners) listener();
    });
  }
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });

  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started.`);
  const killGroup = (signal: NodeJS.Signals) => process.kill(-pid, signal);
  onFinished(() => {
    try {
      killGroup('SIGKILL');
    } catch {
      // It has ended by itself, as it should.
    }
  });

  function waitFor(pattern: RegExp): Promise<RegExpMatchArray> {
    return new Promise((resolve, reject) => {
      function look() {
        const match = [...output, ...complaints].map((line) => line.match(pattern)).find((found) => found !== null);
        if (match) resolve(match);
      }
      listeners.add(look);
      look();
      void exited.then(() => reject(new Error(`The program ended: ${[...output, ...complaints].join('\n')}`)));
    });
  }

  return {
    pid,
    output,
    complaints,
    waitFor,
    waitUntilReady: async () => `http://localhost:${(await waitFor(/ready: open http:\/\/localhost:(\d+)/))[1]}`,
    kill: (signal) => process.kill(pid, signal),
    killGroup,
    exited,
  };
}

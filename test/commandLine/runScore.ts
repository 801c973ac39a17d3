import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(import.meta.dirname, '../..');

/** The program as `npm run score` starts it. */
export function startScore(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['bin/run.js', 'src/cli.ts', ...args], { cwd: ROOT });
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly problems: string;
}

/** Runs the program to its end with so much on standard input. */
export async function runScore(args: readonly string[], input: string | Buffer = ''): Promise<Ended> {
  const child = startScore(args);
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  // A program that refuses its arguments ends without reading.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [output, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output, problems };
}

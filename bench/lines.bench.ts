import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { writeSnapshot } from './samplePartner.ts';

const ROOT = join(import.meta.dirname, '..');
const FEW = 10_000;
const MANY = 100_000;
const BLOCK = 100;

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
// "exec node … src/cli.ts": with the options that the script gives to Node, since memory depends on them.
const program: readonly string[] = scripts.score.split(' ').slice(2);

const block = Array.from({ length: BLOCK }, (_, index) => `${writeSnapshot(index % 5)}\n`).join('');

function* lines(count: number) {
  for (let written = 0; written < count; written += BLOCK) yield block;
}

/** Runs a program as a child process over so many lines; its output goes nowhere. */
async function measure(args: readonly string[], count: number) {
  const start = performance.now();
  const report = ['--import', join(import.meta.dirname, 'reportPeak.ts')];
  const child = spawn(process.execPath, [...report, ...args], { cwd: ROOT, stdio: ['pipe', 'ignore', 'pipe'] });
  const [peak] = await Promise.all([text(child.stderr), pipeline(Readable.from(lines(count)), child.stdin)]);
  return { tookMs: performance.now() - start, peak: Number(peak) };
}

const bare = await measure(['bench/bareLoop.ts'], MANY);
const few = await measure([...program, '--jsonl', '-'], FEW);
const many = await measure([...program, '--jsonl', '-'], MANY);

console.log(`lines: ${MANY} snapshots of six areas and 30 people through --jsonl, each run a child process`);
console.log(`  time over a bare loop of parse and stringify: ${(many.tookMs / bare.tookMs).toFixed(2)}`);
console.log(`  peak memory over that of ${FEW} lines: ${(many.peak / few.peak).toFixed(2)}, at most 1.2 is the aim`);

import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { compareTurns } from './import/turns.ts';
import { writeUsageRows } from './import/usageRows.ts';

const ROOT = join(import.meta.dirname, '..');
const FEW = 100_000;
const MANY = 1_000_000;

// `npm run bench -- import 200000`: a smaller file.
const most = Number(process.argv[3] ?? MANY);

const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
// "exec node … src/importReports.ts": with the options that the script gives to Node, since memory depends on them.
const program: readonly string[] = scripts.import.split(' ').slice(2);

const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
try {
  const [few, many] = [join(folder, 'few.csv'), join(folder, 'many.csv')];
  await pipeline(Readable.from(writeUsageRows(Math.min(FEW, most / 10))), createWriteStream(few));
  await pipeline(Readable.from(writeUsageRows(most)), createWriteStream(many));

  const bare = await measure(['bench/import/bareReader.ts', many]);
  const short = await measure([...program, '--on', '2026-11-27', few]);
  const long = await measure([...program, '--on', '2026-11-27', many]);

  console.log(`import: ${most} rows of AzureUsage, each run a child process`);
  console.log(
    `  rows a second over the CSV reader alone: ${(bare.cpuSeconds / long.cpuSeconds).toFixed(2)} by processor time, ${(bare.tookMs / long.tookMs).toFixed(2)} by the clock; at least 0.5 is the aim`,
  );
  console.log(`  ${Math.round(most / (long.tookMs / 1000))} rows a second`);
  console.log(
    `  peak memory ${Math.round(long.peak / 1024)} MiB, over that of a tenth of the rows: ${(long.peak / short.peak).toFixed(2)}; at most 1.1 is the aim`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

const turns = await compareTurns();
console.log(
  `  a turn's processor time (\`score data\`) with ${turns.customers} customers stored over that with none: ${turns.ratio.toFixed(2)}; at most 1.05 is the aim`,
);

async function measure(args: readonly string[]) {
  const start = performance.now();
  const report = ['--import', join(import.meta.dirname, 'import/reportUse.ts')];
  const child = spawn(process.execPath, [...report, ...args], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] });
  const told = await text(child.stderr);
  const tookMs = performance.now() - start;
  const { peak, cpuSeconds } = JSON.parse(told.trim().split('\n').at(-1) ?? '');
  return { tookMs, peak: Number(peak), cpuSeconds: Number(cpuSeconds) };
}

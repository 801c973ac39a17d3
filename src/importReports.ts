import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createImportResult, isAllUnderstood, type ReadFile } from './commandLine/importResult.ts';
import type { Bytes } from './imports/files/rowSource.ts';
import { Unreadable } from './imports/files/unreadable.ts';
import { type NamedOpenReport, readReports } from './imports/readReports.ts';
import { NOTHING_SAID, settleReport } from './imports/settleReports.ts';
import { createWords, type Words } from './language/words.ts';
import { parseDay } from './reading/parseDay.ts';

const USAGE = `usage: npm run --silent import -- [--on 2026-11-27] FILE…    reports as CSV, TSV, XLSX or ZIP, or "-" for standard input`;

const NOT_ALL_UNDERSTOOD = 1;
const UNUSABLE = 2;

const LIMITS = { mostRows: 50_000_000, mostPackedBytes: 256 * 1024 ** 2, mostUnpackedBytes: 4 * 1024 ** 3 };
const PART_BYTES = 256 * 1024;

interface Source {
  readonly source: string;
  readonly files: readonly (NamedOpenReport & Pick<ReadFile, 'hash'>)[];
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { on: { type: 'string' } }, allowPositionals: true });
  if (positionals.length === 0) return refuse(USAGE);
  const today = new Date().toISOString().slice(0, 10);
  const on = values.on === undefined ? today : parseDay(values.on);
  if (on === null) return refuse(`--on: “${values.on ?? ''}” is no day; write it as 2026-11-27`);
  const words = createWords('en');
  const sources: Source[] = [];
  const files: ReadFile[] = [];
  let unread = 0;
  for (const source of positionals) {
    const read = await explainUnreadable(words, () => readOne(source, on));
    if (typeof read === 'string') unread += refuse(`${source}: ${read}`);
    else sources.push({ source, files: read });
  }
  const set = sources.flatMap((each) => each.files);
  for (const each of sources) {
    const settled = await explainUnreadable(words, () =>
      each.files.map((file) => ({ ...file, report: settleReport(file.report, set, NOTHING_SAID) })),
    );
    if (typeof settled === 'string') unread += refuse(`${each.source}: ${settled}`);
    else files.push(...settled);
  }
  if (files.length === 0) return UNUSABLE;
  console.log(JSON.stringify(createImportResult(files, on, words), null, 2));
  return unread === 0 && isAllUnderstood(files) ? 0 : NOT_ALL_UNDERSTOOD;
}

/** What `read` gives, or why nothing can be read. */
async function explainUnreadable<Read>(words: Words, read: () => Promise<Read> | Read): Promise<Read | string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable) return words.say(`file.unreadable.${error.reason}`, error.values);
    if (error instanceof Error && 'syscall' in error) return error.message;
    throw error;
  }
}

async function readOne(source: string, day: string): Promise<Source['files']> {
  const hash = createHash('sha256');
  async function* hashed(): Bytes {
    const stream = source === '-' ? process.stdin : createReadStream(source, { highWaterMark: PART_BYTES });
    for await (const part of stream as Bytes) {
      hash.update(part);
      yield part;
    }
  }
  const name = source === '-' ? source : basename(source);
  const reports = await readReports(name, hashed(), { ...LIMITS, day });
  const digest = hash.digest('hex');
  return reports.map((each) => ({ ...each, hash: `${digest} ${reports.indexOf(each)}` }));
}

function refuse(problem: string): number {
  // What is quoted may hold line ends; each problem must stay on its line.
  console.error(problem.replace(/\p{Cc}+/gu, ' '));
  return UNUSABLE;
}

function explain(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Whoever read our output has heard enough, as `head` does.
  if (code === 'EPIPE') return 0;
  if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) return refuse(`${error.message}\n${USAGE}`);
  throw error;
}

process.exitCode = await run(process.argv.slice(2)).catch(explain);

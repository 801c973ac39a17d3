import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readRuleSets } from './adapters/rules/index.ts';
import { createResult } from './commandLine/result.ts';
import { type Scored, scoreLines } from './commandLine/scoreLines.ts';
import { parseSnapshot } from './commandLine/snapshot.ts';
import { snapshotJsonSchema } from './commandLine/snapshotShape.ts';
import { createWords } from './language/words.ts';

const USAGE = `usage: npm run --silent score -- snapshot.json    one snapshot from a file ("-" reads standard input)
       npm run --silent score -- --jsonl -        one snapshot a line in, one result a line out
       npm run --silent score -- --schema         the JSON Schema of a snapshot`;

const UNUSABLE = 2;

async function run(args: string[]): Promise<number> {
  const options = { jsonl: { type: 'boolean' }, schema: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [source, ...more] = positionals;
  if (values.schema === true && source === undefined && values.jsonl !== true) {
    console.log(JSON.stringify(snapshotJsonSchema(), null, 2));
    return 0;
  }
  if (source === undefined || more.length > 0 || values.schema === true) {
    console.error(USAGE);
    return UNUSABLE;
  }
  return values.jsonl === true ? await scoreEveryLine(source) : await scoreWhole(source);
}

async function scoreWhole(source: string): Promise<number> {
  const scored = createScorer()(await text(open(source)));
  if (scored.kind === 'unusable') return refuse(scored.problems);
  console.log(JSON.stringify(scored.result, null, 2));
  return 0;
}

async function scoreEveryLine(source: string): Promise<number> {
  let unusable = 0;
  const lines = scoreLines(open(source), createScorer(), () => unusable++);
  await pipeline(lines, process.stdout, { end: false });
  return unusable === 0 ? 0 : UNUSABLE;
}

function createScorer(): (json: string) => Scored {
  const ruleSets = readRuleSets();
  const words = createWords('en');
  const today = new Date().toISOString().slice(0, 10);
  return (json) => {
    const input = parseJson(json);
    if (input.kind === 'unusable') return input;
    const parsed = parseSnapshot(input.value, today);
    return parsed.kind === 'parsed'
      ? { kind: 'scored', result: createResult(parsed.snapshot, ruleSets, words) }
      : parsed;
  };
}

function open(source: string): Readable {
  return source === '-' ? process.stdin : createReadStream(source);
}

function parseJson(json: string) {
  try {
    // A spreadsheet's export may begin with a byte order mark.
    return { kind: 'read', value: JSON.parse(json.replace(/^\uFEFF/, '')) as unknown } as const;
  } catch (error) {
    return { kind: 'unusable', problems: [`snapshot: must be JSON; ${(error as SyntaxError).message}`] } as const;
  }
}

function refuse(problems: readonly string[]): number {
  // Problems quote what was given, which may hold line ends; each must stay on its line.
  for (const problem of problems) console.error(problem.replace(/\p{Cc}+/gu, ' '));
  return UNUSABLE;
}

function explain(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Whoever read our output has heard enough, as `head` does.
  if (code === 'EPIPE') return 0;
  if (error instanceof Error && code.startsWith('ERR_PARSE_ARGS')) return refuse([error.message, ...USAGE.split('\n')]);
  if (error instanceof Error && 'syscall' in error) return refuse([error.message]);
  throw error;
}

process.exitCode = await run(process.argv.slice(2)).catch(explain);

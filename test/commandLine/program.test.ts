import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScore, startScore } from './runScore.ts';

const RULES = join(import.meta.dirname, '../../docs/rules.md');

/** The snapshot that docs/rules.md prints, and what it says of the result. */
async function readExample(): Promise<readonly [snapshot: string, result: string]> {
  const blocks = (await readFile(RULES, 'utf8')).matchAll(/^```json\n(.*?)^```/gms);
  const [snapshot = '', result = ''] = [...blocks].map(([, json]) => json ?? '');
  return [snapshot, result];
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'score-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeSnapshot(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const SMALL = JSON.stringify({ asOf: '2026-11-22', figures: { 'data-ai': { netCustomerAdds: 3 } } });

describe('the example of the documentation', () => {
  it('gives what the documentation prints', async () => {
    const [snapshot, printed] = await readExample();
    const { code, output, problems } = await runScore([await writeSnapshot('example.json', snapshot)]);
    expect([code, problems]).toEqual([0, '']);
    const result = JSON.parse(output);
    const [area] = result.areas;
    const { metrics, steps, gaps, ...shown } = JSON.parse(printed).areas[0];
    expect(result.asOf).toBe('2026-11-22');
    expect(result.areas.map(({ id }: { id: string }) => id)).toEqual(['data-ai', 'infrastructure']);
    expect(area).toMatchObject(shown);
    // The documentation shortens the lists.
    for (const metric of metrics) expect(area.metrics).toContainEqual(metric);
    for (const step of steps) expect(area.steps).toContainEqual(step);
    for (const gap of gaps) expect(area.gaps).toContainEqual(expect.objectContaining(gap));
  });
});

describe('a whole snapshot', () => {
  it('is read from a file or from standard input alike', async () => {
    const file = await runScore([await writeSnapshot('small.json', SMALL)]);
    const input = await runScore(['-'], SMALL);
    expect(file.code).toBe(0);
    expect(JSON.parse(file.output).areas[0].metrics[0]).toEqual({
      id: 'net-customer-adds',
      category: 'performance',
      points: 30,
      max: 30,
    });
    expect(input).toEqual(file);
  });

  it('may begin with a byte order mark and have Windows line ends', async () => {
    const pretty = JSON.stringify(JSON.parse(SMALL), null, 2).replaceAll('\n', '\r\n');
    const { code } = await runScore(['-'], `\uFEFF${pretty}`);
    expect(code).toBe(0);
    expect((await runScore([await writeSnapshot('bom.json', `\uFEFF${pretty}`)])).code).toBe(0);
  });

  it('that is unusable gives exit code 2, nothing on standard output and one line a problem, each with its path', async () => {
    const snapshot = {
      figures: { 'data-ai': { deployments: 1.5, netCustomerAdd: 2 }, infrastructure: { deployments: 1 } },
      people: [{ id: 'ana', certifications: [{ certification: 'AZ-999' }] }],
      certifiedPeople: {},
    };
    const { code, output, problems } = await runScore(['-'], JSON.stringify(snapshot));
    expect([code, output]).toEqual([2, '']);
    expect(
      problems
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual([
      'figures.data-ai.deployments',
      'figures.data-ai.netCustomerAdd',
      'people.0.certifications.0.certification',
      'figures.infrastructure.track',
      'certifiedPeople',
    ]);
    expect(problems).toContain('figures.data-ai.deployments: must be a whole number, 0 or more\n');
  });

  it('keeps each problem on its line, whatever is quoted in it', async () => {
    const { problems } = await runScore(['-'], JSON.stringify({ figures: {}, 'a\nb\u001b[31m': 1 }));
    expect(problems.trimEnd().split('\n')).toHaveLength(2);
    expect(problems).not.toContain('\u001b');
    expect((await runScore(['-'], '{\n "a": x\n}')).problems).toMatch(/^snapshot: must be JSON; .*\n$/);
  });

  it.each(['', '{', 'null', '{}'])('%j is unusable', async (text) => {
    const { code, output, problems } = await runScore(['-'], text);
    expect([code, output]).toEqual([2, '']);
    expect(problems).toMatch(/^(snapshot|figures): .+\n$/);
  });
});

describe('what cannot be started', () => {
  it('is a file that is not there', async () => {
    const { code, output, problems } = await runScore([join(folder, 'nowhere.json')]);
    expect([code, output]).toEqual([2, '']);
    expect(problems).toMatch(/no such file.*nowhere\.json.*\n$/);
    expect(await runScore(['--jsonl', join(folder, 'nowhere.json')])).toEqual({ code, output, problems });
  });

  it('is a folder', async () => {
    const { code, problems } = await runScore([folder]);
    expect(code).toBe(2);
    expect(problems.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [[]],
    [['--jsonl']],
    [['a.json', 'b.json']],
    [['--schema', 'a.json']],
    [['--schema', '--jsonl']],
    [['--bogus']],
  ])('%j is answered with how to use it', async (args) => {
    const { code, output, problems } = await runScore(args);
    expect([code, output]).toEqual([2, '']);
    expect(problems).toContain('usage: npm run --silent score -- snapshot.json');
  });
});

describe('a reader that has heard enough', () => {
  it.each([['-'], ['--jsonl', '-']])('ends the program without a complaint: %s', async (...args) => {
    const child = startScore(args);
    const complaints: string[] = [];
    child.stderr.on('data', (data) => complaints.push(String(data)));
    child.stdin.on('error', () => undefined);
    if (args.length === 1) {
      child.stdout.destroy();
      child.stdin.end(SMALL);
    } else {
      child.stdout.once('data', () => child.stdout.destroy());
      child.stdin.end(`${SMALL}\n`.repeat(20_000));
    }
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, complaints]).toEqual([0, []]);
  });
});

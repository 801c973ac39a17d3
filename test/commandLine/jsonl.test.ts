import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { runScore, startScore } from './runScore.ts';

function snapshot(netCustomerAdds: number, more: object = {}): string {
  return JSON.stringify({ asOf: '2026-11-22', figures: { 'data-ai': { netCustomerAdds } }, ...more });
}

function totals(output: string): readonly unknown[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { areas, line: number } = JSON.parse(line);
      return number === undefined ? areas[0].total : `line ${number}`;
    });
}

describe('with --jsonl', () => {
  it('every line gives one result line, in order', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => snapshot(index % 4));
    const { code, output } = await runScore(['--jsonl', '-'], lines.join('\n'));
    expect(code).toBe(0);
    expect(totals(output)).toEqual(lines.map((_, index) => (index % 4) * 10));
  });

  it('a result comes as soon as its line is there, long before the input ends', async () => {
    const child = startScore(['--jsonl', '-']);
    const results = createInterface({ input: child.stdout });
    for (const adds of [1, 2, 3]) {
      child.stdin.write(`${snapshot(adds)}\n`);
      const [result] = await once(results, 'line');
      expect(totals(result)).toEqual([adds * 10]);
    }
    child.stdin.end();
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  it('a bad line is told in its place, the rest goes on, and the exit code is 2', async () => {
    const lines = [
      snapshot(1),
      '{"figures":{"data-ai":{"deployments":-1}},"extra":1}',
      snapshot(2),
      'no JSON',
      snapshot(3),
    ];
    const { code, output, problems } = await runScore(['--jsonl', '-'], `${lines.join('\n')}\n`);
    expect([code, problems]).toEqual([2, '']);
    expect(totals(output)).toEqual([10, 'line 2', 20, 'line 4', 30]);
    const told = output.split('\n')[1] ?? '';
    expect(JSON.parse(told)).toEqual({
      line: 2,
      errors: [
        'figures.data-ai.deployments: must be a whole number, 0 or more',
        'extra: is not a known key; known are asOf, ruleBook, areas, figures, people, certifiedPeople',
      ],
    });
    expect(JSON.parse(output.split('\n')[3] ?? '').errors).toEqual([
      expect.stringMatching(/^snapshot: must be JSON; /),
    ]);
  });

  it('blank lines give nothing, but are counted', async () => {
    const { code, output } = await runScore(['--jsonl', '-'], `\n  \n${snapshot(1)}\n\t\n\nbad\n\n`);
    expect(code).toBe(2);
    expect(totals(output)).toEqual([10, 'line 6']);
  });

  it('Windows line ends and a byte order mark do no harm', async () => {
    const { code, output } = await runScore(['--jsonl', '-'], `\uFEFF${snapshot(1)}\r\n\r\n${snapshot(2)}\r\nbad\r\n`);
    expect(code).toBe(2);
    expect(totals(output)).toEqual([10, 20, 'line 4']);
  });

  it('a line separator inside a text does not end a line', async () => {
    const people = { people: [{ id: 'Ana\u2028Luis\u2029', certifications: [] }] };
    const { code, output } = await runScore(['--jsonl', '-'], `${snapshot(1, people)}\n${snapshot(2, people)}\n`);
    expect(code).toBe(0);
    expect(totals(output)).toEqual([10, 20]);
  });

  it('letters that are split between two packets stay whole', async () => {
    const line = Buffer.from(
      `${snapshot(1, { people: [{ id: 'ñ'.repeat(80_000), certifications: [{ certification: 'ñandú' }] }] })}\n`,
    );
    const { output } = await runScore(['--jsonl', '-'], Buffer.concat([line, line]));
    expect(output).toContain('\\"ñandú\\" is no known certification');
    expect(output).not.toContain('\uFFFD');
  });

  it('an empty input gives an empty output', async () => {
    expect(await runScore(['--jsonl', '-'], '')).toEqual({ code: 0, output: '', problems: '' });
  });
});

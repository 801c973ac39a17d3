import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const [, decisions = ''] = readFileSync(join(ROOT, 'docs/rules.md'), 'utf8').split('\n## Decisions\n');
const rows = [...decisions.matchAll(/^\| (.+) \| `(test\/[^`]+)`: (.+) \|$/gm)].map(
  ([, decided = '', file = '', title = '']) => ({ decided, file, title }),
);

describe('every decision in docs/rules.md names a test that exists', () => {
  it('in each row of the table', () => {
    const lines = decisions.split('\n').filter((line) => line.startsWith('| ')).length;
    expect(rows.length).toBe(lines - 2);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(rows)('$decided', ({ file, title }) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(title);
  });
});

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
    expect(titlesIn(readFileSync(join(ROOT, file), 'utf8'))).toContainEqual(expect.stringContaining(title));
  });

  it('and no comment is a title', () => {
    const source = ["// it('a comment', () => {", "it.each([['a row', 1]])('%s', () => {", "say('a text');"].join('\n');
    expect(titlesIn(source)).toEqual(['a row', '%s']);
  });
});

/** The titles of tests in a file: what stands first, before something else, in a call or in a row of a table of tests. */
function titlesIn(source: string): readonly string[] {
  const code = source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return [...code.matchAll(/[([]\s*(['"`])((?:\\.|(?!\1).)*)\1,/g)].map(([, , title = '']) =>
    title.replace(/\\(.)/g, '$1'),
  );
}

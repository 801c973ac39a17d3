import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Every module that a file loads, itself or through others: our files by path, packages by name. */
function walkImports(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const name = relative(ROOT, file);
  if (seen.has(name)) return seen;
  seen.add(name);
  if (file.endsWith('.json')) return seen;
  const source = readFileSync(file, 'utf8');
  for (const [, , module = ''] of source.matchAll(
    /^(import(?! type)|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/gm,
  )) {
    if (module.startsWith('.')) walkImports(join(dirname(file), module), seen);
    else if (!module.startsWith('node:')) seen.add(module);
  }
  return seen;
}

it('the command line loads no bot, no server and no storage', () => {
  const loaded = [...walkImports(join(ROOT, 'src/cli.ts'))];
  // Ours, to know that the walk went through.
  expect(loaded).toContain('src/scoring/certifications.json');
  expect(
    loaded.filter((module) => !/^src\/(cli\.ts|commandLine|scoring|language|adapters\/rules)/.test(module)).toSorted(),
  ).toEqual(['fastest-levenshtein', 'intl-messageformat', 'zod']);
});

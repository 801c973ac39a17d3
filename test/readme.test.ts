import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../src/conversation/commands.ts';
import { parseCommand } from '../src/conversation/understanding/parseCommand.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const table = readme.slice(readme.indexOf('| Say | Get |'), readme.indexOf('Areas are Data & AI'));

/** What the first column has between backticks. */
const sayings = table
  .split('\n')
  .slice(2)
  .flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, saying = '']) => saying));

test.each(sayings)('what README says to say is understood: %s', (saying) => {
  expect(parseCommand(saying).name).not.toBe('not understood');
});

test('every command of the help stands in README', () => {
  const told = new Set(sayings.map((saying) => parseCommand(saying).name));
  const inHelp = COMMANDS.filter(({ help }) => help !== null);
  expect(inHelp.filter(({ name }) => !told.has(name)).map(({ name }) => name)).toEqual([]);
});

test('CONTRIBUTING names files and folders that are there', () => {
  const root = join(import.meta.dirname, '..');
  const paths = [
    ...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/`((?:src|test|cards|docs|bench)\/[\w./-]+)`/g),
  ];
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

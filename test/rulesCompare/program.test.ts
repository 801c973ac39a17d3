import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { changed, PAGES, pathOf, sourceOf } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(import.meta.dirname, '../../src/rulesCompare.ts');
const rules = join(import.meta.dirname, '../../src/scoring');

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function readRules(): readonly string[] {
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(rules, name), 'utf8'));
}

describe('rules:compare', () => {
  it.each(PAGES)('exits with 0 when all of %s was found and is the same', (name) => {
    const { status, stdout } = run(pathOf(name));
    expect(status).toBe(0);
    expect(stdout).toMatch(/0 differ, 0 not found, \d+ the same\. Nothing was changed\.\n$/);
  });

  it('exits with 1 when something differs, and changes nothing', () => {
    const before = readRules();
    const path = write('page.html', changed('modern-work.html', '2026-06-30T08', '2026-08-26T08'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('(10 points max)', '(12 points max)'));
    const { status, stdout } = run(path);
    expect(status).toBe(1);
    expect(stdout).toContain('“Solutions Partner for Modern Work”, revised on 2026-08-26');
    expect(stdout).toContain('compared so far with the page as of 2026-06-30');
    expect(stdout).toContain('DIFFERS    modern-work, intermediate-certifications, enterprise, most points');
    expect(readRules()).toEqual(before);
  });

  it('exits with 1 when something was not found', () => {
    const { status, stdout } = run(write('bare.md', '# Solutions Partner for Security\n'));
    expect(status).toBe(1);
    expect(stdout).toContain('NOT FOUND');
    expect(stdout).toContain('no day of revision found on it');
  });

  it('takes the area from the command line where the title does not tell it', () => {
    const source = sourceOf('security.html').replaceAll('Solutions Partner for Security', 'Solutions Partner');
    const path = write('untitled.html', source);
    expect(run(path)).toMatchObject({ status: 2, stderr: expect.stringContaining('names no area; say which') });
    expect(run(path, 'security').status).toBe(0);
    expect(run(path, 'safety')).toMatchObject({ status: 2, stderr: expect.stringContaining('“safety” is no area') });
  });

  it('reads a catalogue', () => {
    const { status, stdout } = run(write('catalog.json', '{"certifications":[]}'));
    expect(status).toBe(1);
    expect(stdout).toContain(
      'GONE       Azure Administrator Associate (AZ-104) is missing; that alone is no retirement',
    );
  });

  it.each([
    { args: [], says: 'usage:' },
    { args: [join(folder, 'missing.html')], says: 'ENOENT' },
    { args: [write('broken.json', '{')], says: 'must be JSON' },
  ])('exits with 2 when the file cannot be used: $says', ({ args, says }) => {
    expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(says) });
  });
});

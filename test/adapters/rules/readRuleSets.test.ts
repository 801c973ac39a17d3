import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRuleSets } from '../../../src/adapters/rules/readRuleSets.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rules-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function writeRules(path: string, content: string) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

const [shipped] = readRuleSets();
const sound = JSON.stringify(shipped);

describe('reading rule files', () => {
  it('takes every JSON file below the folder, and nothing else', async () => {
    await writeRules(`${shipped?.id}.json`, sound);
    await writeRules('README.md', 'no rules');
    expect(readRuleSets(folder).map(({ id }) => id)).toEqual([shipped?.id]);
  });

  it('names the file that is no JSON', async () => {
    await writeRules('microsoft/data-ai/2027-07-01.json', '{');
    expect(() => readRuleSets(folder)).toThrow(/2027-07-01\.json is not JSON/);
  });

  it('names the file, the place and what is expected there', async () => {
    await writeRules('brief/data-ai.json', JSON.stringify({ ...shipped, passMark: { value: 'seventy' } }));
    expect(() => readRuleSets(folder)).toThrow(/brief\/data-ai\.json cannot be used:\n {2}passMark\.value: /);
  });

  it('refuses a misspelt key', async () => {
    await writeRules('brief/data-ai.json', JSON.stringify({ ...shipped, pasMark: 70 }));
    expect(() => readRuleSets(folder)).toThrow('pasMark');
  });

  it('refuses an id that is not the path', async () => {
    await writeRules('microsoft/security/2027-07-01.json', sound);
    expect(() => readRuleSets(folder)).toThrow('its id and its path must both be');
  });
});

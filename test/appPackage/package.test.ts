import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from './readZip.ts';

const appId = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partner-score-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs what `npm run package` runs, in an empty folder so that the checkout's own build stays as it is. */
function runPackage(environment: Record<string, string>) {
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((done) => {
    const child = execFile(
      process.execPath,
      [resolve('bin/run.js'), resolve('appPackage/package.ts')],
      { cwd: folder, env: environment },
      (_error, stdout, stderr) => done({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const readBuilt = () => readFile(join(folder, 'build/partner-score.zip'));

describe('npm run package', () => {
  test('puts the manifest, its Spanish and both icons at the root of the zip, and nothing else', async () => {
    const run = await runPackage({ MicrosoftAppId: appId });

    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('build/partner-score.zip');
    const files = readZip(await readBuilt());
    expect([...files.keys()].sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png']);
    expect(JSON.parse(String(files.get('es.json')))).toMatchObject(
      JSON.parse(await readFile('appPackage/es.json', 'utf8')),
    );
    expect(files.get('color.png')).toEqual(await readFile('appPackage/color.png'));
    expect(files.get('outline.png')).toEqual(await readFile('appPackage/outline.png'));
  });

  test('writes the same bytes in every time zone', async () => {
    await runPackage({ MicrosoftAppId: appId, TZ: 'Pacific/Auckland' });
    const there = await readBuilt();
    await runPackage({ MicrosoftAppId: appId, TZ: 'America/Los_Angeles' });

    expect(there.equals(await readBuilt())).toBe(true);
  });

  test('fills every placeholder', async () => {
    await runPackage({ MicrosoftAppId: ` ${appId} ` });

    const manifest = readZip(await readBuilt())
      .get('manifest.json')
      ?.toString();
    expect(manifest).toContain(`"id": "${appId}"`);
    expect(manifest).toContain(`"botId": "${appId}"`);
    expect(manifest).not.toContain('${{');
  });

  test.each([
    ['is not set', {}, 'MicrosoftAppId is missing.'],
    ['is empty', { MicrosoftAppId: '  ' }, 'MicrosoftAppId is missing.'],
    ['is not a GUID', { MicrosoftAppId: 'partner-score' }, 'MicrosoftAppId is "partner-score", which is not a GUID.'],
  ])('says in one line what to do when the app id %s', async (_case, environment, problem) => {
    const run = await runPackage(environment);

    expect(run.exitCode).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toBe(
      `${problem} Set it to the "Microsoft App ID" on the configuration page of your Azure Bot, then run "npm run package" again.\n`,
    );
  });
});

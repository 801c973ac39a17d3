import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

test('a Node that cannot read TypeScript is told in one sentence what to do', async () => {
  const started = run(process.execPath, ['--no-experimental-strip-types', 'bin/run.js', 'src/main.ts']);
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: `Partner Score needs Node 24 and this is ${process.versions.node}. Install Node 24, or run "npm ci --include=dev", which brings it along.\n`,
  });
});

test('a program that is not there is told, too', async () => {
  const started = run(process.execPath, ['bin/run.js', 'src/nothing.ts']);
  await expect(started).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('"src/nothing.ts"') });
});

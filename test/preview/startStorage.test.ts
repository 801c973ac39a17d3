import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findStorage } from '../../preview/storage/azuriteAddress.ts';
import { startStorage } from '../../preview/storage/startStorage.ts';
import { connectTables } from '../../src/adapters/storage/connectTables.ts';
import { makeFolder } from '../support/makeFolder.ts';
import { silentLog } from '../support/silentLog.ts';

test('storage is started for one bot at a time, is found by others, and stops', async () => {
  const dataDir = await makeFolder();
  expect(findStorage(dataDir)).toBe(null);
  const first = await startStorage(dataDir, silentLog);
  if (first.kind === 'refused') throw new Error(first.reason);
  const { isAnswering } = connectTables({ kind: 'connectionString', connectionString: first.connectionString });
  await expect.poll(isAnswering).toBe(true);
  expect(findStorage(dataDir)).toBe(first.connectionString);
  expect(await startStorage(dataDir, silentLog)).toEqual({ kind: 'refused', reason: expect.stringContaining(dataDir) });

  await first.stop();
  expect(await isAnswering()).toBe('Storage does not answer.');
  const next = await startStorage(dataDir, silentLog);
  expect(next.kind).toBe('started');
  if (next.kind === 'started') await next.stop();
});

test('a port file that holds something else is no storage', async () => {
  const dataDir = await makeFolder();
  for (const service of ['table', 'queue']) {
    mkdirSync(join(dataDir, 'azurite', service), { recursive: true });
    writeFileSync(join(dataDir, 'azurite', service, 'port'), 'many');
  }
  expect(findStorage(dataDir)).toBe(null);
});

test('a data folder that cannot be one is refused in one sentence', async () => {
  const dataDir = join(await makeFolder(), 'file');
  writeFileSync(dataDir, '');
  const started = await startStorage(dataDir, silentLog);
  expect(started).toEqual({ kind: 'refused', reason: expect.stringMatching(/cannot be used .* DATA_DIR[.]$/) });
});

test('data that Azurite cannot read is refused, and nothing is left running', async () => {
  const dataDir = await makeFolder();
  mkdirSync(join(dataDir, 'azurite', 'table'), { recursive: true });
  writeFileSync(join(dataDir, 'azurite', 'table', '__azurite_db_table__.json'), 'not a database');
  const refusal = { kind: 'refused', reason: expect.stringContaining('could not be started') };
  expect(await startStorage(dataDir, silentLog)).toEqual(refusal);
  expect(await startStorage(dataDir, silentLog)).toEqual(refusal);
});

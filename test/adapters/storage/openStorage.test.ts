import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStorage } from '../../../src/adapters/storage/openStorage.ts';
import { makeFolder } from '../../support/makeFolder.ts';
import { silentLog } from '../../support/silentLog.ts';
import { startAzurite } from '../../support/startAzurite.ts';

test('without Azure storage an Azurite is started, for one bot at a time', async () => {
  const config = { app: null, storage: { kind: 'azurite', dataDir: await makeFolder() } } as const;
  const first = await openStorage(config, silentLog);
  if (first.kind === 'refused') throw new Error(first.reason);
  expect(await first.storage.isAnswering()).toBe(true);
  expect(await openStorage(config, silentLog)).toEqual({
    kind: 'refused',
    reason: expect.stringContaining(config.storage.dataDir),
  });

  await first.storage.stop();
  expect(await first.storage.isAnswering()).toBe('Storage does not answer.');
  const next = await openStorage(config, silentLog);
  expect(next.kind).toBe('open');
  if (next.kind === 'open') await next.storage.stop();
});

test('a connection string is used as it is', async () => {
  const azurite = await startAzurite();
  onTestFinished(azurite.stop);
  const { connectionString } = azurite;
  const opened = await openStorage({ app: null, storage: { kind: 'connectionString', connectionString } }, silentLog);
  expect(opened.kind === 'open' && (await opened.storage.isAnswering())).toBe(true);
});

test('an account URL is opened with the identity of the bot, and does not need to be there yet', async () => {
  const opened = await openStorage(
    { app: null, storage: { kind: 'accountUrl', url: 'https://127.0.0.1:1' } },
    silentLog,
  );
  if (opened.kind === 'refused') throw new Error(opened.reason);
  expect(opened.storage.connection).toMatchObject({ kind: 'accountUrl', url: 'https://127.0.0.1:1' });
  expect(opened.storage.createTableClient('Facts').tableName).toBe('Facts');
});

test('a data folder that cannot be one is refused in one sentence', async () => {
  const dataDir = join(await makeFolder(), 'file');
  writeFileSync(dataDir, '');
  const opened = await openStorage({ app: null, storage: { kind: 'azurite', dataDir } }, silentLog);
  expect(opened).toEqual({ kind: 'refused', reason: expect.stringMatching(/cannot be used .* DATA_DIR[.]$/) });
});

test('data that Azurite cannot read is refused, and nothing is left running', async () => {
  const dataDir = await makeFolder();
  mkdirSync(join(dataDir, 'azurite', 'table'), { recursive: true });
  writeFileSync(join(dataDir, 'azurite', 'table', '__azurite_db_table__.json'), 'not a database');
  const config = { app: null, storage: { kind: 'azurite', dataDir } } as const;
  const refusal = { kind: 'refused', reason: expect.stringContaining('could not be started') };
  expect(await openStorage(config, silentLog)).toEqual(refusal);
  expect(await openStorage(config, silentLog)).toEqual(refusal);
});

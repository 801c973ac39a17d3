import { expect, onTestFinished, test } from 'vitest';
import { openStorage } from '../../../src/adapters/storage/openStorage.ts';
import { startAzurite } from '../../support/startAzurite.ts';

const neverLocal = () => Promise.reject(new Error('No storage of its own is wanted here.'));

test('without Azure storage one is started in the data folder, and stops with the rest', async () => {
  const azurite = await startAzurite();
  const opened = await openStorage({ app: null, storage: { kind: 'azurite', dataDir: 'data' } }, async (dataDir) => {
    expect(dataDir).toBe('data');
    return { kind: 'started', ...azurite };
  });
  if (opened.kind === 'refused') throw new Error(opened.reason);
  expect(await opened.storage.isAnswering()).toBe(true);
  await opened.storage.stop();
  expect(await opened.storage.isAnswering()).toBe('Storage does not answer.');
});

test('storage that could not be started is refused with its reason', async () => {
  const refusal = { kind: 'refused', reason: 'The disk is full.' } as const;
  const config = { app: null, storage: { kind: 'azurite', dataDir: 'data' } } as const;
  expect(await openStorage(config, async () => refusal)).toEqual(refusal);
});

test('a connection string is used as it is', async () => {
  const azurite = await startAzurite();
  onTestFinished(azurite.stop);
  const { connectionString } = azurite;
  const opened = await openStorage({ app: null, storage: { kind: 'connectionString', connectionString } }, neverLocal);
  expect(opened.kind === 'open' && (await opened.storage.isAnswering())).toBe(true);
});

test('an account URL is opened with the identity of the bot, and does not need to be there yet', async () => {
  const opened = await openStorage(
    { app: null, storage: { kind: 'accountUrl', url: 'https://127.0.0.1:1' } },
    neverLocal,
  );
  if (opened.kind === 'refused') throw new Error(opened.reason);
  expect(opened.storage.connection).toMatchObject({ kind: 'accountUrl', url: 'https://127.0.0.1:1' });
  expect(opened.storage.createTableClient('Facts').tableName).toBe('Facts');
});

import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAzuriteConnectionString } from '../../../preview/storage/azuriteAddress.ts';
import { connectTables } from '../../../src/adapters/storage/connectTables.ts';
import { shareStorage } from '../../support/sharedStorage.ts';

const storage = shareStorage();

const connect = (connectionString: string) => connectTables({ kind: 'connectionString', connectionString });

describe('storage that answers', () => {
  test('is known to answer', async () => {
    expect(await connect(storage.connectionString).isAnswering()).toBe(true);
  });

  test('is asked once for all who ask at the same time', () => {
    const { isAnswering } = connect(storage.connectionString);
    expect(isAnswering()).toBe(isAnswering());
  });

  test('is asked anew afterwards', async () => {
    const { isAnswering } = connect(storage.connectionString);
    const first = isAnswering();
    await first;
    expect(isAnswering()).not.toBe(first);
  });
});

describe('storage that refuses the key', () => {
  test('is told by a sentence without the key', async () => {
    const wrongKey = storage.connectionString.replace(/AccountKey=[^;]+/, 'AccountKey=d3Jvbmc=');
    expect(await connect(wrongKey).isAnswering()).toBe('Storage refuses the credentials of the bot.');
  });
});

describe('storage that is gone', () => {
  // Nothing listens on port 1 of loopback.
  const gone = connect(createAzuriteConnectionString({ table: 1, queue: 1 }));

  test('is told by a sentence', async () => {
    expect(await gone.isAnswering()).toBe('Storage does not answer.');
  });

  test('fails a call after a few tries', async () => {
    await expect(gone.createTableClient('Gone').createTable()).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('storage that takes a connection and stays silent', () => {
  test('does not hold the caller for ever', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const tables = connect(createAzuriteConnectionString({ table: port, queue: port }));
    const [health, call] = await Promise.allSettled([
      tables.isAnswering(),
      tables.createTableClient('Silent').createTable(),
    ]);
    expect(health).toEqual({ status: 'fulfilled', value: 'Storage does not answer.' });
    expect(call.status).toBe('rejected');
  });
});

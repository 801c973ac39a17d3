import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAzuriteConnectionString } from '../../preview/storage/azuriteAddress.ts';
import { type Azurite, superviseAzurite } from '../../preview/storage/superviseAzurite.ts';
import { connectTables } from '../../src/adapters/storage/connectTables.ts';
import { makeFolder } from '../support/makeFolder.ts';
import { recordLog } from '../support/recordLog.ts';
import { silentLog } from '../support/silentLog.ts';

async function start(folder: string, log = silentLog): Promise<Azurite> {
  const azurite = await superviseAzurite('table', folder, log);
  onTestFinished(() => azurite.stop());
  return azurite;
}

function connect({ port }: Azurite) {
  const connectionString = createAzuriteConnectionString({ table: port, queue: 0 });
  return connectTables({ kind: 'connectionString', connectionString });
}

test('what was written is there after a stop and a start, on the same port', async () => {
  const folder = await makeFolder();
  const first = await start(folder);
  const table = connect(first).createTableClient('Kept');
  await table.createTable();
  await table.createEntity({ partitionKey: 'p', rowKey: 'r' });
  await first.stop();

  const second = await start(folder);
  expect(second.port).toBe(first.port);
  // The client is the one from before: storage that went away and came back needs no new one.
  expect(await table.getEntity('p', 'r')).toMatchObject({ rowKey: 'r' });
});

test('an Azurite that is killed comes back on the same port by itself', async () => {
  const { log, lines } = recordLog();
  const azurite = await start(await makeFolder(), log);
  const [, pid] = lines.join().match(/"pid":(\d+)/) ?? [];
  process.kill(Number(pid), 'SIGKILL');
  const { isAnswering } = connect(azurite);
  await expect.poll(() => lines.filter((line) => line.includes('is starting')).length).toBe(2);
  await expect.poll(isAnswering).toBe(true);
});

test('a remembered port that somebody else took meanwhile is given up for a free one', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  onTestFinished(() => void squatter.close());
  const address = squatter.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;

  const folder = await makeFolder();
  writeFileSync(join(folder, 'port'), String(taken));
  const azurite = await start(folder);
  expect(azurite.port).not.toBe(taken);
  expect(await connect(azurite).isAnswering()).toBe(true);
});

test('a second Azurite on the same folder waits until the first has saved its rows and gone', async () => {
  const folder = await makeFolder();
  const first = await start(folder);
  const table = connect(first).createTableClient('Shared');
  await table.createTable();

  const second = start(folder);
  await table.createEntity({ partitionKey: 'p', rowKey: 'written while the second waited' });
  await first.stop();
  const rows = connect(await second)
    .createTableClient('Shared')
    .listEntities();
  expect((await rows.next()).value).toMatchObject({ rowKey: 'written while the second waited' });
});

test('an Azurite that cannot be started is an error that says why', async () => {
  const folder = await makeFolder();
  writeFileSync(join(folder, '__azurite_db_table__.json'), 'not a database');
  await expect(superviseAzurite('table', folder, silentLog)).rejects.toThrow(/did not start: .+/);
});

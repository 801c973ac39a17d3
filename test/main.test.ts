import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { expect, onTestFinished, test } from 'vitest';
import { createAzuriteConnectionString } from '../preview/storage/azuriteAddress.ts';
import { startStorage } from '../preview/storage/startStorage.ts';
import { createActivities } from './support/activities.ts';
import { makeFolder } from './support/makeFolder.ts';
import { silentLog } from './support/silentLog.ts';
import { startConnector } from './support/startConnector.ts';
import { startProgram } from './support/startProgram.ts';

const ROWS = 20;

/** Writes straight to the Azurite of a running program; when this returns, every row has been acknowledged. */
async function writeRows(dataDir: string): Promise<void> {
  const table = Number(readFileSync(join(dataDir, 'azurite', 'table', 'port'), 'utf8'));
  const connectionString = createAzuriteConnectionString({ table, queue: 0 });
  const client = connectTo(connectionString);
  await client.createTable();
  for (let row = 0; row < ROWS; row += 1) await client.createEntity({ partitionKey: 'p', rowKey: String(row) });
}

async function countRows(dataDir: string): Promise<number> {
  const storage = await startStorage(dataDir, silentLog);
  if (storage.kind === 'refused') throw new Error(storage.reason);
  onTestFinished(storage.stop);
  let rows = 0;
  for await (const _row of connectTo(storage.connectionString).listEntities()) rows += 1;
  return rows;
}

function connectTo(connectionString: string): TableClient {
  return TableClient.fromConnectionString(connectionString, 'Written', { allowInsecureConnection: true });
}

test('npm start serves a bot that answers, with nothing configured', async () => {
  const program = startProgram('npm', { DATA_DIR: await makeFolder() });
  const url = await program.waitUntilReady();
  const connector = await startConnector();
  onTestFinished(connector.stop);

  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(createActivities(connector.serviceUrl).message('help')),
  });
  expect(response.status).toBe(200);
  expect(connector.posted).not.toEqual([]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/preview`)).status).toBe(200);
  // Bound to 127.0.0.1 alone: another address of the same machine, loopback even, finds nobody.
  await expect(fetch(url.replace('localhost', '127.0.0.2'))).rejects.toThrow();
});

test('SIGTERM to npm start right after an acknowledged write loses nothing', async () => {
  const dataDir = await makeFolder();
  const program = startProgram('npm', { DATA_DIR: dataDir });
  await program.waitUntilReady();
  await writeRows(dataDir);
  program.kill('SIGTERM');
  await program.exited;
  expect(await countRows(dataDir)).toBe(ROWS);
});

test('Ctrl+C right after an acknowledged write loses nothing', async () => {
  const dataDir = await makeFolder();
  const program = startProgram('npm', { DATA_DIR: dataDir });
  await program.waitUntilReady();
  await writeRows(dataDir);
  program.killGroup('SIGINT');
  await program.exited;
  expect(await countRows(dataDir)).toBe(ROWS);
});

test('SIGTERM stops the program with exit code 0, also while it is still starting', async () => {
  const program = startProgram('node', { DATA_DIR: await makeFolder(), LOG_LEVEL: 'debug' });
  await program.waitFor(/Azurite is starting/);
  program.kill('SIGTERM');
  expect(await program.exited).toEqual({ code: 0, signal: null });
});

test('a bot that is killed outright loses nothing either, and the next start takes over', async () => {
  const dataDir = await makeFolder();
  const program = startProgram('node', { DATA_DIR: dataDir });
  await program.waitUntilReady();
  await writeRows(dataDir);
  program.kill('SIGKILL');
  await program.exited;
  expect(await countRows(dataDir)).toBe(ROWS);
});

test('storage that dies comes back, and the bot answers again without a restart', async () => {
  const dataDir = await makeFolder();
  const program = startProgram('node', { DATA_DIR: dataDir, LOG_LEVEL: 'debug' });
  const url = await program.waitUntilReady();
  const [, pid] = await program.waitFor(/Azurite is starting .*"table".*"pid":(\d+)/);
  process.kill(Number(pid), 'SIGKILL');
  await program.waitFor(/Azurite stopped by itself/);
  await expect.poll(async () => (await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a second start on the same data says so in one line and stops', async () => {
  const dataDir = await makeFolder();
  await startProgram('node', { DATA_DIR: dataDir }).waitUntilReady();
  const second = startProgram('node', { DATA_DIR: dataDir });
  expect(await second.exited).toMatchObject({ code: 1 });
  expect(second.complaints).toEqual([expect.stringContaining(`already running on the data in ${dataDir}`)]);
});

test('a port that is taken is said in one line, and nothing is left running', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  onTestFinished(() => void squatter.close());
  const address = squatter.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const program = startProgram('node', { DATA_DIR: await makeFolder(), PORT: String(port) });
  expect(await program.exited).toMatchObject({ code: 1 });
  expect(program.complaints).toEqual([expect.stringContaining(`Port ${port} is taken`)]);
});

test('what is wrong with the configuration is said one line a problem', async () => {
  const program = startProgram('node', { NODE_ENV: 'production', PORT: 'many' });
  expect(await program.exited).toMatchObject({ code: 1 });
  expect(program.complaints.map((line) => line.split(' ')[0])).toEqual([
    'PORT',
    'MicrosoftAppId',
    'MicrosoftAppPassword',
    'MicrosoftAppTenantId',
    'AZURE_STORAGE_ACCOUNT_URL',
  ]);
});

test('with an app id there is no preview page, and nobody anonymous gets in', async () => {
  const program = startProgram('node', {
    DATA_DIR: await makeFolder(),
    MicrosoftAppId: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
    MicrosoftAppPassword: 'a-password',
    MicrosoftAppTenantId: '11111111-1111-4111-8111-111111111111',
  });
  const [, port] = await program.waitFor(/"port":(\d+).*is ready/);
  const url = `http://localhost:${port}`;
  expect((await fetch(`${url}/preview`)).status).toBe(404);
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(createActivities('https://smba.trafficmanager.net/emea/').message('score')),
  });
  expect(response.status).toBe(401);
  expect([...program.output, ...program.complaints].join()).not.toContain('a-password');
});

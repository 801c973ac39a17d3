import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { writeUsageCsv } from '../imports/usage/readCsv.ts';
import { ana, createActivities, type TestActivity, tenantId } from '../support/activities.ts';
import { startAzurite } from '../support/startAzurite.ts';
import { startConnector } from '../support/startConnector.ts';
import { startProgram } from '../support/startProgram.ts';

const ROWS = 30_000;

/** 24 months that are over by the real clock, of 200 customers. */
function createReport(): Buffer {
  const now = new Date();
  const months = Array.from({ length: 24 }, (_, ago) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - ago, 1)).toISOString().slice(0, 7),
  );
  return Buffer.from(
    writeUsageCsv(
      Array.from({ length: ROWS }, (_, index) => ({
        ...{ month: months[index % 24] ?? '', tenant: `tenant-${index % 200}`, segment: 'SMB', isDuplicate: false },
        ...{ service: 'Key Vault', cents: 60_000 },
      })),
    ),
  );
}

/** Gives half of the file to the first who asks for more than its beginning, and all of it to whoever comes later. */
async function startStallingDrive(file: Buffer) {
  let stalled: (() => void) | undefined;
  const isStalled = new Promise<void>((resolve) => {
    stalled = resolve;
  });
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.writeHead(200, { 'content-length': file.length });
    // The first is the turn itself, which only looks whether the file is small.
    if (requests !== 2) {
      response.end(file);
      return;
    }
    response.write(file.subarray(0, file.length / 2));
    stalled?.();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The drive has no port.');
  return { url: `http://127.0.0.1:${address.port}/usage.csv`, isStalled };
}

test('kill -9 in the middle of a large report: another instance finishes it in the same message, and it can be applied', async () => {
  const azurite = await startAzurite({ withQueues: true });
  onTestFinished(() => azurite.stop());
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  connector.members.set(ana.id, { ...ana, tenantId, userRole: 'user', email: 'ana@contoso.com' });
  const drive = await startStallingDrive(createReport());
  const activities = createActivities(connector.serviceUrl);
  const start = () => startProgram('node', { AZURE_STORAGE_CONNECTION_STRING: azurite.connectionString });
  const post = async (url: string, activity: TestActivity) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    expect(response.status).toBe(200);
  };
  const cards = () => connector.posted.filter(({ activity }) => activity.type === 'message');
  const textOf = (posted: (typeof connector.posted)[number] | undefined) => JSON.stringify(posted?.activity);

  const first = start();
  const url = await first.waitUntilReady();
  await post(url, activities.message('rules brief'));
  const before = cards().length;
  await post(
    url,
    activities.message('', {
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'usage.csv',
          content: { downloadUrl: drive.url, uniqueId: 'u1', fileType: 'csv' },
        },
      ],
    }),
  );
  const reading = cards().length;
  expect(reading).toBe(before + 1);
  expect(textOf(cards().at(-1))).toContain('Reading “usage.csv”');
  // The connector counts what it takes, signs of typing among it.
  const messageId = `sent-${connector.posted.findLastIndex(({ activity }) => activity.type === 'message') + 1}`;
  await drive.isStalled;
  first.kill('SIGKILL');
  await first.exited;

  const second = start();
  const other = await second.waitUntilReady();
  await expect.poll(() => textOf(cards().at(-1)), { timeout: 120_000 }).toContain(`30,000 rows`);
  await expect.poll(() => textOf(cards().at(-1)), { timeout: 120_000 }).toContain('Apply');
  const answered = cards().slice(reading);
  expect(answered.every(({ method, activityId }) => method === 'PUT' && activityId === messageId)).toBe(true);

  const apply = /"data":(\{[^{}]*"apply-usage"[^{}]*\})/.exec(textOf(answered.at(-1)))?.[1];
  await post(other, activities.submit(JSON.parse(apply ?? '{}'), { replyToId: messageId }));
  expect(textOf(cards().at(-1))).toContain('is applied: 24 months of usage');
});

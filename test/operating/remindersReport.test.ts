import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkQueue } from '../../src/adapters/queues/createWorkQueue.ts';
import { createQueueClient } from '../../src/adapters/storage/connectQueues.ts';
import { connectTables, type StorageConnection } from '../../src/adapters/storage/connectTables.ts';
import { createDeliveries } from '../../src/adapters/tables/reminders/createDeliveries.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import { createPauses } from '../../src/adapters/tables/reminders/createPauses.ts';
import { variables } from '../../src/environment.ts';
import type { Delivery, Due, Notice } from '../../src/reminders/index.ts';
import { makeFolder } from '../support/makeFolder.ts';
import { silentLog } from '../support/silentLog.ts';
import { startAzurite } from '../support/startAzurite.ts';
import { startProgram } from '../support/startProgram.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONTOSO = '11111111-1111-4111-8111-111111111111';
const FABRIKAM = '22222222-2222-4222-8222-222222222222';

/** The program as `npm run reminders` starts it. */
async function report(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  // Set but empty, so that neither the caller's environment nor a .env file reaches in.
  const blank = Object.fromEntries(variables.map((name) => [name, '']));
  const child = spawn(process.execPath, ['bin/run.js', 'src/remindersReport.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...blank, ...env },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, problems, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, lines: output.trimEnd().split('\n'), problems: problems.trimEnd() };
}

// The program names its tables and queues itself.
let azurite: Awaited<ReturnType<typeof startAzurite>>;
beforeAll(async () => {
  azurite = await startAzurite({ withQueues: true });
});
afterAll(() => azurite.stop());

/** With nothing in it. */
async function openStorage() {
  const { connectionString } = azurite;
  const connection: StorageConnection = { kind: 'connectionString', connectionString };
  const { createTableClient } = connectTables(connection);
  for (const name of ['due', 'deliveries', 'reminders']) await createTableClient(name).deleteTable();
  for (const name of ['reminders', 'reminders-aside']) await createQueueClient(connection, name).deleteIfExists();
  return {
    env: { AZURE_STORAGE_CONNECTION_STRING: connectionString },
    due: createDueIndex({ table: createTableClient('due'), log: silentLog }),
    deliveries: createDeliveries({ table: createTableClient('deliveries'), log: silentLog }),
    pauses: createPauses({ table: createTableClient('reminders') }),
    queue: createWorkQueue({
      queue: createQueueClient(connection, 'reminders'),
      aside: createQueueClient(connection, 'reminders-aside'),
      invisibleSeconds: 30,
    }),
  };
}

const today = Temporal.Now.plainDateISO('UTC');
const at = (days: number, time: string) =>
  today.add({ days }).toZonedDateTime({ timeZone: 'UTC', plainTime: time }).toInstant();

describe('preview', () => {
  const monthly: Notice = { kind: 'monthly', period: '2026-12' };
  function due(tenantId: string, place: string, when: Temporal.Instant, notice = monthly): Due {
    return { for: 'notice', tenantId, place, notice, dueAt: when, at: when };
  }

  test('counts what is due by day and tenant, without names', async () => {
    const { env, due: index } = await openStorage();
    await index.add([
      due(CONTOSO, 'ana', at(3, '08:00')),
      due(CONTOSO, 'luis', at(3, '14:30')),
      due(CONTOSO, 'marta', at(3, '09:00'), { kind: 'snoozed', period: '2026-12-24' }),
      due(FABRIKAM, 'eva', at(3, '07:15')),
      due(CONTOSO, 'jon', at(2, '08:00')),
      due(CONTOSO, 'later', at(40, '08:00')),
      { for: 'watch', tenantId: CONTOSO, at: at(1, '00:10') },
      { for: 'look back', tenantId: CONTOSO, deliveries: ['one'], at: at(1, '00:10') },
    ]);
    const { code, lines } = await report(['preview'], env);
    expect(code).toBe(0);
    expect(lines).toEqual([
      'day (UTC)   tenant                                monthly  snoozed  warning  closing  assigned  first  last',
      `${today.add({ days: 2 })}  ${CONTOSO}        1        0        0        0         0  08:00  08:00`,
      `${today.add({ days: 3 })}  ${CONTOSO}        2        1        0        0         0  08:00  14:30`,
      `${today.add({ days: 3 })}  ${FABRIKAM}        1        0        0        0         0  07:15  07:15`,
      '5 due in all, in 2 tenants.',
    ]);
  });

  test('reads more than one page of the index', async () => {
    const { env, due: index } = await openStorage();
    await index.add(Array.from({ length: 1_100 }, (_, person) => due(CONTOSO, `person${person}`, at(3, '08:00'))));
    const { lines } = await report(['preview'], env);
    expect(lines.at(-1)).toBe('1100 due in all, in 1 tenant.');
  });

  test('says where nothing is due', async () => {
    const { env } = await openStorage();
    expect(await report(['preview'], env)).toEqual({ code: 0, lines: ['Nothing is due.'], problems: '' });
  });
});

describe('status', () => {
  const period = today.toPlainYearMonth().toString();
  function delivery(tenantId: string, place: string, changes: Partial<Delivery>): Delivery {
    return {
      ...{ tenantId, place, id: `${period}|monthly|${place}`, notice: { kind: 'monthly', period } },
      ...{
        dueAt: at(0, '08:00'),
        state: 'sent',
        at: at(0, '08:01'),
        until: null,
        refusals: 0,
        unknowns: 0,
        reason: null,
      },
      ...changes,
    };
  }

  test('is well where nothing was ever sent', async () => {
    const { env } = await openStorage();
    expect(await report(['status'], env)).toEqual({
      code: 0,
      lines: ['Work: 0 in the queue, 0 set aside.', 'Pauses: none.', 'Runs: none yet.'],
      problems: '',
    });
  });

  test('tells work, pauses and the latest runs of each tenant with what was not sent, and exits with 1', async () => {
    const { env, deliveries, pauses, queue } = await openStorage();
    await queue.put({ tenantId: CONTOSO, deliveries: ['one'] }, 0);
    const [taken] = await queue.take(1);
    await taken?.setAside();
    await queue.put({ tenantId: CONTOSO, deliveries: ['two'] }, 0);
    await pauses.set(null, { until: at(1, '10:00'), reason: '401 Unauthorized' });
    await pauses.set(FABRIKAM, { until: at(1, '11:00'), reason: '403 BotDisabledByAdmin' });
    await pauses.set(CONTOSO, { until: at(-1, '11:00'), reason: 'over by now' });
    await deliveries.insert([
      delivery(FABRIKAM, 'eva', {}),
      delivery(CONTOSO, 'ana', {}),
      delivery(CONTOSO, 'luis', { unknowns: 1 }),
      delivery(CONTOSO, 'marta', { state: 'blocked', reason: '403 MessageWritesBlocked' }),
      delivery(CONTOSO, 'jon', { state: 'waiting', reason: '429 throttled', until: at(0, '08:02') }),
      delivery(CONTOSO, 'old', { id: '2020-01|monthly|old', notice: { kind: 'monthly', period: '2020-01' } }),
    ]);
    const { code, lines } = await report(['status'], env);
    expect(code).toBe(1);
    expect(lines).toEqual([
      'Work: 1 in the queue, 1 set aside.',
      'Pauses:',
      `  everybody until ${at(1, '10:00')}: 401 Unauthorized`,
      `  ${FABRIKAM} until ${at(1, '11:00')}: 403 BotDisabledByAdmin`,
      'tenant                                day (UTC)   kind     all  sent  to go  not sent  perhaps doubled',
      `${CONTOSO}  ${today}  monthly    4     2      1         1                1`,
      '    1 blocked: 403 MessageWritesBlocked',
      '    1 waiting: 429 throttled',
      `${FABRIKAM}  ${today}  monthly    1     1      0         0                0`,
    ]);
  });
});

describe('without storage', () => {
  test.each(['preview', 'status'])('%s says that no bot is running', async (name) => {
    const { code, problems } = await report([name], { DATA_DIR: join(await makeFolder(), 'nothing-here') });
    expect(code).toBe(2);
    expect(problems).toMatch(/^No bot is running on the data in .*nothing-here\. Start it with "npm start"/);
  });

  test('that does not answer, one sentence says so and no secret is told', async () => {
    const key = 'c2VjcmV0';
    const { code, problems } = await report(['status'], {
      AZURE_STORAGE_CONNECTION_STRING: `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${key};TableEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a`,
    });
    expect({ code, problems }).toEqual({ code: 2, problems: 'Storage does not answer.' });
  });
});

test('beside a bot that runs here, its own storage is read while it works, and not once it has stopped', async () => {
  const dataDir = await makeFolder();
  const program = startProgram('node', { DATA_DIR: dataDir });
  await program.waitUntilReady();
  expect(await report(['status'], { DATA_DIR: dataDir })).toMatchObject({ code: 0, problems: '' });
  expect(await report(['preview'], { DATA_DIR: dataDir })).toMatchObject({ code: 0, lines: ['Nothing is due.'] });
  program.kill('SIGTERM');
  await program.exited;
  const { code, problems } = await report(['status'], { DATA_DIR: dataDir });
  expect(code).toBe(2);
  expect(problems).toMatch(/^No bot is running/);
});

test('a variable that is wrong is named', async () => {
  const { code, problems } = await report(['status'], { PORT: 'door' });
  expect(code).toBe(2);
  expect(problems).toMatch(/^PORT must be a whole number/);
});

test.each(['', 'everything', 'status now'])('"%s" is no report: those that are get named', async (words) => {
  const { code, problems } = await report(words.split(' ').filter((word) => word !== ''));
  expect(code).toBe(2);
  expect(problems).toContain('is not a report. Say one of:\nnpm run --silent reminders -- preview');
});

test('--help tells what there is', async () => {
  const { code, lines } = await report(['--help']);
  expect(code).toBe(0);
  expect(lines).toHaveLength(2);
});

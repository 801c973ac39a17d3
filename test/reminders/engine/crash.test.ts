import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import type { Delivery } from '../../../src/reminders/delivering/delivery.ts';
import { startStorageProxy } from '../../adapters/tables/startStorageProxy.ts';
import { startAzurite } from '../../support/startAzurite.ts';
import { startProgram } from '../../support/startProgram.ts';
import { type Reminders, type RemindersOptions, startReminders } from '../startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';
const PEOPLE = 150;
// Short, so that what was cut off is taken up soon.
const SEND_LIMIT_MS = 2_000;

let azurite: Awaited<ReturnType<typeof startAzurite>>;
beforeAll(async () => {
  azurite = await startAzurite({ withQueues: true });
});
afterAll(() => azurite.stop());

const isUnderWay = ({ state }: Delivery) => state === 'sending';
const sentOf = (all: readonly Delivery[]) => all.filter(({ state }) => state === 'sent').length;

interface Run {
  readonly reminders: Reminders;
  readonly tenant: string;
  readonly chats: readonly string[];
}

/** A run of which each message takes a moment, so that there are always some under way. */
async function prepareRun({ onTestFinished }: TestContext, options: RemindersOptions = {}): Promise<Run> {
  const reminders = await startReminders({ connectionString: azurite.connectionString, ...options });
  onTestFinished(() => reminders.stop());
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  const chats = await reminders.subscribeMany(tenant, PEOPLE);
  reminders.teams.behave({ kind: 'slow', ms: 150 });
  return { reminders, tenant, chats };
}

async function startInstance(
  { onTestFinished }: TestContext,
  { reminders }: Run,
  sendLimitMs = SEND_LIMIT_MS,
): Promise<ChildProcess> {
  const { connectionString, suffix } = reminders;
  const child = fork(join(import.meta.dirname, 'engineProcess.ts'), [
    ...[connectionString, suffix, HOUR],
    String(sendLimitMs),
  ]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

async function countUnderWay({ reminders, tenant }: Run): Promise<number> {
  return (await reminders.deliveries.list(tenant, '0')).filter(isUnderWay).length;
}

function expectNobodyLost({ reminders, chats }: Run, over: readonly Delivery[], underWay: number): void {
  const counts = new Map(reminders.countReceived(chats).map((count, index) => [`person-${index}`, count]));
  const doubled = over.filter(({ place }) => (counts.get(place) ?? 0) > 1);
  expect(over.filter(({ place }) => counts.get(place) === 0)).toEqual([]);
  const surplus = doubled.reduce((sum, { place }) => sum + (counts.get(place) ?? 0) - 1, 0);
  expect(surplus).toBeLessThanOrEqual(underWay);
  expect(doubled.filter(({ unknowns }) => unknowns === 0)).toEqual([]);
  expect(over.reduce((sum, { unknowns }) => sum + unknowns, 0)).toBeLessThanOrEqual(underWay);
}

describe.concurrent('a run survives', () => {
  test('kill -9 of one instance after the other: nobody is lost, and only what was under way comes twice', async (context) => {
    const run = await prepareRun(context);
    let underWay = 0;
    for (const share of [0.1, 0.3, 0.5, 0.7]) {
      const instance = await startInstance(context, run);
      await run.reminders.until(run.tenant, (all) => sentOf(all) >= share * PEOPLE);
      instance.kill('SIGKILL');
      await once(instance, 'exit');
      underWay += await countUnderWay(run);
    }
    expect(underWay).toBeGreaterThan(0);
    await startInstance(context, run);
    await startInstance(context, run);
    expectNobodyLost(run, await run.reminders.untilOver(run.tenant, PEOPLE, 50_000), underWay);
  });

  test.for([
    ['while the others send', 0.6, 12_000],
    ['when the others have taken up what it left', 1, SEND_LIMIT_MS],
  ] as const)(
    'an instance that stands still for longer than its lease, and goes on %s',
    async ([, share, limitMs], context) => {
      const run = await prepareRun(context);
      const first = await startInstance(context, run, limitMs);
      await run.reminders.until(run.tenant, (all) => sentOf(all) >= 0.2 * PEOPLE);
      first.kill('SIGSTOP');
      const underWay = await countUnderWay(run);
      await startInstance(context, run, limitMs);
      await run.reminders.until(run.tenant, (all) => sentOf(all) >= share * PEOPLE);
      first.kill('SIGCONT');
      const over = await run.reminders.untilOver(run.tenant, PEOPLE, 50_000);
      await wait(1_000);
      expectNobodyLost(run, over, underWay);
    },
  );

  test('instances that are stopped in order in the middle: nothing comes twice, and none waits for the end', async (context) => {
    const run = await prepareRun(context);
    for (const share of [0.2, 0.5]) {
      const engine = run.reminders.startAt(HOUR);
      await run.reminders.until(run.tenant, (all) => sentOf(all) >= share * PEOPLE);
      await engine.stop();
      const sent = sentOf(await run.reminders.deliveries.list(run.tenant, '0'));
      expect(sent).toBeLessThan((share + 0.3) * PEOPLE);
    }
    run.reminders.startAt(HOUR);
    expectNobodyLost(run, await run.reminders.untilOver(run.tenant, PEOPLE), 0);
  });

  // Longer than a lease lasts, than every retry inside takes, and than what is under way is left alone; some is when it begins.
  test.for(['hang up', 'fail', 'stay silent'] as const)('storage that is away: %s', async (mood, context) => {
    const proxy = await startStorageProxy(azurite.connectionString);
    context.onTestFinished(() => proxy.stop());
    const run = await prepareRun(context, {
      connectionOfEngines: proxy.connectionString,
      sendLimitMs: SEND_LIMIT_MS,
    });
    for (let instance = 0; instance < 2; instance += 1) run.reminders.startAt(HOUR);
    await run.reminders.until(run.tenant, (all) => sentOf(all) >= 0.3 * PEOPLE);
    proxy.setMood(mood);
    await wait(1_000);
    expect(await countUnderWay(run)).toBeGreaterThan(0);
    await wait(12_000);
    proxy.setMood('forward');
    expectNobodyLost(run, await run.reminders.untilOver(run.tenant, PEOPLE, 50_000), 0);
  });

  test('kill -9 of the whole program, twice at once, with the times it has in service', async (context) => {
    const reminders = await startReminders({ isForPrograms: true });
    context.onTestFinished(() => reminders.stop());
    const tenant = reminders.newTenant();
    // The program's clock is the real one: due is what the last full minute was the time of.
    const at = Temporal.Now.zonedDateTimeISO('UTC').round({ smallestUnit: 'minute', roundingMode: 'floor' });
    reminders.moveTo(at.subtract({ hours: 1 }).toInstant());
    const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
    const since = at.subtract({ days: 1 }).toInstant().toString();
    const chats = await reminders.subscribeMany(tenant, PEOPLE, { day: at.day, time, timeZone: 'UTC', since });
    reminders.teams.behave({ kind: 'slow', ms: 150 });
    const run = { reminders, tenant, chats };

    const start = () =>
      startProgram('node', { AZURE_STORAGE_CONNECTION_STRING: reminders.connectionString }, context.onTestFinished);
    const programs = [start(), start()];
    await reminders.until(tenant, (all) => sentOf(all) >= 0.3 * PEOPLE);
    for (const program of programs) program.kill('SIGKILL');
    await Promise.all(programs.map(({ exited }) => exited));
    const underWay = await countUnderWay(run);
    start();
    start();
    expectNobodyLost(run, await reminders.untilOver(tenant, PEOPLE, 100_000), underWay);
  }, 150_000);
});

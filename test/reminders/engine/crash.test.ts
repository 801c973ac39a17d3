import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, type TestContext, test } from 'vitest';
import type { Delivery } from '../../../src/reminders/delivering/delivery.ts';
import { startStorageProxy } from '../../adapters/tables/startStorageProxy.ts';
import { shareStorage } from '../../support/sharedStorage.ts';
import { startAzurite } from '../../support/startAzurite.ts';
import { startProgram } from '../../support/startProgram.ts';
import { type Reminders, type RemindersOptions, startReminders } from '../startReminders.ts';
import { SHORT_LEASE_MS } from '../startTestEngine.ts';
import { realTime } from '../testTime.ts';

const HOUR = '2026-12-21T08:00:00Z';
const PEOPLE = 150;
// What was cut off is taken up after this and some seconds more.
const SEND_LIMIT_MS = 10_000;
const LONG_SEND_LIMIT_MS = 60_000;
// A dozen instances that look for work all the time would keep the machine busy by that alone.
const TIMES = { tickMs: 500, leaseMs: SHORT_LEASE_MS };
const LOOK_AGAIN_MS = 50;
const LAST_WORDS_MS = 200;
// Of two messages.
const MOST_UNDER_WAY = 16;
// Longer than a lease lasts, than every retry inside takes, and than what is under way is left alone.
const AWAY_MS = 20_000;

const isUnderWay = ({ state }: Delivery) => state === 'sending';

interface Run {
  readonly reminders: Reminders;
  readonly tenant: string;
  readonly chats: readonly string[];
}

/** A run of which each message takes a moment, so that there are always some under way. */
async function prepareRun({ onTestFinished }: TestContext, options: RemindersOptions = {}): Promise<Run> {
  const reminders = await startReminders({ time: realTime, ...TIMES, ...options });
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
    JSON.stringify({ ...TIMES, sendLimitMs }),
  ]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

/** Waits until messages have arrived at this share of the people, those that came twice counted twice. */
async function untilArrived({ reminders }: Run, share: number): Promise<void> {
  while (reminders.teams.statistics().delivered < share * PEOPLE) await wait(LOOK_AGAIN_MS);
}

const untilOver = ({ reminders, tenant }: Run) => reminders.untilOver(tenant, PEOPLE);

async function untilIdle(instance: ChildProcess): Promise<void> {
  instance.send('Are you idle?');
  await once(instance, 'message');
}

/** Of a run that nobody goes on with. What was asked of storage last may still come after its end. */
async function countUnderWay({ reminders, tenant }: Run): Promise<number> {
  const count = async () => (await reminders.deliveries.list(tenant, '0')).filter(isUnderWay).length;
  for (let [before, now] = [-1, await count()]; ; [before, now] = [now, await count()]) {
    if (before === now) return now;
    await wait(LAST_WORDS_MS);
  }
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
      await untilArrived(run, share);
      instance.kill('SIGKILL');
      await once(instance, 'exit');
      underWay += await countUnderWay(run);
    }
    expect(underWay).toBeGreaterThan(0);
    await startInstance(context, run);
    await startInstance(context, run);
    expectNobodyLost(run, await untilOver(run), underWay);
  });

  test.for([
    // So long that what it left is neither taken up nor given up by itself before it goes on.
    ['while the others send', LONG_SEND_LIMIT_MS, (run: Run) => untilArrived(run, 0.6)],
    ['when the others have taken up what it left', SEND_LIMIT_MS, untilOver],
  ] as const)(
    'an instance that stands still for longer than its lease, and goes on %s',
    async ([, limitMs, untilThen], context) => {
      const run = await prepareRun(context);
      const first = await startInstance(context, run, limitMs);
      await untilArrived(run, 0.2);
      first.kill('SIGSTOP');
      const underWay = await countUnderWay(run);
      await startInstance(context, run, limitMs);
      await untilThen(run);
      first.kill('SIGCONT');
      const over = await untilOver(run);
      await untilIdle(first);
      expectNobodyLost(run, over, underWay);
    },
  );

  test('instances that are stopped in order in the middle: nothing comes twice, and none waits for the end', async (context) => {
    const run = await prepareRun(context);
    for (const share of [0.2, 0.5]) {
      const engine = run.reminders.startAt(HOUR);
      await untilArrived(run, share);
      const before = run.reminders.teams.statistics().delivered;
      await engine.stop();
      expect(run.reminders.teams.statistics().delivered - before).toBeLessThanOrEqual(MOST_UNDER_WAY);
    }
    run.reminders.startAt(HOUR);
    expectNobodyLost(run, await untilOver(run), 0);
  });

  test.for(['hang up', 'fail', 'stay silent'] as const)('storage that is away: %s', async (mood, context) => {
    const proxy = await startStorageProxy(shareStorage().connectionString);
    context.onTestFinished(() => proxy.stop());
    const run = await prepareRun(context, {
      connectionOfEngines: proxy.connectionString,
      // Whoever sent is to write down the outcome itself, however slow the machine is.
      sendLimitMs: LONG_SEND_LIMIT_MS,
    });
    for (let instance = 0; instance < 2; instance += 1) run.reminders.startAt(HOUR);
    await untilArrived(run, 0.3);
    proxy.setMood(mood);
    expect(await countUnderWay(run)).toBeGreaterThan(0);
    await wait(AWAY_MS);
    proxy.setMood('forward');
    expectNobodyLost(run, await untilOver(run), 0);
  });

  test('kill -9 of the whole program, twice at once, with the times it has in service', async (context) => {
    const azurite = await startAzurite({ withQueues: true });
    context.onTestFinished(() => azurite.stop());
    const reminders = await startReminders({ ofPrograms: azurite.connectionString, time: realTime, ...TIMES });
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
    await untilArrived(run, 0.3);
    for (const program of programs) program.kill('SIGKILL');
    await Promise.all(programs.map(({ exited }) => exited));
    const underWay = await countUnderWay(run);
    start();
    start();
    expectNobodyLost(run, await untilOver(run), underWay);
  });
});

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Delivery } from '../../src/reminders/delivery.ts';
import { type Reminders, startReminders } from './startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';
const PEOPLE = 200;

let reminders: Reminders;
beforeAll(async () => {
  reminders = await startReminders();
});
afterAll(() => reminders.stop());

async function startInstance(): Promise<ChildProcess> {
  const { connectionString, suffix } = reminders;
  const child = fork(join(import.meta.dirname, 'engineProcess.ts'), [connectionString, suffix, HOUR], {
    execArgv: [],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

const isUnderWay = ({ state }: Delivery) => state === 'sending';
const sentOf = (all: readonly Delivery[]) => all.filter(({ state }) => state === 'sent').length;

/** A run of which each message takes a moment, so that there are always some under way. */
async function beginRun() {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  const chats = await reminders.subscribeMany(tenant, PEOPLE);
  reminders.teams.behave({ kind: 'slow', ms: 150 });
  return { tenant, chats };
}

test('kill -9 of one instance after the other loses nobody, and doubles only what was under way, as is recorded', async () => {
  const { tenant, chats } = await beginRun();
  let underWay = 0;
  for (const share of [0.1, 0.3, 0.5, 0.7]) {
    const instance = await startInstance();
    await reminders.until(tenant, (all) => sentOf(all) >= share * PEOPLE);
    instance.kill('SIGKILL');
    await once(instance, 'exit');
    underWay += (await reminders.deliveries.list(tenant, '0')).filter(isUnderWay).length;
  }
  expect(underWay).toBeGreaterThan(0);
  await startInstance();
  await startInstance();
  const over = await reminders.untilOver(tenant, PEOPLE, 50_000);
  expectNobodyLost(chats, over, underWay);
});

test('an instance that stood still for longer than its lease sends nothing that another took over', async () => {
  const { tenant, chats } = await beginRun();
  const first = await startInstance();
  await reminders.until(tenant, (all) => sentOf(all) >= 0.2 * PEOPLE);
  first.kill('SIGSTOP');
  const underWay = (await reminders.deliveries.list(tenant, '0')).filter(isUnderWay).length;
  const second = await startInstance();
  await reminders.until(tenant, (all) => sentOf(all) >= 0.6 * PEOPLE);
  first.kill('SIGCONT');
  const over = await reminders.untilOver(tenant, PEOPLE, 50_000);
  await wait(1_000);
  expectNobodyLost(chats, over, underWay);
  expect(second.exitCode).toBeNull();
});

function expectNobodyLost(chats: readonly string[], over: readonly Delivery[], underWay: number): void {
  const counts = new Map(reminders.countReceived(chats).map((count, index) => [`person-${index}`, count]));
  const lost = over.filter(({ place }) => counts.get(place) === 0);
  const doubled = over.filter(({ place }) => (counts.get(place) ?? 0) > 1);
  expect(lost).toEqual([]);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
  expect(doubled.length).toBeLessThanOrEqual(underWay);
  expect(doubled.filter(({ unknowns }) => unknowns === 0)).toEqual([]);
  expect(over.filter(({ unknowns }) => unknowns > 0).length).toBeLessThanOrEqual(underWay);
}

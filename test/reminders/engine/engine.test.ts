import { beforeEach, expect, test } from 'vitest';
import { type Reminders, startReminders } from '../startReminders.ts';

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  return () => reminders.stop();
});

test('a reminder comes on its day, once, with two instances running, and not before', async () => {
  const tenant = reminders.newTenant();
  const chat = await reminders.subscribe(tenant, 'ana');
  reminders.start();
  reminders.start();
  reminders.stayAt('2026-12-21T07:59:59Z');
  await reminders.untilIdle();
  expect(reminders.teams.conversation(chat).received).toEqual([]);
  reminders.moveTo('2026-12-21T08:00:00Z');
  const over = await reminders.untilOver(tenant, 1);
  await reminders.untilIdle();
  expect(over.map(({ state }) => state)).toEqual(['sent']);
  expect(reminders.teams.conversation(chat).received).toHaveLength(1);
  reminders.moveTo('2027-01-21T08:00:00Z');
  await reminders.untilOver(tenant, 2);
  await reminders.untilIdle();
  expect(reminders.teams.conversation(chat).received).toHaveLength(2);
});

test('what became of reminders is forgotten after three months', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-01T08:00:00Z');
  await reminders.subscribe(tenant, 'ana');
  reminders.start();
  const months = ['2026-12', '2027-01', '2027-02', '2027-03'];
  for (const [index, month] of months.entries()) {
    reminders.moveTo(`${month}-21T08:00:00Z`);
    await reminders.untilOver(tenant, index + 1);
  }
  const periodsKept = async () => (await reminders.deliveries.list(tenant, '0')).map(({ notice }) => notice.period);
  reminders.moveTo('2027-03-31T08:00:00Z');
  await reminders.untilIdle();
  expect(await periodsKept()).toEqual(months);
  reminders.moveTo('2027-04-01T08:00:00Z');
  await reminders.untilIdle();
  expect(await periodsKept()).toEqual(months.slice(1));
});

test('who asks when it is idle hears of it when all that is due is dealt with, and at its end at the latest', async () => {
  const tenant = reminders.newTenant();
  const chats = await reminders.subscribeMany(tenant, 12);
  const engine = reminders.startAt('2026-12-21T08:00:00Z');
  await engine.whenIdle();
  expect(reminders.countReceived(chats).every((count) => count === 1)).toBe(true);
  await engine.whenIdle();
  const asked = engine.whenIdle();
  await engine.stop();
  await Promise.all([asked, engine.whenIdle()]);
});

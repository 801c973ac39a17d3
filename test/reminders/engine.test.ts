import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reminders, startReminders } from './startReminders.ts';

let reminders: Reminders;
beforeAll(async () => {
  reminders = await startReminders();
});
afterAll(() => reminders.stop());

test('a reminder comes on its day, once, with two instances running, and not before', async () => {
  const tenant = reminders.newTenant();
  const chat = await reminders.subscribe(tenant, 'ana');
  reminders.start();
  reminders.start();
  reminders.moveTo('2026-12-21T07:59:00Z');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(reminders.teams.conversation(chat).received).toEqual([]);
  reminders.moveTo('2026-12-21T08:00:00Z');
  const over = await reminders.untilOver(tenant, 1);
  expect(over.map(({ state }) => state)).toEqual(['sent']);
  expect(reminders.teams.conversation(chat).received).toHaveLength(1);
  reminders.moveTo('2027-01-21T08:00:00Z');
  await reminders.untilOver(tenant, 2);
  expect(reminders.teams.conversation(chat).received).toHaveLength(2);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reminders, startReminders } from '../startReminders.ts';

let reminders: Reminders;
beforeAll(async () => {
  reminders = await startReminders();
});
afterAll(() => reminders.stop());

test('who stops in the middle of much work leaves the rest to the others, and nothing is lost or doubled', async () => {
  const tenant = reminders.newTenant();
  const people = Array.from({ length: 150 }, (_, person) => `person${person}`);
  const chats = await Promise.all(people.map((name) => reminders.subscribe(tenant, name)));
  const first = reminders.start();
  reminders.moveTo('2026-12-21T08:00:00Z');
  await reminders.untilOver(tenant, 10);
  const begun = performance.now();
  await first.stop();
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(chats.filter((chat) => reminders.teams.conversation(chat).received.length > 0).length).toBeLessThan(150);
  reminders.start();
  const over = await reminders.untilOver(tenant, 150);
  expect(over.filter(({ state, unknowns }) => state === 'sent' && unknowns === 0)).toHaveLength(150);
  expect(chats.filter((chat) => reminders.teams.conversation(chat).received.length !== 1)).toEqual([]);
});

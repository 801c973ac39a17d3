import { beforeEach, expect, test } from 'vitest';
import { type Reminders, startReminders } from '../startReminders.ts';

// What one message has under way at once, of which there are two here.
const MOST_UNDER_WAY = 16;

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  return () => reminders.stop();
});

test('who stops in the middle of much work leaves the rest to the others, and nothing is lost or doubled', async () => {
  const tenant = reminders.newTenant();
  const people = Array.from({ length: 150 }, (_, person) => `person${person}`);
  const chats = await Promise.all(people.map((name) => reminders.subscribe(tenant, name)));
  const first = reminders.start();
  reminders.moveTo('2026-12-21T08:00:00Z');
  await expect.poll(() => reminders.teams.statistics().delivered).toBeGreaterThan(10);
  const before = reminders.teams.statistics().delivered;
  await first.stop();
  const { delivered } = reminders.teams.statistics();
  expect(delivered - before).toBeLessThanOrEqual(MOST_UNDER_WAY);
  expect(delivered).toBeLessThan(150);
  reminders.start();
  const over = await reminders.untilOver(tenant, 150);
  expect(over.filter(({ state, unknowns }) => state === 'sent' && unknowns === 0)).toHaveLength(150);
  expect(chats.filter((chat) => reminders.teams.conversation(chat).received.length !== 1)).toEqual([]);
});

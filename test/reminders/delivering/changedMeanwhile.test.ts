import { beforeEach, describe, expect, test } from 'vitest';
import type { Reminder } from '../../../src/partner/reminder.ts';
import { nextDue } from '../../../src/reminders/schedule/nextDue.ts';
import { textOf } from '../../views/readCard.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  reminders.start();
  return () => reminders.stop();
});

async function subscribe() {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  return { tenant, chat: await reminders.subscribe(tenant, 'ana') };
}

const receivedBy = (chat: string) => reminders.teams.conversation(chat).received;

/** As the bot itself does: first what is due, then the reminder. */
async function change(tenant: string, changes: Partial<Reminder> | null): Promise<void> {
  await reminders.places.changeReminder(tenant, 'ana', async (before) => {
    if (before === null || changes === null) return null;
    const after = { ...before, ...changes };
    await reminders.due.add([nextDue(tenant, after, reminders.now)]);
    return after;
  });
}

test('who moves it to a later day after it came gets it on that day, too', async () => {
  const { tenant, chat } = await subscribe();
  reminders.moveTo(HOUR);
  await reminders.untilOver(tenant, 1);
  reminders.moveTo('2026-12-22T09:00:00Z');
  await change(tenant, { day: 28 });
  reminders.moveTo('2026-12-28T07:59:00Z');
  await reminders.untilIdle();
  expect(receivedBy(chat)).toHaveLength(1);
  reminders.moveTo('2026-12-28T08:00:00Z');
  const over = await reminders.untilOver(tenant, 2);
  expect(over.map(({ state }) => state)).toEqual(['sent', 'sent']);
  expect(receivedBy(chat)).toHaveLength(2);
});

describe('what has to wait is not sent any more', () => {
  test.each([
    ['turned off', null],
    ['skipped', { skipped: ['2026-12'] }],
    ['put off', { snooze: { from: '2026-12-21T08:05:00Z', until: '2026-12-28' } }],
    ['turned on anew', { since: '2026-12-21T08:05:00Z' }],
  ] as const)('where it was %s', async (reason, changes) => {
    const { tenant, chat } = await subscribe();
    reminders.teams.behave({ kind: 'refuse', status: 503 }, { conversationId: chat, times: 1 });
    reminders.stayAt(HOUR);
    await reminders.until(tenant, ([delivery]) => delivery?.state === 'waiting');
    await change(tenant, changes);
    reminders.moveOn({ seconds: 10 });
    expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state: 'unneeded', reason, refusals: 1 }]);
    expect(receivedBy(chat)).toEqual([]);
  });
});

test('a reminder that cannot be read for a while goes on afterwards', async () => {
  const { tenant, chat } = await subscribe();
  const table = reminders.clientOf('partners');
  const rows = table.listEntities({ queryOptions: { filter: `PartitionKey eq '${tenant}'` } });
  const keys = { partitionKey: '', rowKey: '' };
  for await (const { partitionKey = '', rowKey = '' } of rows) {
    if (rowKey.endsWith('|reminder')) Object.assign(keys, { partitionKey, rowKey });
  }
  await table.updateEntity({ ...keys, v: 99 }, 'Merge');
  reminders.moveTo(HOUR);
  await expect.poll(() => reminders.logged().filter(({ due }) => due?.[0]?.tenantId === tenant).length).toBe(1);
  await table.updateEntity({ ...keys, v: 1 }, 'Merge');
  reminders.moveOn({ minutes: 11 });
  expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state: 'sent' }]);
  reminders.moveTo('2027-01-21T08:00:00Z');
  await reminders.untilOver(tenant, 2);
  expect(receivedBy(chat)).toHaveLength(2);
});

test('a group of which Teams does not say who reads along is asked about again, and then told as usual', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  const group = `19:group!${tenant}`;
  await reminders.subscribe(tenant, 'group', {}, { place: group, conversationId: group, kind: 'group', user: null });
  reminders.teams.behave({ kind: 'refuse', status: 503 }, { on: 'read', conversationId: group, times: 1 });
  reminders.moveTo(HOUR);
  expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state: 'sent', refusals: 1, unknowns: 0 }]);
  expect(receivedBy(group)).toHaveLength(1);
  expect(textOf(receivedBy(group)[0]?.activity)).toContain('There are no numbers yet to tell you about.');
});

test('of changes to one address at the same time none is lost, and one that was taken out stays out', async () => {
  const { tenant } = await subscribe();
  const { places } = reminders;
  const lengthen = () =>
    places.changeAddress(tenant, 'ana', (before) => before && { ...before, locale: `${before.locale}+` });
  await Promise.all(Array.from({ length: 4 }, lengthen));
  expect((await places.read(tenant, 'ana')).address?.locale).toBe('en-GB++++');
  await places.remove(tenant, 'ana');
  await lengthen();
  expect((await places.read(tenant, 'ana')).address).toBeNull();
});

import { beforeEach, expect, test } from 'vitest';
import { qualifyUntil } from '../qualifiedPartner.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  reminders.start();
  reminders.start();
  return () => reminders.stop();
});

const summariesOf = (chat: string) => reminders.teams.conversation(chat).received.map(({ summary }) => summary ?? '');
const warningsOf = (chat: string) => summariesOf(chat).filter((summary) => summary.includes('until it would be lost'));
const warnings = (tenant: string, count: number) =>
  reminders.until(
    tenant,
    (all) => all.filter(({ notice, state }) => notice.kind === 'warning' && state === 'sent').length >= count,
  );

/** Each day once after the night's look, and once after the usual hour. */
async function liveThrough(days: readonly string[]): Promise<void> {
  for (const day of days) {
    for (const time of ['01:30', '08:30']) {
      reminders.moveTo(`${day}T${time}:00Z`);
      await reminders.untilIdle();
    }
  }
}

test('a loss is told 60 and 14 days before, once each, where warnings are wanted', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T12:00:00Z');
  // The first day without it is 21 February.
  await reminders.change(tenant, () => qualifyUntil('2027-02-20', '2026-12-20'));
  const ana = await reminders.subscribe(tenant, 'ana', { day: 1 });
  const ben = await reminders.subscribe(tenant, 'ben', { day: 1, warnings: false });
  await liveThrough(['2026-12-21', '2026-12-22']);
  expect(warningsOf(ana)).toEqual([]);
  await liveThrough(['2026-12-23']);
  await warnings(tenant, 1);
  expect(warningsOf(ana)).toEqual([expect.stringContaining('60 days')]);
  await liveThrough(['2026-12-24', '2026-12-25', '2027-02-06']);
  expect(warningsOf(ana)).toHaveLength(1);
  await liveThrough(['2027-02-07']);
  await warnings(tenant, 2);
  expect(warningsOf(ana)[1]).toContain('14 days');
  await liveThrough(['2027-02-08']);
  expect(warningsOf(ana)).toHaveLength(2);
  expect(warningsOf(ben)).toEqual([]);
});

test('what was renewed between the look and the usual hour is not warned of, as is recorded', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-22T12:00:00Z');
  await reminders.change(tenant, () => qualifyUntil('2027-02-20', '2026-12-22'));
  const ana = await reminders.subscribe(tenant, 'ana', { day: 1 });
  reminders.moveTo('2026-12-23T01:30:00Z');
  await reminders.untilIdle();
  await reminders.change(tenant, () => qualifyUntil('2028-02-20', '2026-12-23'));
  reminders.moveTo('2026-12-23T08:30:00Z');
  const over = await reminders.untilOver(tenant, 1);
  expect(over).toMatchObject([{ notice: { kind: 'warning', days: 60 }, state: 'unneeded', reason: 'no longer true' }]);
  expect(warningsOf(ana)).toEqual([]);
});

test('a look that was cut off before it was noted warns nobody twice', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-22T12:00:00Z');
  await reminders.change(tenant, () => qualifyUntil('2027-02-20', '2026-12-22'));
  const ana = await reminders.subscribe(tenant, 'ana', { day: 1 });
  await liveThrough(['2026-12-23']);
  await warnings(tenant, 1);
  const key = { tenantId: tenant, sampleOf: null };
  const marks = [...(await reminders.store.read(key)).marks];
  expect(marks).toHaveLength(1);
  for (const mark of marks) await reminders.store.clearMark(key, mark);
  await liveThrough(['2026-12-24', '2026-12-25']);
  expect([...(await reminders.store.read(key)).marks]).toEqual(marks);
  expect(warningsOf(ana)).toHaveLength(1);
});

import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/reminders/engine/engine.ts';
import { qualifyUntil } from '../qualifiedPartner.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

const LATE = 'This should have come on';

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  return () => reminders.stop();
});

const receivedBy = (chat: string) => reminders.teams.conversation(chat).received;
const saysLate = (chat: string) => receivedBy(chat).map(({ activity }) => JSON.stringify(activity).includes(LATE));

async function subscribeAsOf(at: string, tenant = reminders.newTenant()) {
  reminders.moveTo(at);
  await reminders.change(tenant, () => qualifyUntil('2035-12-31', at.slice(0, 10)));
  return { tenant, chat: await reminders.subscribe(tenant, 'ana') };
}

async function whileUp(task: (engine: Engine) => Promise<unknown>): Promise<void> {
  const engine = reminders.start();
  await task(engine);
  await engine.stop();
}

describe('while everything was down', () => {
  test('a reminder comes up to seven days later, with a word that it is late; the next one is on time', async () => {
    const { tenant, chat } = await subscribeAsOf('2026-12-01T08:00:00Z');
    reminders.moveTo('2026-12-28T07:59:00Z');
    await whileUp(async () => {
      await reminders.untilOver(tenant, 1);
      reminders.moveTo('2027-01-21T08:00:00Z');
      await reminders.untilOver(tenant, 2);
    });
    expect(saysLate(chat)).toEqual([true, false]);
    expect(JSON.stringify(receivedBy(chat)[0]?.activity)).toContain(`${LATE} 21 December`);
  });

  test('what is later than that is skipped and recorded, each month of it', async () => {
    const { tenant, chat } = await subscribeAsOf('2026-12-01T08:00:00Z');
    reminders.moveTo('2027-03-23T08:00:00Z');
    await whileUp(() => reminders.untilOver(tenant, 4));
    const all = await reminders.deliveries.list(tenant, '0');
    expect(all.map(({ notice, state, reason }) => [notice.period, state, reason])).toEqual([
      ['2026-12', 'skipped', 'more than 7 days late'],
      ['2027-01', 'skipped', 'more than 7 days late'],
      ['2027-02', 'skipped', 'more than 7 days late'],
      ['2027-03', 'sent', null],
    ]);
    expect(saysLate(chat)).toEqual([true]);
  });

  test('what was on its way already is skipped as well', async () => {
    const { tenant, chat } = await subscribeAsOf('2026-12-01T08:00:00Z');
    reminders.teams.behave({ kind: 'refuse', status: 503 }, { conversationId: chat });
    reminders.moveTo('2026-12-21T08:00:00Z');
    await whileUp(() => reminders.until(tenant, ([delivery]) => delivery?.state === 'waiting'));
    reminders.teams.behaveWell();
    reminders.moveTo('2026-12-29T08:00:00Z');
    await whileUp(() => reminders.untilOver(tenant, 1));
    expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state: 'skipped', reason: 'more than 7 days late' }]);
    expect(receivedBy(chat)).toEqual([]);
  });
});

test('each comes at its own time of the year and place, and not a second before', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2028-01-31T12:00:00Z');
  const expected = [
    // Leap day, for whoever asked for the 31st.
    ['2028-02-29T08:00:00Z', 'madrid', { day: 31, time: '09:00', timeZone: 'Europe/Madrid' }],
    // The hour that daylight saving leaves out.
    ['2028-03-12T07:30:00Z', 'new-york', { day: 12, time: '02:30', timeZone: 'America/New_York' }],
    // Already the next day there.
    ['2028-03-31T19:00:00Z', 'kiritimati', { day: 1, time: '09:00', timeZone: 'Pacific/Kiritimati' }],
    // Half an hour of daylight saving, which has just ended.
    ['2028-04-01T22:30:00Z', 'lord-howe', { day: 2, time: '09:00', timeZone: 'Australia/Lord_Howe' }],
  ] as const;
  await whileUp(async () => {
    let count = 0;
    for (const [at, name, schedule] of expected) {
      const start = Temporal.Instant.from(at).subtract({ hours: 30 });
      reminders.moveTo(start);
      const chat = await reminders.subscribe(tenant, name, schedule);
      reminders.stayAt(Temporal.Instant.from(at).subtract({ seconds: 1 }));
      await reminders.untilIdle();
      expect(receivedBy(chat), `before ${at}`).toHaveLength(0);
      reminders.moveTo(at);
      count += 1;
      await reminders.until(tenant, (all) => all.filter(({ place }) => place === name).length === 1);
      await reminders.until(tenant, (all) => all.every(({ state }) => state === 'sent'));
      expect(receivedBy(chat), `at ${at}`).toHaveLength(1);
    }
    expect(count).toBe(expected.length);
  });
});

test('a chat whose clocks were moved by its government since hears of the next month', async () => {
  const { tenant, chat } = await subscribeAsOf('2026-12-01T08:00:00Z');
  const [entry] = (await reminders.due.list(Temporal.Instant.from('2026-12-21T08:00:00Z'), 250)).filter(
    (due) => due.tenantId === tenant && due.for === 'notice',
  );
  if (entry?.for !== 'notice') throw new Error('Nothing is due');
  const at = entry.at.add({ hours: 1 });
  await reminders.due.remove([entry]);
  await reminders.due.add([{ ...entry, at, dueAt: at }]);
  await whileUp(async () => {
    reminders.moveTo('2026-12-21T10:00:00Z');
    await reminders.untilIdle();
    expect(receivedBy(chat)).toEqual([]);
    reminders.moveTo('2027-01-21T08:00:00Z');
    await reminders.untilOver(tenant, 1);
  });
  expect(receivedBy(chat)).toHaveLength(1);
});

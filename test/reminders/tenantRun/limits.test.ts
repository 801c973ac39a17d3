import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, test } from 'vitest';
import type { Due } from '../../../src/reminders/schedule/due.ts';
import { WARNING_DAYS } from '../../../src/reminders/schedule/notice.ts';
import { conversationIn } from '../../support/startTeams.ts';
import { qualifyUntil } from '../qualifiedPartner.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';
const TENANT_LIMIT = 50;
const CONVERSATION_LIMIT = 7;

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  reminders.moveTo('2026-12-20T08:00:00Z');
  for (let instance = 0; instance < 3; instance += 1) reminders.start();
  return () => reminders.stop();
});

function expectLimitsKept(tenant: string): void {
  const { peakOfTenants, peakOfConversations, refused } = reminders.teams.statistics();
  expect(peakOfTenants[tenant]).toBeLessThanOrEqual(TENANT_LIMIT);
  expect(peakOfConversations).toBeLessThanOrEqual(CONVERSATION_LIMIT);
  expect(refused).toEqual({});
}

test('three instances keep the limit of a tenant together, and everybody is reached once', async () => {
  const [tenant, other] = [reminders.newTenant(), reminders.newTenant()];
  const chats = await reminders.subscribeMany(tenant, 150);
  const others = await reminders.subscribeMany(other, 30);
  reminders.moveTo(HOUR);
  await reminders.untilOver(other, 30);
  const over = await reminders.untilOver(tenant, 150);
  expectLimitsKept(tenant);
  // What is not as it should be, so that a failure tells it.
  expect(over.filter(({ state, unknowns, refusals }) => state !== 'sent' || unknowns + refusals > 0)).toEqual([]);
  expect(reminders.countReceived([...chats, ...others]).every((count) => count === 1)).toBe(true);
});

test('what is opened anew and then sent, and the questions who reads along, count as well', async () => {
  const tenant = reminders.newTenant();
  for (let index = 0; index < 30; index += 1) {
    const old = { conversationId: conversationIn(tenant, `old-${index}`) };
    await reminders.subscribe(tenant, `person-${index}`, {}, old);
    reminders.teams.behave({ kind: 'refuse', status: 404, code: 'ConversationNotFound' }, old);
    const group = conversationIn(tenant, `19:group-${index}`);
    await reminders.subscribe(tenant, group, {}, { kind: 'group', conversationId: group, user: null });
  }
  reminders.moveTo(HOUR);
  const over = await reminders.untilOver(tenant, 60);
  expect(over.every(({ state }) => state === 'sent')).toBe(true);
  expect(reminders.teams.statistics()).toMatchObject({ delivered: 60, opened: 30, refused: { 404: 30 } });
  expect(reminders.teams.statistics().peakOfTenants[tenant]).toBeLessThanOrEqual(TENANT_LIMIT);
});

test('several notices to each chat at once keep the limits of chats and of the tenant', async () => {
  const tenant = reminders.newTenant();
  await reminders.change(tenant, () => qualifyUntil('2026-12-30', '2026-12-20'));
  const chats = await reminders.subscribeMany(tenant, 40);
  const at = Temporal.Instant.from(HOUR);
  await reminders.due.add(
    chats.flatMap((_, index) =>
      WARNING_DAYS.map((days): Due => {
        const notice = { kind: 'warning', period: '2026-12-31', area: 'infrastructure', days } as const;
        return { for: 'notice', tenantId: tenant, place: `person-${index}`, notice, dueAt: at, at };
      }),
    ),
  );
  reminders.moveTo(HOUR);
  const over = await reminders.untilOver(tenant, 120);
  expect(over.every(({ state }) => state === 'sent')).toBe(true);
  expect(reminders.countReceived(chats).every((count) => count === 3)).toBe(true);
  expectLimitsKept(tenant);
});

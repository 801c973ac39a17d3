import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, test } from 'vitest';
import { conversationIn } from '../../support/startTeams.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders({ graceMs: 100 });
  reminders.moveTo('2026-12-20T08:00:00Z');
  return () => reminders.stop();
});

test('what is under way is left alone until whoever sends is done with it or dead, and only then taken up', async () => {
  const tenantId = reminders.newTenant();
  const chats = [await reminders.subscribe(tenantId, 'ana'), await reminders.subscribe(tenantId, 'ben')];
  const at = Temporal.Instant.from(HOUR);
  // Past the time at which all that is open is looked at again.
  const until = at.add({ minutes: 31 });
  // Ana's is being sent by an instance of which nothing is heard any more.
  await reminders.deliveries.insert([
    {
      ...{
        tenantId,
        id: `2026-12|monthly|${HOUR}|ana`,
        place: 'ana',
        notice: { kind: 'monthly', period: '2026-12' },
      },
      ...{ dueAt: at, state: 'sending', at, until, refusals: 0, unknowns: 0, reason: null },
    },
  ]);
  reminders.stayAt(HOUR);
  reminders.start();
  await reminders.untilOver(tenantId, 1);
  expect(reminders.countReceived(chats)).toEqual([0, 1]);
  reminders.stayAt(until.subtract({ seconds: 1 }));
  await reminders.untilIdle();
  expect(reminders.countReceived(chats)).toEqual([0, 1]);

  reminders.moveTo(until);
  const over = await reminders.untilOver(tenantId, 2);
  expect(reminders.countReceived(chats)).toEqual([1, 1]);
  expect(over.find(({ place }) => place === 'ana')).toMatchObject({ state: 'sent', unknowns: 1 });
});

test('who sends stops before others may take it up: a chat that opens slowly gets its message by another try', async () => {
  const tenantId = reminders.newTenant();
  const old = conversationIn(tenantId, 'old');
  await reminders.subscribe(tenantId, 'ana', {}, { conversationId: old });
  const anew = conversationIn(tenantId, '29:ana');
  reminders.teams.behave(
    { kind: 'refuse', status: 404, code: 'ConversationNotFound' },
    { conversationId: old, times: 1 },
  );
  reminders.teams.behave({ kind: 'hold' }, { on: 'create', conversationId: anew, times: 1 });
  reminders.startAt(HOUR);
  await expect.poll(() => reminders.teams.opened()).toHaveLength(1);
  reminders.moveOn({ seconds: 9 });
  reminders.teams.letGo();
  const over = await reminders.untilOver(tenantId, 1);
  expect(over).toMatchObject([{ state: 'sent', refusals: 1, unknowns: 0 }]);
  expect(reminders.countReceived([anew])).toEqual([1]);
  expect(reminders.teams.opened()).toHaveLength(1);
});

import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, type TestContext, test } from 'vitest';
import { conversationIn } from '../../support/startTeams.ts';
import { startReminders } from '../startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';
const UNDER_WAY_SECONDS = 8;

async function start({ onTestFinished }: TestContext) {
  const reminders = await startReminders();
  onTestFinished(() => reminders.stop());
  return reminders;
}

describe.concurrent('what is under way', () => {
  test('is left alone until whoever sends is done with it or dead, and only then taken up', async (context) => {
    const reminders = await start(context);
    const tenantId = reminders.newTenant();
    reminders.moveTo('2026-12-20T08:00:00Z');
    const chats = [await reminders.subscribe(tenantId, 'ana'), await reminders.subscribe(tenantId, 'ben')];
    const at = Temporal.Instant.from(HOUR);
    const until = at.add({ seconds: UNDER_WAY_SECONDS });
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
    reminders.startAt(HOUR);
    await reminders.untilOver(tenantId, 1);
    const shortlyBefore = until.subtract({ seconds: 1 });
    await wait(reminders.now.until(shortlyBefore).total('milliseconds'));
    expect(reminders.countReceived(chats)).toEqual([0, 1]);

    const over = await reminders.untilOver(tenantId, 2);
    expect(reminders.countReceived(chats)).toEqual([1, 1]);
    expect(over.find(({ place }) => place === 'ana')).toMatchObject({ state: 'sent', unknowns: 1 });
  });

  test('ends before others may take it up: a chat that opens slowly gets its message by another try', async (context) => {
    const reminders = await start(context);
    const tenantId = reminders.newTenant();
    reminders.moveTo('2026-12-20T08:00:00Z');
    const old = conversationIn(tenantId, 'old');
    await reminders.subscribe(tenantId, 'ana', {}, { conversationId: old });
    const anew = conversationIn(tenantId, '29:ana');
    reminders.teams.behave(
      { kind: 'refuse', status: 404, code: 'ConversationNotFound' },
      { conversationId: old, times: 1 },
    );
    reminders.teams.behave({ kind: 'slow', ms: 8_500 }, { on: 'create', conversationId: anew, times: 1 });
    reminders.startAt(HOUR);
    const over = await reminders.untilOver(tenantId, 1);
    expect(over).toMatchObject([{ state: 'sent', refusals: 1, unknowns: 0 }]);
    expect(reminders.countReceived([anew])).toEqual([1]);
    expect(reminders.teams.opened()).toHaveLength(1);
  });
});

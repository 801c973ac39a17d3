import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

async function meet() {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  const luis = conversation.talkAs('Luis', tenant);
  await ana.say('set data customers 3');
  await ana.say('add AZ-104 Luis');
  return { tenant, ana, luis };
}

async function toldIn(tenant: string) {
  const all = await conversation.due.list(Temporal.Instant.from('2030-01-01T00:00:00Z'), 1000);
  return all.flatMap((entry) =>
    entry.for === 'notice' && entry.tenantId === tenant && entry.notice.kind === 'assigned'
      ? [`${entry.place}: ${entry.notice.assignment} by ${entry.notice.period}`]
      : [],
  );
}

test('whoever something is planned for is told in their own chat, where the bot has met them', async () => {
  const { tenant, ana, luis } = await meet();
  await luis.say('hi');
  const heard = await ana.say('assign AZ-305 to Luis by 2026-12-15');
  expect(heard.text).toContain('Luis is told in the chat with me.');
  expect(await toldIn(tenant)).toEqual([`Luis@${tenant}: azure-solutions-architect-expert name:luis by 2026-12-15`]);
});

test('nobody is told whom the bot has not met, and nobody what they planned for themselves', async () => {
  const { tenant, ana } = await meet();
  expect((await ana.say('assign AZ-305 to Luis by 2026-12-15')).text).not.toContain('is told');
  await ana.say('add AZ-104 Ana');
  expect((await ana.say('assign AZ-305 to Ana by 2026-12-15')).text).not.toContain('is told');
  expect(await toldIn(tenant)).toEqual([]);
});

test('nobody is told where two people of the name have written', async () => {
  const { tenant, ana, luis } = await meet();
  await luis.say('hi');
  const other = {
    user: { id: 'another', name: 'Luis' },
    lookUpMembership: async () => ({ kind: 'member', mail: null }) as const,
  };
  await luis.say('hi', other);
  expect((await ana.say('assign AZ-305 to Luis by 2026-12-15')).text).not.toContain('is told');
  expect(await toldIn(tenant)).toEqual([]);
});

test('what is planned in the sample is told to nobody', async () => {
  const { tenant, ana, luis } = await meet();
  await luis.say('hi');
  await ana.say('sample');
  await ana.say('assign AZ-305 to Luis by 2026-12-15');
  expect(await toldIn(tenant)).toEqual([]);
});

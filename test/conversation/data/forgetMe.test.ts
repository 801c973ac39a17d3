import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

async function forget(person: Person) {
  return person.press((await person.say('forget me')).dataOf('Forget me'));
}

/** Luis owns the numbers, and Ana owned them before. */
async function startPartner() {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana Ruiz', tenant);
  const luis = conversation.talkAs('Luis', tenant);
  await luis.say('hi');
  await ana.say('set data customers 3');
  await ana.say('grant Luis owner');
  await luis.say('set data services 2');
  return { tenant, ana, luis };
}

test('puts "a former user" wherever the person stood, and nothing of them is left', async () => {
  const { tenant, ana, luis } = await startPartner();
  await ana.say('sample');
  await ana.say('sample off');
  const rows = async () => JSON.stringify(await conversation.listRows(tenant));
  expect(await rows()).toContain('Ana Ruiz');
  expect((await ana.say('forget me')).text).toContain('a former user');
  expect((await forget(ana)).text).toContain('You are forgotten');
  expect(await rows()).not.toContain('Ana Ruiz');
  expect((await luis.say('set data')).text).toContain('customers: 3');
  expect((await luis.say('audit')).text).toContain('a former user');
  expect((await ana.say('set data customers 4')).text).toContain('Luis');
});

test('leaves the numbers as they are, and again changes nothing', async () => {
  const { tenant, ana, luis } = await startPartner();
  const before = (await luis.say('score data')).text;
  await forget(ana);
  expect((await luis.say('score data')).text).toBe(before.replaceAll('Ana Ruiz', 'a former user'));
  const rows = await conversation.listRows(tenant);
  await forget(ana);
  expect(await conversation.listRows(tenant)).toEqual(rows);
});

test('does not make a former user owner again when an older change is taken back', async () => {
  const { ana, luis } = await startPartner();
  await luis.say('revoke Ana Ruiz', { now: Temporal.Instant.from('2026-11-22T10:00:00Z') });
  await forget(ana);
  const undone = await luis.say('undo', { now: Temporal.Instant.from('2026-11-22T11:00:00Z') });
  expect(undone.text).toContain('a former user');
  expect((await luis.say('roles')).text).not.toContain('a former user');
  expect((await forget(luis)).text).toContain('You are the only owner');
});

test('explains to the last owner why it cannot be done', async () => {
  const ana = conversation.talkAs('Ana Ruiz', conversation.newTenant());
  await ana.say('set data customers 3');
  expect((await forget(ana)).text).toContain('You are the only owner');
  expect((await ana.say('set data customers 4')).text).toContain('4');
});

test('lets the last stored owner go where OWNERS names somebody', async () => {
  const named = await startConversation({ owners: ['boss@contoso.com'] });
  const tenant = named.newTenant();
  const boss = named.talkAs('boss', tenant);
  const ana = named.talkAs('Ana Ruiz', tenant);
  await ana.say('hi');
  await boss.say('grant Ana Ruiz owner');
  expect((await forget(ana)).text).toContain('You are forgotten');
  await named.stop();
});

test('tells who is on the list of certified people whom to ask, and leaves the entry', async () => {
  const { tenant, ana, luis } = await startPartner();
  await luis.say('add AZ-305 Ana Ruiz');
  expect((await ana.say('forget me')).text).toContain('ask Luis to remove it');
  await forget(ana);
  expect((await luis.say('people')).text).toContain('Ana Ruiz');
  expect(JSON.stringify(await conversation.listRows(tenant))).not.toContain(`Ana Ruiz@${tenant}`);
});

test('is about whoever presses', async () => {
  const { ana, luis } = await startPartner();
  const data = (await ana.say('forget me')).dataOf('Forget me');
  await luis.press({ ...data, userId: 'Ana Ruiz', id: 'Ana Ruiz' });
  expect((await ana.say('set data customers 5')).text).toContain('5');
  expect((await luis.say('set data customers 6')).text).toContain('Ana Ruiz');
});

test('understands Spanish words, and takes nobody else', async () => {
  const { ana } = await startPartner();
  expect((await ana.say('olvídame')).text).toContain('Shall I forget you?');
  expect((await ana.say('forget Luis')).text).toContain('remove');
});

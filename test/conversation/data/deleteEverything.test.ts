import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z');

async function startPartner() {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.send({ kind: 'installed' });
  for (const text of ['set data customers 3', 'set security enterprise azure customers 2', 'add AZ-305 Luis Vega']) {
    await ana.say(text);
  }
  return { tenant, ana, luis: conversation.talkAs('Luis', tenant) };
}

test('says what goes, and deletes every row of the tenant once it is confirmed', async () => {
  const { ana, luis, tenant } = await startPartner();
  await luis.say('sample');
  const asked = await ana.say('delete everything');
  expect(asked.text).toContain('1 certified person');
  expect(asked.text).toContain('the three Azure areas and Security');
  expect((await ana.say('set data')).text).toContain('customers: 3');
  const done = await ana.press(asked.dataOf('Delete everything'));
  expect(done.text).toContain('Everything of your company is deleted.');
  expect(done.text).toContain('Hi, I am Partner Score');
  expect(await conversation.listRows(tenant)).toEqual([]);
  expect((await ana.send({ kind: 'installed' })).text).toContain('Hi, I am Partner Score');
  expect((await luis.say('set data customers 1')).text).toContain('you are the owner');
});

test('deletes thousands of rows, and nothing of another tenant', async () => {
  const { ana, tenant } = await startPartner();
  const other = await startPartner();
  await conversation.addRows(tenant, 250);
  const before = await conversation.listRows(other.tenant);
  await ana.press((await ana.say('delete everything')).dataOf('Delete everything'));
  expect(await conversation.listRows(tenant)).toEqual([]);
  expect(await conversation.listRows(other.tenant)).toEqual(before);
});

test.each(['delete everything', 'Delete all', 'remove everything', 'borrar todo', 'elimina todos los datos'])(
  'asks first after "%s"',
  async (text) => {
    const { ana } = await startPartner();
    expect((await ana.say(text)).text).toContain('Delete everything of your company?');
  },
);

test('asks again when the question is older than ten minutes, or says it is from the future', async () => {
  const { ana } = await startPartner();
  const data = (await ana.say('delete everything')).dataOf('Delete everything');
  const late = await ana.press(data, { now: NOW.add({ minutes: 11 }) });
  expect(late.text).toContain('older than 10 minutes');
  const early = await ana.press({ ...data, asked: NOW.add({ minutes: 5 }).toString() });
  expect(early.text).toContain('older than 10 minutes');
  expect((await ana.say('set data')).text).toContain('customers: 3');
  await ana.press(late.dataOf('Delete everything'), { now: NOW.add({ minutes: 12 }) });
  expect((await ana.say('score')).text).toContain('No numbers yet');
});

test('asks again when the data is no longer what the question was about', async () => {
  const { ana } = await startPartner();
  const data = (await ana.say('delete everything')).dataOf('Delete everything');
  await ana.say('set data customers 4');
  expect((await ana.press(data)).text).toContain('The data changed since I asked');
  expect((await ana.say('set data')).text).toContain('customers: 4');
});

test('is for owners, whatever the button of an owner says', async () => {
  const { ana, luis } = await startPartner();
  expect((await luis.say('delete everything')).text).toContain('owner');
  const data = (await ana.say('delete everything')).dataOf('Delete everything');
  expect((await luis.press(data)).text).toContain('owner');
  const inGroup = await ana.press(data, { chat: { id: '19:group', kind: 'group' } });
  expect(inGroup.text).toContain('personal chat only');
  expect((await ana.say('set data')).text).toContain('customers: 3');
});

test('pressed again it deletes nothing that came afterwards', async () => {
  const { ana } = await startPartner();
  const data = (await ana.say('delete everything')).dataOf('Delete everything');
  await ana.press(data);
  expect((await ana.press(data)).text).toContain('Nothing is kept yet');
  await ana.say('set data customers 7');
  expect((await ana.press(data)).text).toContain('The data changed since I asked');
  expect((await ana.say('set data')).text).toContain('customers: 7');
});

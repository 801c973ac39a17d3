import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

function newOwner(): Person {
  return conversation.talkAs('Ana', conversation.newTenant());
}

/** What the roster keeps of the one person on it. */
async function heldBy(ana: Person, tenantId: string) {
  await ana.say('people');
  const [person] = (await conversation.store.read({ tenantId, sampleOf: null })).record.people;
  return person?.certifications;
}

test.each([
  'renewed AZ-305 Nora Peña 2027-11-20',
  'Please renew az305 nora pena 20 November 2027',
  'renovada AZ-305 Nora Peña 20 de noviembre de 2027',
  'renewed Nora Peña AZ-305 until 2027-11-20',
])('"%s" gives a new expiry day and keeps the day it was earned', async (text) => {
  const tenantId = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenantId);
  await ana.say('add AZ-305 Nora Peña 2025-11-20 2026-11-20');
  expect((await ana.say(text)).text).toContain(
    'Renewed: Azure Solutions Architect Expert (AZ-305) of Nora Peña, until 20 November 2027.',
  );
  expect(await heldBy(ana, tenantId)).toEqual([
    { certification: 'azure-solutions-architect-expert', earned: '2025-11-20', expires: '2027-11-20' },
  ]);
});

test('offers the year that Microsoft gives where no day is said', async () => {
  const tenantId = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenantId);
  await ana.say('add AZ-305 Nora Peña 2025-11-28 2026-11-28');
  const asked = await ana.say('renewed AZ-305 Nora Peña');
  expect(asked.text).toContain('Until when does Azure Solutions Architect Expert (AZ-305) run now?');
  await ana.press(asked.dataOf('Until 28 November 2027'));
  expect(await heldBy(ana, tenantId)).toMatchObject([{ expires: '2027-11-28', earned: '2025-11-28' }]);
});

test('asks before adding what is not on the list', async () => {
  const ana = newOwner();
  await ana.say('add AZ-104 Nora Peña');
  const notHeld = await ana.say('renewed AZ-305 Nora Peña 2027-11-20');
  expect(notHeld.text).toContain('Nora Peña is on your list without Azure Solutions Architect Expert');
  expect((await ana.say('people')).text).toContain('1 person, 1 certification');
  await ana.press(notHeld.dataOf('Add it'));
  expect((await ana.say('people')).text).toContain('1 person, 2 certifications');
  expect((await ana.say('renewed AZ-305 Luis Vega 2027-11-20')).text).toContain(
    'Nobody on your list is called Luis Vega',
  );
});

test('asks who is meant where a name is only similar', async () => {
  const ana = newOwner();
  await ana.say('add AZ-305 Nora Peña 2025-11-20 2026-11-20');
  const asked = await ana.say('renewed AZ-305 Nora 2027-11-20');
  expect(asked.text).toContain('Who is Nora?');
  await ana.press(asked.dataOf('Nora Peña'));
  expect((await ana.say('people')).text).toContain('AZ-305 until 20 November 2027');
});

test.each([
  ['renewed', 'Say the certification, the person and the day'],
  ['renewed AZ-305', 'Say the certification, the person and the day'],
  ['renewed AZ-306 Nora 2027-11-20', 'Did you mean'],
  ['renewed AZ-305 Nora 03/04/2027', 'two different days'],
  ['renewed AZ-305 Nora 2026-01-01', 'has passed'],
])('"%s" changes nothing and says what is accepted', async (text, answer) => {
  const ana = newOwner();
  expect((await ana.say(text)).text).toContain(answer);
  expect((await ana.say('people')).text).toContain('Nobody yet');
});

test('says so where a retired certification was renewed', async () => {
  const ana = newOwner();
  await ana.say('add AI-102 Nora Peña 2025-11-28 2026-11-28');
  expect((await ana.say('renewed AI-102 Nora Peña 2027-11-28')).text).toContain('is retired');
});

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Turn } from '../../../src/conversation/turn.ts';
import { writeUsageCsv } from '../../imports/usage/readCsv.ts';
import { nameMonth } from '../../usage/azure/plainUsage.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const LAST = 33;

const CSV = writeUsageCsv(
  ['fabrikam', 'litware'].flatMap((tenant, index) =>
    Array.from({ length: 24 }, (_, ago) => {
      const cents = 90_000 + index * 20_000 + ago;
      return { month: nameMonth(LAST - ago), tenant, segment: 'SMB', service: 'Storage', cents, isDuplicate: false };
    }),
  ),
);

function drop(person: Person, text: string, name: string) {
  const bytes = new TextEncoder().encode(text);
  return person.send({ kind: 'file', name, read: async () => ({ kind: 'bytes', bytes }) }, AT);
}

async function start() {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  const heard = await drop(ana, CSV, 'usage.csv');
  await ana.press(heard.dataOf('Apply'), AT);
  return ana;
}

async function exportAll(person: Person): Promise<string> {
  const { answer, text } = await person.say('export data', AT);
  if (answer.kind !== 'offer') throw new Error(text);
  const taken = await person.send({ kind: 'consent', isAccepted: true, data: answer.offer.data }, AT);
  if (taken.answer.kind !== 'file') throw new Error(taken.text);
  return new TextDecoder().decode(taken.answer.file.bytes);
}

function factsIn(backup: string) {
  const { partner, usage } = JSON.parse(backup);
  return { partner, usage };
}

test('an export brings the months back to a company that knows nothing', async () => {
  const ana = await start();
  const before = await exportAll(ana);
  expect(Object.keys(factsIn(before).usage)).toHaveLength(24);
  // The same person in another company, whose storage holds none of the months.
  const other = conversation.talkAs('Ana', conversation.newTenant());
  const heard = await drop(other, before, 'export.json');
  expect(heard.text).toContain('Azure usage: 24 months change.');
  expect((await other.say('customers', AT)).text).toContain('No usage by customer yet');
  const [brought, shown] = [await other.press(heard.dataOf('Apply'), AT), await ana.say('customers infra', AT)];
  expect(brought.text).toContain('Data');
  expect(shown.text).toContain('Name of litware');
  expect((await other.say('customers infra', AT)).text).toBe(shown.text);
  expect((await other.say('growth infra', AT)).text).toBe((await ana.say('growth infra', AT)).text);
  expect(factsIn(await exportAll(other)).usage).toEqual(factsIn(before).usage);

  await other.say('undo', AT);
  expect((await other.say('customers', AT)).text).toContain('No usage by customer yet');
});

test('an export that an older version wrote, without months, leaves those that are known', async () => {
  const ana = await start();
  const { usage: _, ...older } = JSON.parse(await exportAll(ana));
  await ana.say('set data customers 7', AT);
  const heard = await drop(ana, JSON.stringify(older), 'export.json');
  await ana.press(heard.dataOf('Apply'), AT);
  expect((await ana.say('customers infra', AT)).text).toContain('Name of litware');
});

test('months that were changed in the file take the place of those that are known', async () => {
  const ana = await start();
  const text = (await exportAll(ana)).replaceAll('Name of litware', 'Northwind');
  const heard = await drop(ana, text, 'export.json');
  expect(heard.text).toContain('Azure usage: 24 months change.');
  await ana.press(heard.dataOf('Apply'), AT);
  expect((await ana.say('customers infra', AT)).text).toContain('Northwind');
});

test('an export of what is known already changes nothing', async () => {
  const ana = await start();
  expect((await drop(ana, await exportAll(ana), 'export.json')).text).not.toContain('Apply');
});

test('usage that is damaged is refused with the place, and changes nothing', async () => {
  const ana = await start();
  const whole = JSON.parse(await exportAll(ana));
  whole.usage['2026-10'][0].services[0][1] = 'much';
  const heard = await drop(ana, JSON.stringify(whole), 'export.json');
  expect(heard.text).toContain('usage.2026-10');
});

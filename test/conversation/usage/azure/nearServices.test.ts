import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { writeUsageCsv } from '../../../imports/usage/readCsv.ts';
import { nameMonth, type PlainRow } from '../../../usage/azure/plainUsage.ts';
import { startConversation } from '../../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;
const LAST = 33;

/** Two years in which Fabrikam uses these services, and Litware, lately and not enough; what else was used when. */
function write(services: readonly string[], others: readonly (readonly [string, number, number])[] = []): string {
  const row = (tenant: string, month: number, service: string, cents: number): PlainRow => {
    return { month: nameMonth(month), tenant, segment: 'Enterprise', service, cents, isDuplicate: false };
  };
  const months = Array.from({ length: 24 }, (_, ago) => LAST - ago);
  return writeUsageCsv([
    ...months.flatMap((month) => services.map((service) => row('fabrikam', month, service, 100_000))),
    ...months.slice(0, 2).map((month) => row('litware', month, services[0] ?? '', 94_000)),
    ...others.map(([service, month, cents]) => row('fabrikam', month, service, cents)),
  ]);
}

async function start(csv: string, book: 'brief' | 'microsoft' = 'brief') {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say(`rules ${book}`, AT);
  const bytes = new TextEncoder().encode(csv);
  const read = async () => ({ kind: 'bytes', bytes }) as const;
  const heard = await ana.send({ kind: 'file', name: 'usage.csv', read }, AT);
  await ana.press(heard.dataOf('Apply'), AT);
  // Enough is known to score and to plan by, and too little of each to pass.
  for (const text of ['set data growth 4', 'set data acr 100000', 'add AZ-305 Ana']) await ana.say(text, AT);
  return { tenant, ana };
}

const FOUR = ['Storage', 'Azure SQL Database', 'AKS', 'Azure Functions'];

test('gaps name the service that would be the next one: used in the month that is not over, or without revenue', async () => {
  const { ana, tenant } = await start(write(FOUR, [['Key Vault', LAST + 1, 500]]));
  const near = 'Key Vault is in your report and does not count yet: it would be your 5th service.';
  expect((await ana.say('gaps data', AT)).text).toContain(near);
  const luis = conversation.talkAs('Luis', tenant);
  const group = (await luis.say('gaps data', { ...AT, ...inGroup })).text;
  expect(group).not.toContain('Key Vault');
  expect(group).toContain('to all the points that services give');

  const two = await start(
    write(FOUR, [
      ['Key Vault', LAST + 1, 500],
      ['Bastion', LAST - 3, 0],
    ]),
  );
  expect((await two.ana.say('gaps data', AT)).text).toContain(
    'Bastion and Key Vault are in your report and do not count yet: the first of them would be your 5th service.',
  );
});

test('a service that ended before the 12 months, or that the book never counts, is not near', async () => {
  const { ana } = await start(
    write(FOUR.slice(0, 2), [
      ['Key Vault', LAST - 13, 500],
      ['Virtual Machines', LAST + 1, 500],
    ]),
    'microsoft',
  );
  const told = (await ana.say('gaps data', AT)).text;
  expect(told).toMatch(/\d more services? to all the points that services give/);
  expect(told).not.toMatch(/Key Vault|Virtual Machines/);
});

test('a number that was typed says nothing of services', async () => {
  const { ana } = await start(write(FOUR, [['Key Vault', LAST + 1, 500]]));
  await ana.say('set data services 2', AT);
  expect((await ana.say('gaps data', AT)).text).not.toMatch(/Key Vault|all the points that services give/);
});

test('the plan names the nearest customers and services for its steps, not in a group', async () => {
  const { ana, tenant } = await start(write(FOUR.slice(0, 1), [['Key Vault', LAST + 1, 500]]));
  const plan = (await ana.say('plan data', AT)).text;
  expect(plan).toContain('Nearest to counting: Name of litware (USD 60 a month short).');
  expect(plan).toContain('it would be your 2nd service');
  const group = (await conversation.talkAs('Luis', tenant).say('plan data', { ...AT, ...inGroup })).text;
  expect(group).not.toMatch(/litware|Key Vault/);
});

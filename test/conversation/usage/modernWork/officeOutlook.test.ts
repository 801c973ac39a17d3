import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { nameMonth } from '../../../usage/azure/plainUsage.ts';
import { type PlainSeats, writeOfficeCsv } from '../../../usage/modernWork/plainOffice.ts';
import { startConversation } from '../../startConversation.ts';
import { takeFile } from '../files.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const LAST = 33;
const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;

/** Litware is SMB with users who were 10, then 400; Fabrikam lacks 3 licences; Contoso bought 90 that nobody uses. */
function createExport(): readonly PlainSeats[] {
  const seats = (tenant: string, ago: number, paid: number, active: number): PlainSeats => ({
    ...{ month: nameMonth(LAST - ago), tenant, workload: 'Exchange', association: 'CPOR' },
    ...{ paid, active, isDuplicate: false },
  });
  return Array.from({ length: 13 }, (_, ago) => [
    seats('litware', ago, 200, ago > 7 ? 10 : 400),
    seats('fabrikam', ago, 8, 5),
    seats('contoso', ago, ago > 6 ? 100 : 190, 20),
    { ...seats('csp', ago, 50, 30), association: 'CSP Tier 1' },
    { ...seats('dpor', ago, 400, 30), association: 'DPOR' },
  ]).flat();
}

async function start(rows = createExport()) {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('rules microsoft', AT);
  const bytes = new TextEncoder().encode(writeOfficeCsv(rows));
  const heard = await ana.send({ kind: 'file', name: 'office.csv', read: async () => ({ kind: 'bytes', bytes }) }, AT);
  await ana.press(heard.dataOf('Apply'), AT);
  return { tenant, ana };
}

const NEAR = 'Nearest to counting: Name of fabrikam (3 more licences of one workload)';
const UNUSED = 'Name of contoso bought 90 licences of Exchange Online that nobody uses yet';

test('gaps, plan and reminder of Modern Work name who is nearest, and whose licences nobody uses; none in a group', async () => {
  const { ana, tenant } = await start();
  for (const link of ['cpor', 'csp']) await ana.say(`set modern work smb deployments ${link} 2`, AT);
  for (const link of ['cpor', 'dpor']) await ana.say(`set modern work enterprise deployments ${link} 0`, AT);
  await ana.say('add MS-102 Ana García', AT);
  for (const text of ['gaps modern work all', 'plan modern work', 'remind now']) {
    const told = (await ana.say(text, AT)).text;
    expect(told, text).toContain(NEAR);
    if (!text.startsWith('plan')) expect(told, text).toContain(UNUSED);
  }
  const luis = conversation.talkAs('Luis', tenant);
  for (const text of ['gaps modern work all', 'plan modern work', 'forecast modern work']) {
    expect((await luis.say(text, { ...AT, ...inGroup })).text, text).not.toMatch(/fabrikam|contoso|litware/);
  }
});

test('the owner takes the customers away as CSV, a row for each workload', async () => {
  const { ana } = await start();
  const page = await ana.say('customers modern work', AT);
  const { name, text } = await takeFile(ana, await ana.press(page.dataOf('Customers (CSV)'), AT), AT);
  expect(name).toBe('partner-score-customers-modern-work-2026-11-27.csv');
  expect(text).toContain('Workload,Licences 2026-10,Active users 2026-10,Licences 2025-10,Active users 2025-10');
  expect(text).toContain('litware,Name of litware,CPOR,Exchange Online,200,400,200,10\r\n');
  expect(text).toContain('contoso,Name of contoso,CPOR,Exchange Online,190,20,100,20\r\n');
  // Azure's customers stay what they were.
  const azure = await ana.say('export customers', AT);
  expect(azure.answer).toMatchObject({ kind: 'offer', offer: { name: 'partner-score-customers-2026-11-27.csv' } });
});

test('a number that was typed names nobody', async () => {
  const { ana } = await start();
  await ana.say('set modern work smb customers 1', AT);
  expect((await ana.say('gaps modern work all', AT)).text).not.toContain(NEAR);
});

test('forecast and growth tell the month in which growth of active users falls, and what would hold it', async () => {
  const { ana } = await start();
  for (const text of ['forecast modern work', 'growth modern work']) {
    const told = (await ana.say(text, AT)).text;
    expect(told, text).toContain('Usage growth, if every month stays as October 2026 was:');
    expect(told, text).toContain(
      'SMB: Growth of active users, CPOR: 390 now, 0 in March 2027. To hold 390 you need 810 active users then.',
    );
    expect(told, text).not.toMatch(/Enterprise: Growth of active users, CPOR: \d+ now/);
  }
  const luis = conversation.talkAs('Luis', (await start()).tenant);
  expect((await luis.say('previsión modern work', { ...AT, locale: 'es-ES' })).text).toContain(
    'Para mantener 390 necesitas entonces 810 usuarios activos',
  );
});

/** Litware outgrew SMB within the year. By CPOR only Tiny has unused licences, too few of them to count; by CSP Contoso has. */
const OUTGROWN = Array.from({ length: 13 }, (_, ago): readonly PlainSeats[] => {
  const seats = (tenant: string, association: string, paid: number, active: number): PlainSeats => ({
    ...{ month: nameMonth(LAST - ago), tenant, workload: 'Exchange', association, paid, active, isDuplicate: false },
  });
  return [
    seats('litware', 'CSP Tier 1', ago === 12 ? 250 : 350, 90 - ago),
    seats('contoso', 'CSP Tier 1', ago === 12 ? 100 : 105, 20),
    seats('tiny', 'CPOR', ago === 12 ? 1 : 9, 0),
    seats('steady', 'CPOR', 20, 10),
  ];
}).flat();

test('only licences at customers on the track are told, by the link that the figure is of, and who outgrew SMB leaves it', async () => {
  const { ana, tenant } = await start(OUTGROWN);
  const outgrown = 'Name of litware has outgrown SMB and stops counting for it if next month is like the last.';
  const unused = 'Name of contoso bought 5 licences of Exchange Online that nobody uses yet';
  for (const text of ['gaps modern work all', 'remind now']) {
    const told = (await ana.say(text, AT)).text;
    expect(told, text).toContain(outgrown);
    expect(told, text).toContain(unused);
    expect(told, text).not.toContain('tiny bought');
  }
  const luis = conversation.talkAs('Luis', tenant);
  for (const text of ['gaps modern work all', 'remind now'])
    expect((await luis.say(text, { ...AT, ...inGroup })).text, text).not.toMatch(/litware|contoso|tiny/);
  expect((await luis.say('brechas modern work', { ...AT, locale: 'es-ES' })).text).toContain(
    'Name of litware ha superado Pyme y deja de contar ahí si el próximo mes es como el último.',
  );
});

test('a figure that gives all its points names nobody in the reminder', async () => {
  const joined = OUTGROWN.filter(({ tenant }) => tenant === 'steady').flatMap((row) =>
    Array.from({ length: 12 }, (_, index) => {
      return { ...row, tenant: `joined-${index}`, paid: row.month === nameMonth(LAST - 12) ? 0 : 20 };
    }),
  );
  const near = OUTGROWN.filter(({ tenant }) => tenant === 'contoso').map((row) => {
    return { ...row, tenant: 'fabrikam', paid: 8 };
  });
  const named = /Nearest to counting: .*Name of fabrikam \(3 more/;
  const few = await start([...OUTGROWN, ...near]);
  expect((await few.ana.say('remind now', AT)).text).toMatch(named);
  const all = await start([...OUTGROWN, ...near, ...joined]);
  const told = (await all.ana.say('remind now', AT)).text;
  expect(told).toContain('Modern Work');
  expect(told).not.toMatch(named);
});

import { stringify } from 'csv-stringify/sync';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Turn } from '../../../src/conversation/turn.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const at = (instant: string): Partial<Turn> => ({ now: Temporal.Instant.from(instant) });
const OCTOBER = at('2026-10-27T10:00:00Z');
const NOVEMBER = at('2026-11-27T10:00:00Z');
const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;

/** A report of these months: each customer with how it is linked in each of them, or not named in it. */
function write(months: readonly string[], customers: Readonly<Record<string, readonly (string | null)[]>>): string {
  const head = [
    'Month',
    'CustomerTenantId',
    'CustomerName',
    'ServiceLevel2',
    'ACR_USD',
    'AssociationType',
    'DateAssociated',
  ];
  const rows = Object.entries(customers).flatMap(([name, links]) =>
    months.flatMap((month, index) => {
      const how = links[index] ?? null;
      if (how === null) return [];
      return how.split('+').map((each) => [month, name.toLowerCase(), name, 'Storage', '2000', each, '2026-03-05']);
    }),
  );
  return stringify([head, ...rows]);
}

async function apply(person: Person, csv: string, when: Partial<Turn>, name = 'usage.csv') {
  const bytes = new TextEncoder().encode(csv);
  const heard = await person.send({ kind: 'file', name, read: async () => ({ kind: 'bytes', bytes }) }, when);
  await person.press(heard.dataOf('Apply'), when);
  return heard;
}

const UNTIL_SEPTEMBER = ['2026-07', '2026-08', '2026-09'];
const UNTIL_OCTOBER = ['2026-08', '2026-09', '2026-10'];
const FIRST = write(UNTIL_SEPTEMBER, {
  Fabrikam: ['PAL+CSP', 'PAL+CSP', 'PAL+CSP'],
  Contoso: ['PAL', 'PAL', 'PAL'],
  Litware: ['PAL', 'PAL', 'PAL'],
  Formerly: ['PAL', null, null],
});

async function start() {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('set data customers 3', OCTOBER);
  await apply(ana, FIRST, OCTOBER);
  return { tenant, ana };
}

test('the customers page tells how and since when each is linked', async () => {
  const { ana } = await start();
  expect((await ana.say('customers', OCTOBER)).text).toMatch(
    /Fabrikam.*Linked by CSP since 5 March 2026 and PAL since 5/,
  );
});

test('who lost a link, and whom a newer report no longer names, is told once', async () => {
  const { ana, tenant } = await start();
  expect((await ana.say('remind now', OCTOBER)).text).not.toContain('no longer names');
  const csv = write(UNTIL_OCTOBER, { Fabrikam: ['CSP', 'CSP', 'CSP'], Contoso: ['PAL', 'PAL', 'PAL'] });
  const dry = await apply(ana, csv, NOVEMBER, 'newer.csv');
  expect(dry.text).toContain('AzureUsage of 27 November no longer names Litware (by PAL).');

  const told = (await ana.say('remind now', NOVEMBER)).text;
  expect(told).toContain('AzureUsage of 27 November no longer names Litware (by PAL).');
  expect(told).toContain('AzureUsage of 27 November no longer names how you were linked to Fabrikam (by PAL).');
  expect(told).not.toMatch(/no longer names.*(?:Formerly|Contoso)/);

  const luis = conversation.talkAs('Luis', tenant);
  await luis.say('hi', NOVEMBER);
  const group = (await luis.say('remind now', { ...NOVEMBER, ...inGroup })).text;
  expect(group).toContain('no longer names 1 customer.');
  expect(group).toContain('no longer names a link to 1 customer.');
  expect(group).not.toMatch(/Litware|Fabrikam/);

  const place = `Ana@${tenant}`;
  await conversation.places.noteTold(tenant, place, { at: Temporal.Instant.from('2026-12-21T08:00:00Z'), totals: {} });
  expect((await ana.say('remind now', at('2026-12-21T09:00:00Z'))).text).not.toContain('no longer names');
});

test('nothing is told where the newer report does not say how anybody is linked', async () => {
  const { ana } = await start();
  const silent = write(UNTIL_OCTOBER, { Fabrikam: ['', '', ''], Contoso: ['', '', ''], Litware: ['', '', ''] });
  await apply(ana, silent, NOVEMBER, 'newer.csv');
  expect((await ana.say('remind now', NOVEMBER)).text).not.toContain('no longer names');
});

test('nothing is told of a report about months before those that are known', async () => {
  const { ana } = await start();
  await apply(ana, write(['2026-05', '2026-06'], { Contoso: ['PAL', 'PAL'] }), NOVEMBER, 'older.csv');
  expect((await ana.say('remind now', NOVEMBER)).text).not.toContain('no longer names');
});

test('who is named again before the reminder is not told', async () => {
  const { ana } = await start();
  await apply(ana, write(UNTIL_OCTOBER, { Contoso: ['PAL', 'PAL', 'PAL'] }), NOVEMBER, 'newer.csv');
  expect((await ana.say('remind now', NOVEMBER)).text).toContain('Fabrikam (by CSP and PAL) and Litware (by PAL)');
  const back = { Contoso: ['PAL', 'PAL', 'PAL'], Litware: ['PAL', 'PAL', 'PAL'] };
  await apply(ana, write(UNTIL_OCTOBER, back), NOVEMBER, 'again.csv');
  const told = (await ana.say('remind now', NOVEMBER)).text;
  expect(told).toContain('no longer names Fabrikam (by CSP and PAL).');
  expect(told).not.toContain('Litware');
});

test('a report that is taken back loses nobody', async () => {
  const { ana } = await start();
  await apply(ana, write(UNTIL_OCTOBER, { Contoso: ['PAL', 'PAL', 'PAL'] }), NOVEMBER, 'newer.csv');
  await ana.say('undo', NOVEMBER);
  expect((await ana.say('remind now', NOVEMBER)).text).not.toContain('no longer names');
});

test('of many lost the first are named and the others counted', async () => {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('set data customers 3', OCTOBER);
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`Customer${index}`, ['PAL', 'PAL', 'PAL']]),
  );
  await apply(ana, write(UNTIL_SEPTEMBER, many), OCTOBER);
  await apply(ana, write(UNTIL_OCTOBER, { Customer29: ['PAL', 'PAL', 'PAL'] }), NOVEMBER, 'newer.csv');
  expect((await ana.say('remind now', NOVEMBER)).text).toMatch(
    /no longer names Customer0 \(by PAL\), Customer1 \(by PAL\), .* and 24 others\./,
  );
});

/** Licences and users of these months: each customer with its links in each of them. */
function writeSeats(
  columns: readonly string[],
  months: readonly string[],
  customers: Readonly<Record<string, readonly (string | null)[]>>,
): string {
  const head = ['Month', 'CustomerTenantId', 'CustomerName', 'PartnerAttributionType', ...columns];
  const rows = Object.entries(customers).flatMap(([name, links]) =>
    months.flatMap((month, index) => {
      const how = links[index] ?? null;
      if (how === null) return [];
      const cells = columns.map((column) => (column === 'WorkloadName' ? 'Microsoft Teams' : '20'));
      return how.split('+').map((each) => [month, name.toLowerCase(), name, each, ...cells]);
    }),
  );
  return stringify([head, ...rows]);
}

const EMS_COLUMNS = ['AADP', 'Intune', 'Azip'].flatMap((workload) => [
  `${workload}PaidAvailableUnits`,
  `${workload}MonthlyActiveUsers`,
]);

test.each([
  ['OfficeUsage', ['WorkloadName', 'PaidAvailableUnits', 'MonthlyActiveUsers']],
  ['EMSUsage', EMS_COLUMNS],
])('a link that %s no longer names is told once, each report by its own name', async (report, columns) => {
  const { ana } = await start();
  const first = { Fabrikam: ['CPOR+CSP', 'CPOR+CSP'], Litware: ['CPOR', 'CPOR'], Contoso: ['CSP', 'CSP'] };
  await apply(ana, writeSeats(columns, ['2026-08', '2026-09'], first), OCTOBER, 'seats.csv');
  expect((await ana.say('remind now', OCTOBER)).text).not.toContain(`${report} of`);

  const newer = { Fabrikam: ['CSP', 'CSP'], Litware: ['PAL', 'PAL'], Contoso: ['CSP', 'CSP'] };
  const dry = await apply(ana, writeSeats(columns, ['2026-09', '2026-10'], newer), NOVEMBER, 'newer-seats.csv');
  const gone = `${report} of 27 November no longer names a link that counts to Litware (by CPOR).`;
  const unlinked = `${report} of 27 November no longer names how you were linked to Fabrikam (by CPOR).`;
  expect(dry.text).toContain(gone);
  expect(dry.text).toContain(unlinked);
  const told = (await ana.say('remind now', NOVEMBER)).text;
  expect(told).toContain(gone);
  expect(told).toContain(unlinked);
  expect(told).not.toContain('AzureUsage of');
});

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { writeUsageCsv } from '../../../imports/usage/readCsv.ts';
import { nameMonth, type PlainRow } from '../../../usage/azure/plainUsage.ts';
import {
  calculateActivityPlainly,
  calculateRevenuePlainly,
  type PlainActivity,
  type PlainRevenue,
  writeActivityCsv,
  writeRevenueCsv,
} from '../../../usage/businessApplications/plainBusiness.ts';
import { type Heard, type Person, startConversation } from '../../startConversation.ts';
import { dropFile, takeFile } from '../files.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const LAST = 33;
const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;
const WORKLOADS = ['Power BI', 'Sales', 'Finance', 'Power Apps', 'Field Service', 'Business Central', 'AI Builder'];

/** 13 months until October 2026. Fabrikam's Power BI is USD 60 short on Enterprise; litware's Sales stopped in the year. */
function createRevenue(fabrikamCents = 144_000): readonly PlainRevenue[] {
  return Array.from({ length: 13 }, (_, ago) => {
    const row = (tenant: string, workload: string, cents: number): PlainRevenue => {
      return { month: nameMonth(LAST - ago), tenant, workload, association: 'CSP Tier 1', cents };
    };
    return [
      row('fabrikam', 'Power BI', ago === 0 ? fabrikamCents : 20_000),
      row('fresh', 'Finance', ago < 3 ? 200_000 : 0),
      row('small', 'Power Apps', ago < 2 ? 30_000 : 1000),
      row('litware', 'Sales', ago < 6 ? 10_000 : 160_000),
      ...Array.from({ length: 15 }, (_, index) =>
        row(`tenant-${index}`, WORKLOADS[index % 7] ?? '', 20_000 + index * 12_000 + (12 - ago) * 1000 * (index % 4)),
      ),
      { ...row('tenant-1', 'Visio', 900_000) },
      { ...row('tenant-2', 'Sales', 900_000), association: 'PAL' },
    ];
  }).flat();
}

/** Users of the same months. Fabrikam's Business Central is 1,000 MCV short on SMB. */
function createActivity(fabrikamUsers = 4): readonly PlainActivity[] {
  return Array.from({ length: 13 }, (_, ago) => {
    const row = (tenant: string, workload: string, users: number, association: string): PlainActivity => {
      return { month: nameMonth(LAST - ago), tenant, workload, association, pamau: users, mac: null, mau: users * 2 };
    };
    return [
      row('fabrikam', 'Business Central', fabrikamUsers, 'CPOR OSU'),
      ...Array.from({ length: 12 }, (_, index) =>
        row(`tenant-${index}`, 'Power BI', 10 + index * 3 + (12 - ago) * (index % 3), 'PAL'),
      ),
      row('tenant-3', 'Power BI', 5000, 'CSP Tier 1'),
      row('tenant-4', 'Supply Chain', 5000, 'DPOR'),
    ];
  }).flat();
}

const drop = (person: Person, text: string, name = 'biz.csv', when = AT) => dropFile(person, text, name, when);

async function start() {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('rules microsoft', AT);
  return { tenant, ana };
}

async function dropAndApply(person: Person, text: string, name?: string): Promise<Heard> {
  return person.press((await drop(person, text, name)).dataOf('Apply'), AT);
}

async function startWithBoth() {
  const started = await start();
  await dropAndApply(started.ana, writeRevenueCsv(createRevenue()), 'revenue.csv');
  await dropAndApply(started.ana, writeActivityCsv(createActivity()), 'usage.csv');
  return started;
}

function expectFigures(text: string, revenue: readonly PlainRevenue[], activity: readonly PlainActivity[]): void {
  const [paid, used] = [calculateRevenuePlainly(revenue, LAST), calculateActivityPlainly(activity, LAST)];
  const told = text.replaceAll(',', '');
  expect(told).toContain(`Enterprise: Net new customer workloads: ${paid.enterprise}`);
  expect(told).toContain(`SMB: Net new customer workloads: ${paid.smb}`);
  expect(told).toContain(`Usage growth in %: ${used.usageGrowthPercent}`);
  expect(told).toContain(`Monthly value (MCV) a year ago: ${used.usageBaselineMcv}`);
  expect(told).toContain(`Enterprise: Deployed workloads: ${used.enterprise}`);
  expect(told).toContain(`SMB: Deployed workloads: ${used.smb}`);
}

describe('the reports of Business Applications', () => {
  test('are taken away as one CSV, a row for each workload at a customer', async () => {
    const { ana } = await startWithBoth();
    const page = await ana.say('customers biz', AT);
    const { name, text } = await takeFile(ana, await ana.press(page.dataOf('Customers (CSV)'), AT), AT);
    expect(name).toBe('partner-score-customers-business-applications-2026-11-27.csv');
    expect(text).toContain('Workload,Revenue USD 2026-10,Revenue USD 2025-10,MCV 2026-10,MCV 2025-10');
    expect(text).toMatch(/^fabrikam,[^,]*,CSP,Power BI,1440,200,,\r$/m);
    expect(text).toMatch(/^fabrikam,[^,]*,CPOR,Business Central,,,4000,4000\r$/m);
  });

  test('dropped one after the other set what the plain calculation gives, once, and undo takes each back', async () => {
    const { ana } = await start();
    const [revenue, activity] = [createRevenue(), createActivity()];
    const heard = await drop(ana, writeRevenueCsv(revenue), 'revenue.csv');
    expect(heard.text).toContain('Revenue of Business Applications: 273 rows, 19 customers');
    expect(heard.text).toContain('13 rows are left out for their link');
    expect(heard.text).toContain('Business Applications do not count revenue of Visio');
    expect(heard.text).toContain('No workload brings more than USD 5,000 at a customer now and a year ago');
    expect(heard.text).toContain('track SMB. I set it.');
    expect(heard.text).toContain('Nothing has changed yet');
    expect((await ana.say('score biz', AT)).text).toContain('not set up yet');
    await ana.press(heard.dataOf('Apply'), AT);

    const second = await drop(ana, writeActivityCsv(activity), 'usage.csv');
    expect(second.text).toContain('Usage of Business Applications: 195 rows, 13 customers');
    expect(second.text).toContain('Microsoft gives no monthly value (MCV) for Supply Chain');
    const applied = await ana.press(second.dataOf('Apply'), AT);
    expect(applied.text).toContain('“usage.csv” is applied: 13 months of usage');
    expectFigures((await ana.say('customers biz', AT)).text, revenue, activity);
    const score = await ana.say('score biz', AT);
    expect(score.text).toContain('What I compute of new workloads is from the revenue report until October 2026');
    expect(score.text).toContain(
      'What I compute of growth and deployments is from the usage report until October 2026',
    );
    expect(score.text).toContain('SMB track');

    expect((await drop(ana, writeRevenueCsv(revenue))).text).toContain('I already know all months');
    expect((await drop(ana, writeActivityCsv(activity.toReversed()))).text).toContain('I already know all months');
    expect((await ana.say('audit', AT)).text).toMatch(/Report “usage.csv” \([\d,]+ bytes, SHA-256 [0-9a-f]{12}…\)/);
    expect((await ana.say('undo', AT)).text).toContain('usage.csv');
    const without = (await ana.say('customers biz', AT)).text;
    expect(without).toContain('Usage: drop that report');
    expect(without).toContain('SMB: Net new customer workloads');
  });

  test('taken back leave nothing, not even the track', async () => {
    const { ana } = await start();
    await dropAndApply(ana, writeRevenueCsv(createRevenue()), 'revenue.csv');
    expect((await ana.say('set biz', AT)).text).toContain('track: SMB');
    expect((await ana.say('undo', AT)).text).toContain('revenue.csv');
    expect((await ana.say('score biz', AT)).text).toContain('not set up yet');
    expect((await ana.say('set biz', AT)).text).toContain('track: not known yet');
    expect((await ana.say('customers biz', AT)).text).toContain('Drop both reports of Business Applications');
  });

  test('tell which workloads count, which are short of it and which stopped, on the track that is set', async () => {
    const { ana } = await start();
    await ana.say('set biz track enterprise', AT);
    const heard = await drop(ana, writeRevenueCsv(createRevenue()));
    expect(heard.text).toContain('You chose Enterprise, and I leave it so');
    await ana.press(heard.dataOf('Apply'), AT);
    await dropAndApply(ana, writeActivityCsv(createActivity()), 'usage.csv');
    let page = await ana.say('customers biz', AT);
    let told = page.text;
    while (page.text.includes('Show more')) {
      page = await ana.press(page.dataOf('Show more'), AT);
      told += page.text;
    }
    expect(told).toContain(
      'Name of fabrikam’s Power BI is USD 60 a month short of counting: USD 1,440, USD 200 a year ago. Linked by CSP.',
    );
    expect(told).toContain('Name of litware’s Sales no longer counts: USD 100 a month, USD 1,600 a year ago');
    expect(told).toContain('Name of tenant-14’s Power BI counts: USD 2,120 a month');
    expect(told).toContain('Name of fabrikam’s Business Central is 6,000 MCV short of being deployed: 4,000 MCV');
    expect((await ana.say('gaps biz', AT)).text).toContain('Name of fabrikam (Power BI) (USD 60 a month short)');

    await ana.say('set biz track smb', AT);
    const smb = (await ana.say('customers biz', AT)).text;
    expect(smb).toContain('Revenue until October 2026, SMB');
    expect(smb).toContain('Name of fabrikam’s Power BI counts: USD 1,440 a month');
    for (const text of ['growth biz', 'services biz']) expect((await ana.say(text, AT)).text, text).toBe(smb);
  });

  test('keep figures for either track, so that changing it changes the score', async () => {
    const { ana } = await startWithBoth();
    const [paid, used] = [
      calculateRevenuePlainly(createRevenue(), LAST),
      calculateActivityPlainly(createActivity(), LAST),
    ];
    expect(paid.enterprise).not.toBe(paid.smb);
    const smb = (await ana.say('set biz', AT)).text;
    expect(smb).toContain(`customers: ${paid.smb} (`);
    await ana.say('set biz track enterprise', AT);
    const enterprise = (await ana.say('set biz', AT)).text;
    expect(enterprise).toContain(`customers: ${paid.enterprise} (`);
    expect(enterprise).toContain(`services: ${used.enterprise} (`);
  });

  test('that are newer replace the months that they hold, and leave the other report alone', async () => {
    const { ana } = await startWithBoth();
    const newer = createRevenue(200_000);
    const second = await drop(ana, writeRevenueCsv(newer.filter(({ month }) => month >= '2026-08')), 'newer.csv');
    expect(second.text).toContain('3 months take the place');
    await ana.press(second.dataOf('Apply'), AT);
    expectFigures((await ana.say('customers biz', AT)).text, newer, createActivity());
    await ana.say('undo', AT);
    expectFigures((await ana.say('customers biz', AT)).text, createRevenue(), createActivity());
    // A card of one report never applies what waits of the other.
    const waiting = await drop(ana, writeRevenueCsv(newer));
    const forged = { ...waiting.dataOf('Apply'), report: 'businessUsage' };
    expect((await ana.press(forged, AT)).text).toContain('no longer hold');
    const activity = createActivity(40);
    await dropAndApply(ana, writeActivityCsv(activity), 'usage-2.csv');
    expectFigures((await ana.say('customers biz', AT)).text, createRevenue(), activity);
  });

  test('give way to what is typed later, and both can be compared and preferred', async () => {
    const { ana } = await startWithBoth();
    await ana.say('set biz customers 9', AT);
    await ana.say('set biz deployments 8', AT);
    const check = await ana.say('check biz 62', AT);
    expect(check.text).toMatch(/Net new customer workloads: .* until October 2026, 9 typed on .* What is typed counts/);
    expect(check.text).toMatch(/Deployed workloads: .* until October 2026, 8 typed on .* What is typed counts/);
    await ana.press(check.dataOf('Use computed numbers'), AT);
    expect((await ana.say('check biz 62', AT)).text).toMatch(/9 typed on .* What is computed counts/);
    // A newer report of usage leaves the word on customers as it is.
    await ana.say('set biz customers 10', AT);
    await dropAndApply(ana, writeActivityCsv(createActivity(50)), 'usage-2.csv');
    expect((await ana.say('check biz 62', AT)).text).toMatch(/10 typed on .* What is typed counts/);
  });

  test('without the month of a year before give no figures, name it, and keep what was typed', async () => {
    const { ana } = await start();
    await ana.say('set biz customers 4', AT);
    const rows = createRevenue().filter(({ month }) => month > '2025-10');
    const heard = await drop(ana, writeRevenueCsv(rows));
    expect(heard.text).toContain('I do not know October 2025');
    expect(heard.text).not.toContain('I set it');
    await ana.press(heard.dataOf('Apply'), AT);
    expect((await ana.say('score biz', AT)).text).toContain('because I do not know October 2025');
    expect((await ana.say('set biz', AT)).text).toContain('customers: 4 (');
  });

  test('of usage that names no customers gives growth, and leaves deployments typed', async () => {
    const { ana } = await start();
    await ana.say('set biz deployments 2', AT);
    const unnamed = createActivity().map((row) => ({ ...row, tenant: '' }));
    const heard = await drop(ana, writeActivityCsv(unnamed));
    expect(heard.text).toContain('195 rows, no customer named');
    expect(heard.text).toContain('The report names no customers, so deployments stay');
    await ana.press(heard.dataOf('Apply'), AT);
    const { usageGrowthPercent } = calculateActivityPlainly(unnamed, LAST);
    const told = (await ana.say('customers biz', AT)).text;
    expect(told).toContain(`Usage growth in %: ${usageGrowthPercent}`);
    expect(told).not.toContain('Deployed workloads');
    expect((await ana.say('set biz', AT)).text).toContain('services: 2 (');
  });

  test('in one message are refused together, and one that was split gives the whole', async () => {
    const { ana } = await start();
    const file = (name: string, text: string) => ({
      name,
      read: async () => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) }) as const,
    });
    const both = [
      file('revenue.csv', writeRevenueCsv(createRevenue())),
      file('usage.csv', writeActivityCsv(createActivity())),
    ];
    expect((await ana.send({ kind: 'files', files: both }, AT)).text).toContain('reports of different kinds');
    const parts = [0, 1, 2].map((part) =>
      file(`part-${part}.csv`, writeRevenueCsv(createRevenue().filter((_, index) => index % 3 === part))),
    );
    const heard = await ana.send({ kind: 'files', files: parts }, AT);
    expect(heard.text).toContain('Revenue of Business Applications: 273 rows');
    await ana.press(heard.dataOf('Apply'), AT);
    await dropAndApply(ana, writeActivityCsv(createActivity()));
    expectFigures((await ana.say('customers biz', AT)).text, createRevenue(), createActivity());
  });

  test('keep names out of a group, and are seen by no other tenant', async () => {
    const { tenant } = await startWithBoth();
    const luis = conversation.talkAs('Luis', tenant);
    for (const text of ['customers biz', 'growth biz', 'score biz', 'gaps biz']) {
      expect((await luis.say(text, { ...AT, ...inGroup })).text, text).not.toMatch(/fabrikam|tenant-|litware/);
    }
    const other = conversation.talkAs('Ana', conversation.newTenant());
    expect((await other.say('customers biz', AT)).text).toContain('No usage by customer yet');
  });

  test('go along in an export, and come back in another company', async () => {
    const { ana } = await startWithBoth();
    const { text } = await takeFile(ana, await ana.say('export data', AT), AT);
    const other = conversation.talkAs('Ana', conversation.newTenant());
    const offered = await drop(other, text, 'export.json');
    expect(offered.text).toContain('Revenue of Business Applications: 13 months change.');
    expect(offered.text).toContain('Usage of Business Applications: 13 months change.');
    await other.press(offered.dataOf('Apply'), AT);
    const shown = (await ana.say('customers biz', AT)).text;
    expect((await other.say('customers biz', AT)).text).toBe(shown);
    await other.say('undo', AT);
    expect((await other.say('customers biz', AT)).text).toContain('No usage by customer yet');
  });

  test('with a row that is not understood tell it, and cancelled leave nothing', async () => {
    const { ana } = await start();
    const csv = writeRevenueCsv(createRevenue()).split('\n');
    csv[16] = (csv[16] ?? '').replace(/^[\d-]+/, 'FY27-10');
    csv[17] = (csv[17] ?? '').replace(/[^,]+$/, 'much');
    const heard = await drop(ana, csv.join('\n'));
    expect(heard.text).toContain('Row 17 is not understood: “FY27-10” is no month.');
    expect(heard.text).toContain('Row 18 is not understood: “much” is no amount');
    await ana.press(heard.dataOf('Cancel'), AT);
    expect((await ana.press(heard.dataOf('Apply'), AT)).text).toContain('no longer hold');
    expect((await ana.say('customers biz', AT)).text).toContain('No usage by customer yet');
  });

  test('name in a plan whose revenue is nearest, and never Azure’s customers', async () => {
    const { ana } = await startWithBoth();
    const azure = Array.from({ length: 25 }, (_, ago): PlainRow => {
      return {
        ...{ month: nameMonth(LAST - ago), tenant: 'azure-only', segment: 'SMB', service: 'Key Vault' },
        ...{ cents: 40_000, isDuplicate: false },
      };
    });
    await dropAndApply(ana, writeUsageCsv(azure), 'azure.csv');
    expect((await ana.say('gaps infra', AT)).text).toContain('Name of azure-only (USD 100 a month short)');
    await ana.say('set biz intermediate 5', AT);
    await ana.say('set biz advanced 1', AT);
    const flat = createRevenue().filter(({ tenant }) => tenant !== 'fresh' && tenant !== 'small');
    await dropAndApply(ana, writeRevenueCsv(flat), 'flat.csv');
    const plan = (await ana.say('plan biz', AT)).text;
    expect(plan).toContain('Name of tenant-0 (Power BI) (USD 50 a month short)');
    expect(plan).not.toMatch(/azure-only|service/);
  });

  test('tell when growth falls if every month stays, and what MCV would hold its points', async () => {
    const { ana } = await start();
    // 200 users in October 2025, 300 from January 2026 on and 320 now, at 200 MCV each.
    const users = (ago: number) => (ago === 0 ? 320 : ago > 9 ? 200 : 300);
    const rows = Array.from({ length: 13 }, (_, ago): PlainActivity => {
      const counts = { pamau: users(ago), mac: null, mau: null };
      return { month: nameMonth(LAST - ago), tenant: 'fabrikam', workload: 'Power BI', association: 'PAL', ...counts };
    });
    await ana.say('set biz track smb', AT);
    await dropAndApply(ana, writeActivityCsv(rows), 'usage.csv');
    for (const text of ['growth biz', 'forecast biz']) {
      const told = (await ana.say(text, AT)).text;
      expect(told, text).toContain('Usage growth, if every month stays as October 2026 was');
      expect(told, text).toContain('November 2026: 60 %, 30 of 30 points.');
      expect(told, text).toContain(
        'January 2027: growth falls to 6.67 %, 6.67 of 30 points. For all 30 you need 78,000 MCV.',
      );
      expect(told, text).toContain('October 2027: 0 %, 0 of 30 points. For all 30 you need 83,200 MCV.');
    }
    // On Enterprise a base under 50,000 MCV gives no points.
    await ana.say('set biz track enterprise', AT);
    const enterprise = (await ana.say('growth biz', AT)).text;
    expect(enterprise).toContain(
      'November 2026: 60 %, 0 of 30 points. With 40,000 MCV a year before it gives no points.',
    );
    await ana.say('set biz growth 5', AT);
    expect((await ana.say('growth biz', AT)).text).not.toContain('if every month stays');
  });

  test('tell in the dry run whom they no longer name, and in a reminder', async () => {
    const { ana } = await startWithBoth();
    const fewer = createRevenue(200_000).filter(({ tenant }) => tenant !== 'litware');
    const heard = await drop(ana, writeRevenueCsv(fewer), 'fewer.csv');
    expect(heard.text).toMatch(/Business apps revenue of .* no longer names .*Name of litware \(by CSP\)/);
    await ana.press(heard.dataOf('Apply'), AT);
    const reminded = (await ana.say('remind now', AT)).text;
    expect(reminded).toMatch(/Business apps revenue .*Name of litware/);
    expect(reminded).toContain('Nearest to counting: Name of tenant-0 (Power BI) (USD 50 a month short)');
    await ana.say('set biz customers 7', AT);
    expect((await ana.say('remind now', AT)).text).not.toContain('Nearest to counting');
    // A report that names nobody is no customer that a later one could lose.
    const unnamed = createActivity().map((row) => ({ ...row, tenant: '' }));
    await dropAndApply(ana, writeActivityCsv(unnamed), 'unnamed.csv');
    const named = await drop(ana, writeActivityCsv(createActivity(7)), 'named.csv');
    expect(named.text).not.toContain('no longer names');
  });

  test('that can be read in two ways are asked about', async () => {
    const { ana } = await start();
    const rows = ['October 2025', 'October 2026'].map((month) => `${month}\tt1\tFabrikam\tPower BI\t1.500`);
    const head = 'FiscalMonthName\tCustomerTenantID\tCustomerName\tWorkloads\tAdjustedRevenueAmtCD';
    const asked = await drop(ana, [head, ...rows].join('\n'));
    expect(asked.text).toContain('1.500');
    const meant = await ana.press(asked.dataOf('Read it as USD 1,500.00'), AT);
    expect(meant.text).toContain('Revenue of Business Applications: 2 rows, 1 customer');
    await ana.press(meant.dataOf('Apply'), AT);
    expect((await ana.say('customers biz', AT)).text).toContain('Fabrikam’s Power BI counts: USD 1,500 a month');

    const days = ['FiscalMonthName\tWorkload\tMAU', '3/4/2026\tPower BI\t50'].join('\n');
    const which = await drop(ana, days, 'usage.csv');
    const april = await ana.press(which.dataOf('Read it as 3 April 2026'), AT);
    expect(april.text).toContain('Usage of Business Applications: 1 row, no customer named, April 2026');
  });

  test('speak Spanish', async () => {
    const { ana } = await start();
    await ana.say('language español', AT);
    const heard = await drop(ana, writeRevenueCsv(createRevenue()));
    expect(heard.text).toContain('Ingresos de Business Applications: 273 filas, 19 clientes');
    await ana.press(heard.dataOf('Aplicar'), AT);
    expect((await ana.say('clientes biz', AT)).text).toContain('cuentan con 250 USD o más al mes');
  });
});

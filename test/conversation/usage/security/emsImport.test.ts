import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeConsumptionCsv, writeEmsCsv } from '../../../usage/security/anySecurity.ts';
import { calculateM365SecurityPlainly } from '../../../usage/security/plainSecurity.ts';
import { startConversation } from '../../startConversation.ts';
import { dropFiles, takeFile } from '../files.ts';
import { AT, createAzure, createEms, drop, expectEms, LAST } from './securityReports.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;

async function start(csv = writeEmsCsv(createEms())) {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('rules microsoft', AT);
  return { tenant, ana, heard: await drop(ana, csv) };
}

async function startWith(ems = writeEmsCsv(createEms())) {
  const started = await start(ems);
  await started.ana.press(started.heard.dataOf('Apply'), AT);
  return started;
}

describe('an EMSUsage report', () => {
  test('dropped into the personal chat sets what the plain calculation gives, once, and undo takes it back', async () => {
    const rows = createEms();
    expect(new Set(Object.values(calculateM365SecurityPlainly(rows, LAST))).size).toBeGreaterThan(3);
    const { ana, heard } = await start();
    expect(heard.text).toContain('EMSUsage: 312 rows, 18 customers');
    expect(heard.text).toContain('October 2025 to October 2026');
    expect(heard.text).toContain('1 row is marked as a duplicate');
    expect(heard.text).toContain('rows name no link by which Security is scored');
    expect(heard.text).toContain('Nothing has changed yet');
    expectEms(heard.text, rows);
    expect((await ana.say('score security', AT)).text).toContain('not set up yet');

    const applied = await ana.press(heard.dataOf('Apply'), AT);
    expect(applied.text).toContain('“ems.csv” is applied: 13 months of usage');
    expectEms((await ana.say('customers security', AT)).text, rows);
    const score = await ana.say('score security', AT);
    expect(score.text).toContain(
      'What I compute of Microsoft 365 is from EMSUsage until October 2026, of three of six',
    );

    expect((await drop(ana, writeEmsCsv(rows))).text).toContain('I already know all months');
    expect((await drop(ana, writeEmsCsv(rows.toReversed()))).text).toContain('I already know all months');
    expect((await ana.say('audit', AT)).text).toMatch(/Report “ems.csv” \([\d,]+ bytes, SHA-256 [0-9a-f]{12}…\)/);
    const undone = (await ana.say('undo', AT)).text;
    expect(undone.match(/Report “ems\.csv”/g)).toHaveLength(1);
    expect((await ana.say('score security', AT)).text).toContain('not set up yet');
    expect((await ana.say('customers security', AT)).text).toContain('Drop the AzureUsage and EMSUsage reports');
    expect((await drop(ana, writeEmsCsv(rows))).text).toContain('EMSUsage: 312 rows');
  });

  test('tells who counts, what changed, and who bought licences that nobody uses yet', async () => {
    const { ana } = await startWith();
    const { text, dataOf } = await ana.say('customers security', AT);
    expect(text).toContain('Customers of Security, October 2026');
    expect(text).toContain(
      'Name of fabrikam counts by Microsoft 365 for Enterprise, and as a deployment for Enterprise: 750 licences, 200 active users; a year ago 350 and 200. Linked by CPOR.',
    );
    expect(text).toContain('Name of fabrikam bought 400 licences of Entra ID P1 that nobody uses yet');
    expect(text).toContain('Azure: drop the AzureUsage report');
    expect((await ana.press(dataOf('Show more'), AT)).text).toContain('Name of tenant-');
    for (const other of ['growth security', 'services security']) {
      expect((await ana.say(other, AT)).text, other).toContain('Growth of protected users, Microsoft 365');
    }
  });

  test('that is newer replaces the months that it holds, and undo brings the older ones back', async () => {
    const { ana } = await startWith();
    const newer = createEms(24, 640);
    const second = await drop(ana, writeEmsCsv(newer.filter(({ month }) => month >= '2026-08')), 'newer.csv');
    expect(second.text).toContain('3 months take the place');
    await ana.press(second.dataOf('Apply'), AT);
    expectEms((await ana.say('customers security', AT)).text, newer);
    await ana.say('undo', AT);
    expectEms((await ana.say('customers security', AT)).text, createEms());
  });

  test('without the month of a year before gives no figures, names the month, and keeps what was typed', async () => {
    const rows = createEms().filter(({ month }) => month > '2025-10');
    const { ana, heard } = await start(writeEmsCsv(rows));
    expect(heard.text).toContain('I do not know October 2025');
    await ana.say('set security smb customers m365 4', AT);
    const again = await drop(ana, writeEmsCsv(rows));
    await ana.press(again.dataOf('Apply'), AT);
    expect((await ana.say('score security', AT)).text).toContain('EMSUsage gives no figures yet');
    expect((await ana.say('set security', AT)).text).toMatch(/smb customers m365[^\n]*: 4\b/i);
    const older = await drop(ana, writeEmsCsv(createEms().filter(({ month }) => month === '2025-10')), 'older.csv');
    expectEms(older.text, createEms());
  });

  test('gives way to what is typed later, and both can be compared and preferred', async () => {
    const { ana } = await startWith();
    expect((await ana.say('check security 62', AT)).text).toContain('three of six workloads');
    await ana.say('set security smb customers m365 9', AT);
    const check = await ana.say('check security 62', AT);
    expect(check.text).toMatch(
      /SMB: Net new customers, Microsoft 365: .* until October 2026, 9 typed on .* What is typed counts/,
    );
    expect(check.text).toContain('three of six workloads');
    const computed = await ana.press(check.dataOf('Use computed numbers'), AT);
    expect(computed.text).toContain('What usage gives counts from now on');
    expect((await ana.say('audit', AT)).text).toContain('what usage gives counts');
    expect((await ana.say('check security 62', AT)).text).toMatch(/9 typed on .* What is computed counts/);
  });

  test('in one message with AzureUsage is refused, and nothing is kept', async () => {
    const { ana } = await start();
    const { text } = await dropFiles(ana, [writeConsumptionCsv(createAzure()), writeEmsCsv(createEms())], AT);
    expect(text).toContain('reports of different kinds');
  });

  test('split into several files gives the whole', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    const rows = createEms();
    const parts = [0, 1, 2].map((part) => writeEmsCsv(rows.filter((_, index) => index % 3 === part)));
    const heard = await dropFiles(ana, parts, AT);
    expect(heard.text).toContain('EMSUsage: 312 rows');
    await ana.press(heard.dataOf('Apply'), AT);
    expectEms((await ana.say('customers security', AT)).text, rows);
  });

  test('keeps names and amounts out of a group, and is seen by no other tenant', async () => {
    const { ana, tenant } = await startWith();
    const azure = await drop(ana, writeConsumptionCsv(createAzure()), 'usage.csv');
    await ana.press(azure.dataOf('Apply'), AT);
    const luis = conversation.talkAs('Luis', tenant);
    for (const text of ['customers security', 'growth security', 'score security', 'gaps security']) {
      expect((await luis.say(text, { ...AT, ...inGroup })).text, text).not.toMatch(/fabrikam|tenant-|azure-\d/);
    }
    const heard = await luis.say('customers security', { ...AT, ...inGroup });
    expect(heard.text).not.toContain('USD');
    expect(heard.text).toContain('no link is PAL or CSP.');
    expect(heard.text).toContain('three of six workloads');
    const other = conversation.talkAs('Ana', conversation.newTenant());
    expect((await other.say('customers security', AT)).text).toContain('No usage by customer yet');
    expect((await other.say('score security', AT)).text).toContain('not set up yet');
  });

  test('goes along in an export, and comes back in another company', async () => {
    const { ana } = await startWith();
    const { text } = await takeFile(ana, await ana.say('export data', AT), AT);
    const other = conversation.talkAs('Ana', conversation.newTenant());
    const offered = await drop(other, text, 'export.json');
    expect(offered.text).toContain('Licences and users of security workloads: 13 months change.');
    await other.press(offered.dataOf('Apply'), AT);
    const shown = (await ana.say('customers security', AT)).text;
    expect((await other.say('customers security', AT)).text).toBe(shown);
    await other.say('undo', AT);
    expect((await other.say('customers security', AT)).text).toContain('No usage by customer yet');
  });

  test('with a row that is not understood tells it, and cancelled leaves nothing', async () => {
    const csv = writeEmsCsv(createEms(5)).split('\n');
    csv[16] = (csv[16] ?? '').replace(/,2026-\d\d,/, ',Octember,');
    csv[17] = (csv[17] ?? '').replace(/,p1,\d+/, ',p1,many');
    const { ana, heard } = await start(csv.join('\n'));
    expect(heard.text).toContain('Row 17 is not understood: “Octember” is no month.');
    expect(heard.text).toContain('Row 18 is not understood: “many” is no whole number.');
    await ana.press(heard.dataOf('Cancel'), AT);
    expect((await ana.press(heard.dataOf('Apply'), AT)).text).toContain('no longer hold');
    expect((await ana.say('customers security', AT)).text).toContain('No usage by customer yet');
  });

  test.each([
    ['PartnerAttributionType', 'it has no column PartnerAttributionType'],
    ['AzipMonthlyActiveUsers', 'these columns are missing: AzipMonthlyActiveUsers'],
  ])('without %s is refused with one sentence', async (column, why) => {
    const { heard } = await start(writeEmsCsv(createEms(3)).replace(column, 'Other'));
    expect(heard.text).toContain(why);
    expect(heard.text).toContain('I left everything as it is');
  });
});

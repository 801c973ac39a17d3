import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { writeUsageCsv } from '../../../imports/usage/readCsv.ts';
import { nameMonth, type PlainRow } from '../../../usage/azure/plainUsage.ts';
import { calculateOfficePlainly, type PlainSeats, writeOfficeCsv } from '../../../usage/modernWork/plainOffice.ts';
import { type Person, startConversation } from '../../startConversation.ts';
import { dropFile, dropFiles, takeFile } from '../files.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const LAST = 33;
const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;

/** 13 months until October 2026. Fabrikam has 400 licences more than a year ago, and as many users as then. */
function createExport(customers = 30, fabrikamActive = 200): readonly PlainSeats[] {
  return Array.from({ length: 13 }, (_, ago) =>
    Array.from({ length: customers }, (_, index): PlainSeats => {
      const month = nameMonth(LAST - ago);
      const isFabrikam = index === 0;
      const paid = isFabrikam ? (ago < 3 ? 750 : 350) : 5 + ((index * 97 + (12 - ago) * 11 * (index % 3)) % 420);
      return {
        ...{ month, tenant: isFabrikam ? 'fabrikam' : `tenant-${index}`, isDuplicate: index === 7 && ago === 0, paid },
        workload: ['Exchange', 'Microsoft Teams', 'Intune', 'Power BI'][isFabrikam ? 0 : index % 4] ?? '',
        association: ['CPOR', 'CSP Tier 1', 'DPOR', 'CSP Tier 2', 'PAL'][isFabrikam ? 0 : index % 5] ?? '',
        active: isFabrikam ? (ago === 0 ? fabrikamActive : 200) : Math.floor(paid / (2 + (index % 3))),
      };
    }),
  ).flat();
}

const FIGURES = [
  ['enterprise.netCustomerAdds', 'Enterprise: Net new customers'],
  ['enterprise.usageGrowth.cpor', 'Enterprise: Growth of active users, CPOR'],
  ['enterprise.usageGrowth.dpor', 'Enterprise: Growth of active users, DPOR'],
  ['smb.netCustomerAdds', 'SMB: Net new customers'],
  ['smb.usageGrowth.cpor', 'SMB: Growth of active users, CPOR'],
  ['smb.usageGrowth.csp', 'SMB: Growth of active users, CSP'],
] as const;

function expectFigures(text: string, rows: readonly PlainSeats[]): void {
  const plain = { ...calculateOfficePlainly(rows, LAST, 'enterprise'), ...calculateOfficePlainly(rows, LAST, 'smb') };
  for (const [key, name] of FIGURES)
    expect(text.replaceAll(',', '')).toContain(`${name.replaceAll(',', '')}: ${plain[key]}`);
}

const drop = (person: Person, text: string, name = 'office.csv', when = AT) => dropFile(person, text, name, when);

async function start(csv = writeOfficeCsv(createExport())) {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('rules microsoft', AT);
  return { tenant, ana, heard: await drop(ana, csv) };
}

const AZURE: readonly PlainRow[] = Array.from({ length: 25 }, (_, ago) => ({
  ...{ month: nameMonth(LAST - ago), tenant: 'contoso', segment: 'SMB', service: 'Key Vault', isDuplicate: false },
  cents: 120_000,
}));

describe('an OfficeUsage report', () => {
  test('dropped into the personal chat sets what the plain calculation gives, once, and undo takes it back', async () => {
    const rows = createExport();
    const { ana, heard } = await start();
    expect(heard.text).toContain('OfficeUsage: 390 rows');
    expect(heard.text).toContain('October 2025 to October 2026');
    expect(heard.text).toContain('1 row is marked as a duplicate');
    expect(heard.text).toMatch(/rows name no link by which you are scored/);
    expect(heard.text).toContain('Modern Work does not count Power BI');
    expect(heard.text).toContain('Deployments are not computed');
    expect(heard.text).toContain('Nothing has changed yet');
    expectFigures(heard.text, rows);
    expect((await ana.say('score modern work', AT)).text).toContain('not set up yet');

    const applied = await ana.press(heard.dataOf('Apply'), AT);
    expect(applied.text).toContain('“office.csv” is applied: 13 months of usage');
    expectFigures((await ana.say('customers modern work', AT)).text, rows);
    const score = await ana.say('score modern work', AT);
    expect(score.text).toContain('What I compute is from OfficeUsage until October 2026');

    expect((await drop(ana, writeOfficeCsv(rows))).text).toContain('I already know all months');
    expect((await drop(ana, writeOfficeCsv(rows.toReversed()))).text).toContain('I already know all months');
    expect((await ana.say('audit', AT)).text).toMatch(/Report “office.csv” \([\d,]+ bytes, SHA-256 [0-9a-f]{12}…\)/);
    const undone = (await ana.say('undo', AT)).text;
    expect(undone).toContain('office.csv');
    expect(undone.match(/Report “office\.csv”/g)).toHaveLength(1);
    expect((await ana.say('score modern work', AT)).text).toContain('not set up yet');
    expect((await ana.say('customers modern work', AT)).text).toContain('Drop the OfficeUsage report');
    expect((await drop(ana, writeOfficeCsv(rows))).text).toContain('OfficeUsage: 390 rows');
  });

  test('tells who counts, what changed, and who bought licences that nobody uses yet', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    const { text, dataOf } = await ana.say('customers modern work', AT);
    expect(text).toContain('Customers of Modern Work, October 2026');
    expect(text).toContain(
      'Name of fabrikam counts for Enterprise: 750 licences, 200 active users; a year ago 350 and 200. Linked by CPOR.',
    );
    expect(text).toContain('Name of fabrikam bought 400 licences of Exchange Online that nobody uses yet');
    expect((await ana.press(dataOf('Show more'), AT)).text).toContain('Name of tenant-');
    expect((await ana.say('growth modern work', AT)).text).toContain('Enterprise: Growth of active users, CPOR');
  });

  test('that is newer replaces the months that it holds, and undo brings the older ones back', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    const newer = createExport(30, 640);
    const second = await drop(ana, writeOfficeCsv(newer.filter(({ month }) => month >= '2026-08')), 'newer.csv');
    expect(second.text).toContain('3 months take the place');
    await ana.press(second.dataOf('Apply'), AT);
    const now = await ana.say('customers modern work', AT);
    expectFigures(now.text, newer);
    expect(now.text).not.toContain('nobody uses yet');
    await ana.say('undo', AT);
    expectFigures((await ana.say('customers modern work', AT)).text, createExport());
  });

  test('without the month of a year before gives no figures, names the month, and keeps what was typed', async () => {
    const rows = createExport().filter(({ month }) => month > '2025-10');
    const { ana, heard } = await start(writeOfficeCsv(rows));
    expect(heard.text).toContain('I do not know October 2025');
    await ana.say('set modern work smb customers 4', AT);
    const again = await drop(ana, writeOfficeCsv(rows));
    await ana.press(again.dataOf('Apply'), AT);
    expect((await ana.say('score modern work', AT)).text).toContain('I do not know October 2025');
    expect((await ana.say('set modern work', AT)).text).toMatch(/customers[^\n]*: 4\b/);
    const older = await drop(
      ana,
      writeOfficeCsv(createExport().filter(({ month }) => month === '2025-10')),
      'older.csv',
    );
    expectFigures(older.text, createExport());
  });

  test('of claims alone says what it does not tell', async () => {
    const { heard } = await start(writeOfficeCsv(createExport().filter(({ association }) => association === 'CPOR')));
    expect(heard.text).toContain('It names CPOR alone, so I do not know whether you have DPOR and CSP customers');
    expect(heard.text).not.toContain('Net new customers:');
    const none = await start(writeOfficeCsv(createExport().filter(({ association }) => association === 'PAL')));
    expect(none.heard.text).toContain('In the two months that I compare no row counts');
  });

  test('gives way to what is typed later, and both can be compared and preferred', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    await ana.say('set modern work smb customers 9', AT);
    const check = await ana.say('check modern work 62', AT);
    expect(check.text).toMatch(/SMB: Net new customers: .* until October 2026, 9 typed on .* What is typed counts/);
    const computed = await ana.press(check.dataOf('Use computed numbers'), AT);
    expect(computed.text).toContain('What usage gives counts from now on');
    expect((await ana.say('audit', AT)).text).toContain('what usage gives counts');
    expect((await ana.say('check modern work 62', AT)).text).toMatch(/9 typed on .* What is computed counts/);
  });

  test('and AzureUsage leave each other alone, with undo too', async () => {
    const { ana, heard } = await start();
    const azure = await drop(ana, writeUsageCsv(AZURE), 'usage.csv');
    await ana.press(azure.dataOf('Apply'), AT);
    const azureBefore = (await ana.say('customers data', AT)).text;
    const again = await drop(ana, writeOfficeCsv(createExport()));
    await ana.press(again.dataOf('Apply'), AT);
    const officeBefore = (await ana.say('customers modern work', AT)).text;
    expect((await ana.say('customers data', AT)).text).toBe(azureBefore);
    const newer = await drop(ana, writeUsageCsv(AZURE.map((row) => ({ ...row, cents: 130_000 }))), 'newer.csv');
    await ana.press(newer.dataOf('Apply'), AT);
    expect((await ana.say('customers modern work', AT)).text).toBe(officeBefore);
    await ana.say('undo', AT);
    expect((await ana.say('customers data', AT)).text).toBe(azureBefore);
    expect((await ana.say('customers modern work', AT)).text).toBe(officeBefore);
    // A card of one kind never applies what waits of the other.
    const waiting = await drop(ana, writeOfficeCsv(createExport(20)));
    const forged = { ...waiting.dataOf('Apply'), a: 'apply-usage' };
    expect((await ana.press(forged, AT)).text).toContain('no longer hold');
    expect(heard.text).toContain('OfficeUsage');
  });

  test('in one message with AzureUsage is refused, and nothing is kept', async () => {
    const { ana } = await start();
    const { text } = await dropFiles(ana, [writeUsageCsv(AZURE), writeOfficeCsv(createExport())], AT);
    expect(text).toContain('reports of different kinds');
  });

  test('split into several files gives the whole', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    const rows = createExport();
    const parts = [0, 1, 2].map((part) => writeOfficeCsv(rows.filter((_, index) => index % 3 === part)));
    const heard = await dropFiles(ana, parts, AT);
    expect(heard.text).toContain('OfficeUsage: 390 rows');
    await ana.press(heard.dataOf('Apply'), AT);
    expectFigures((await ana.say('customers modern work', AT)).text, rows);
  });

  test('keeps names out of a group, and is seen by no other tenant', async () => {
    const { ana, tenant, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    const luis = conversation.talkAs('Luis', tenant);
    for (const text of ['customers modern work', 'growth modern work', 'score modern work', 'gaps modern work']) {
      expect((await luis.say(text, { ...AT, ...inGroup })).text, text).not.toMatch(/fabrikam|tenant-/);
    }
    const other = conversation.talkAs('Ana', conversation.newTenant());
    expect((await other.say('customers modern work', AT)).text).toContain('No usage by customer yet');
    expect((await other.say('score modern work', AT)).text).toContain('not set up yet');
  });

  test('goes along in an export, and comes back in another company', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    const { text } = await takeFile(ana, await ana.say('export data', AT), AT);
    const other = conversation.talkAs('Ana', conversation.newTenant());
    const offered = await drop(other, text, 'export.json');
    expect(offered.text).toContain('Licences and users: 13 months change.');
    await other.press(offered.dataOf('Apply'), AT);
    const shown = (await ana.say('customers modern work', AT)).text;
    expect((await other.say('customers modern work', AT)).text).toBe(shown);
    await other.say('undo', AT);
    expect((await other.say('customers modern work', AT)).text).toContain('No usage by customer yet');
  });

  test('with a row that is not understood tells it, and cancelled leaves nothing', async () => {
    const csv = writeOfficeCsv(createExport(5)).split('\n');
    csv[16] = (csv[16] ?? '').replace(/,2026-\d\d,/, ',Octember,');
    csv[17] = (csv[17] ?? '').replace(/(,2026-\d\d,)\d+/, '$1many');
    const { ana, heard } = await start(csv.join('\n'));
    expect(heard.text).toContain('Row 17 is not understood: “Octember” is no month.');
    expect(heard.text).toContain('Row 18 is not understood: “many” is no whole number.');
    await ana.press(heard.dataOf('Cancel'), AT);
    expect((await ana.press(heard.dataOf('Apply'), AT)).text).toContain('no longer hold');
    expect((await ana.say('customers modern work', AT)).text).toContain('No usage by customer yet');
  });

  test('that does not tell the links is refused with one sentence', async () => {
    const { heard } = await start(writeOfficeCsv(createExport(3)).replace('PartnerAttributionType', 'Other'));
    expect(heard.text).toContain('it has no column PartnerAttributionType');
    expect(heard.text).toContain('I left everything as it is');
  });
});

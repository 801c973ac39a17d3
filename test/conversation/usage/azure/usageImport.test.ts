import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { writeUsageCsv } from '../../../imports/usage/readCsv.ts';
import { calculatePlainly, nameMonth, type PlainRow } from '../../../usage/azure/plainUsage.ts';
import { type Heard, type Person, startConversation } from '../../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const LAST = 33;
const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;

/** 25 months until October 2026 of so many customers. Fabrikam lacks USD 60 in the last one; usage grows and then stands. */
function createExport(customers = 200, lastCents = 94_000): readonly PlainRow[] {
  const services = ['Key Vault', 'Storage', 'Virtual Machines', 'Azure SQL Database', 'Azure Functions', 'AKS'];
  return Array.from({ length: 25 }, (_, ago) =>
    Array.from({ length: customers }, (_, index): PlainRow => {
      const month = nameMonth(LAST - ago);
      const cents = index === 0 ? (ago === 0 ? lastCents : 80_000) : ((index * 7919) % 60_000) + (ago < 8 ? 20_000 : 0);
      const isNew = index === 1 && ago < 3;
      return {
        ...{
          month,
          tenant: index === 0 ? 'fabrikam' : `tenant-${index}`,
          segment: index % 10 === 0 ? 'Enterprise' : 'SMB',
        },
        ...{
          service: services[index % 6] ?? '',
          cents: isNew ? 150_000 : cents,
          isDuplicate: index === 2 && ago === 5,
        },
      };
    }),
  ).flat();
}

function drop(person: Person, text: string, overrides: Partial<Turn> = AT, name = 'usage.csv'): Promise<Heard> {
  const bytes = new TextEncoder().encode(text);
  return person.send({ kind: 'file', name, read: async () => ({ kind: 'bytes', bytes }) }, overrides);
}

async function start(csv = writeUsageCsv(createExport(20))) {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('rules brief', AT);
  const heard = await drop(ana, csv);
  return { tenant, ana, heard };
}

test('areas of other reports are not told Azure’s numbers', async () => {
  const { ana } = await start();
  await ana.press((await drop(ana, writeUsageCsv(createExport(20)))).dataOf('Apply'), AT);
  expect((await ana.say('growth business applications', AT)).text).toContain('Drop both reports of Business');
  expect((await ana.say('services modern work', AT)).text).toContain('Drop the OfficeUsage report');
  expect((await ana.say('customers infra', AT)).text).toContain('fabrikam');
});

describe('an AzureUsage report', () => {
  test('that tells no segments sets no track', async () => {
    const rows = createExport(20).map((row) => ({ ...row, segment: '' }));
    const { ana, heard } = await start(writeUsageCsv(rows));
    expect(heard.text).not.toMatch(/of your customers are SMB/);
    const applied = await ana.press(heard.dataOf('Apply'), AT);
    expect(applied.text).toContain('is applied');
    expect((await ana.say('audit', AT)).text).not.toContain('Track of');
  });

  test('dropped into the personal chat sets what the plain calculation gives, once, and undo takes it back', async () => {
    const rows = createExport();
    const csv = writeUsageCsv(rows);
    const { ana, heard } = await start(csv);
    const brief = calculatePlainly(rows, LAST, 'brief');
    expect(heard.text).toContain('AzureUsage: 5,000 rows, 200 customers, October 2024 to October 2026');
    expect(heard.text).toContain('1 row is marked as a duplicate');
    expect(heard.text).toContain('Nothing has changed yet');
    expect((await ana.say('score data', AT)).text).toContain('not set up yet');

    const applied = await ana.press(heard.dataOf('Apply'), AT);
    expect(applied.text).toContain('“usage.csv” is applied: 25 months of usage');
    const listed = (await ana.say('set data', AT)).text;
    for (const [name, value] of [
      ['customers', brief.netCustomerAdds],
      ['growth', brief.usageGrowthPercent],
      ['acr', brief.acrTrailing12MonthsUsd],
      ['services', brief.deployments],
    ] as const) {
      expect(listed.replaceAll(',', ''), name).toMatch(new RegExp(`${name}: ${String(value).replace('.', '\\.')}\\b`));
    }
    const smb = calculatePlainly(rows, LAST, 'smb');
    expect((await ana.say('set infra', AT)).text).toContain(`customers: ${smb.netCustomerAdds}`);

    expect((await drop(ana, csv)).text).toContain('I already know all months');
    const undone = await ana.say('undo', AT);
    expect(undone.text).toContain('usage.csv');
    expect((await ana.say('score data', AT)).text).toContain('not set up yet');
    expect((await drop(ana, csv)).text).toContain('AzureUsage: 5,000 rows');
  });

  test('has the score name the nearest customer, and its page the months', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    expect((await ana.say('gaps data', AT)).text).toContain('Name of fabrikam (USD 60 a month short)');
    const customers = await ana.say('customers data', AT);
    expect(customers.text).toContain('Customers of Data & AI (Azure), October 2026');
    expect(customers.text).toContain(
      'Name of fabrikam: USD 940, the month before USD 800. USD 60 a month short of counting.',
    );
    const more = await ana.press(customers.dataOf('Show more'), AT);
    expect(more.text).toContain('Name of tenant-');
    expect((await ana.say('services data', AT)).text).toContain('6 Azure services count for Data & AI (Azure)');
    expect((await ana.say('services infra', AT)).text).toContain('Virtual Machines: USD');
    expect((await ana.say('growth data', AT)).text).toContain('October 2026: USD');
    expect((await ana.say('remind test', AT)).text).toContain('Name of fabrikam (USD 60 a month short)');
    expect((await ana.say('forecast data', AT)).text).toMatch(/growth falls to [\d.]+ %.*you need USD [\d,.]+ a month/);
  });

  test('can be taken away as a table of customers and their months', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    const offer = await ana.say('export customers', AT);
    if (offer.answer.kind !== 'offer') throw new Error(offer.text);
    const taken = await ana.send({ kind: 'consent', isAccepted: true, data: offer.answer.offer.data }, AT);
    if (taken.answer.kind !== 'file') throw new Error(taken.text);
    const [head, first] = new TextDecoder().decode(taken.answer.file.bytes).split('\r\n');
    expect(head).toContain('CustomerTenantId,CustomerName,CustomerSegment,AssociationType,Counts (brief)');
    expect(head).toMatch(/2026-09,2026-10$/);
    expect(first).toMatch(/^tenant-1,Name of tenant-1,SMB,,yes,0,yes,0,yes,0,.*,1500,1500$/);
  });

  test('keeps names and amounts out of a group', async () => {
    const { ana, tenant, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    const luis = conversation.talkAs('Luis', tenant);
    for (const text of ['customers data', 'services data', 'growth data', 'gaps data', 'forecast data', 'score data']) {
      const { text: told } = await luis.say(text, { ...AT, ...inGroup });
      expect(told, text).not.toMatch(/fabrikam|USD \d/);
    }
  });

  test('is not read in a group, and nothing is fetched there', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    const heard = await ana.send(
      { kind: 'file', name: 'usage.csv', read: () => Promise.reject(new Error('fetched')) },
      { ...AT, ...inGroup },
    );
    expect(heard.text).toContain('personal chat');
  });

  test('says what it did not understand, and cancelled leaves nothing', async () => {
    const csv = writeUsageCsv(createExport(5)).split('\n');
    csv[16] = (csv[16] ?? '').replace(/^[\d-]+/, 'Octember');
    const { ana, heard } = await start(csv.join('\n'));
    expect(heard.text).toContain('Row 17 is not understood: “Octember” is no month.');
    await ana.press(heard.dataOf('Cancel'), AT);
    expect((await ana.press(heard.dataOf('Apply'), AT)).text).toContain('no longer hold');
    expect((await ana.say('customers', AT)).text).toContain('No usage by customer yet');
  });

  test('that is newer replaces the months that it holds, and names those that are missing', async () => {
    const { ana, heard } = await start(writeUsageCsv(createExport(20).filter(({ month }) => month !== '2026-05')));
    expect(heard.text).toContain('I do not know the usage of May 2026');
    await ana.press(heard.dataOf('Apply'), AT);
    const newer = createExport(20, 120_000).filter(({ month }) => month >= '2026-05');
    const second = await drop(ana, writeUsageCsv(newer), AT, 'newer.csv');
    expect(second.text).toContain('5 months take the place');
    await ana.press(second.dataOf('Apply'), AT);
    const brief = calculatePlainly(createExport(20, 120_000), LAST, 'brief');
    expect((await ana.say('set data', AT)).text).toContain(`growth: ${brief.usageGrowthPercent}`);
    await ana.say('undo', AT);
    expect((await ana.say('customers data', AT)).text).toContain('Name of fabrikam: USD 940');
  });

  test('that two drop at once is applied once, and the other is shown anew', async () => {
    const { ana, tenant, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    await ana.say('grant Luis editor', AT);
    const second = await drop(ana, writeUsageCsv(createExport(19)));
    const third = await drop(ana, writeUsageCsv(createExport(18)));
    await ana.press(third.dataOf('Apply'), AT);
    expect((await ana.press(second.dataOf('Apply'), AT)).text).toContain('I left everything as it is');
    expect(tenant).not.toBe('');
  });

  test('gives way to what is typed later, and both can be compared and preferred', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    expect((await ana.say('set data customers 9', AT)).text).toContain('9');
    const check = await ana.say('check data 62', AT);
    expect(check.text).toMatch(/9 typed on .* What is typed counts/);
    const computed = await ana.press(check.dataOf('Use computed numbers'), AT);
    expect(computed.text).toContain('What usage gives counts from now on');
    expect((await ana.say('set data', AT)).text).not.toContain('customers: 9');
    expect((await ana.say('audit', AT)).text).toContain('what usage gives counts');
  });

  test('gives way to the same number typed once more in the form on the same day', async () => {
    const { ana, heard } = await start();
    await ana.say('set data customers 9', AT);
    await ana.press(heard.dataOf('Apply'), AT);
    expect((await ana.say('set data', AT)).text).not.toContain('customers: 9');
    const form = await ana.say('update data', AT);
    const saved = await ana.press({ ...form.dataOf('Save'), 'figure:netCustomerAdds': '9' }, AT);
    expect(saved.text).toContain('Saved');
    expect((await ana.say('set data', AT)).text).toContain('customers: 9');
    const again = await ana.say('update data', AT);
    const kept = await ana.press({ ...again.dataOf('Save'), 'figure:netCustomerAdds': '9' }, AT);
    expect(kept.text).toContain('You changed nothing');
  });

  test('is named in the audit with its size and hash', async () => {
    const { ana, heard } = await start();
    await ana.press(heard.dataOf('Apply'), AT);
    expect((await ana.say('audit', AT)).text).toMatch(/Report “usage.csv” \([\d,]+ bytes, SHA-256 [0-9a-f]{12}…\)/);
  });

  test.each([
    ['a zip that is none', 'PK\u0003\u0004 nothing', 'it is damaged'],
    ['a head alone', 'Month,CustomerTenantId,ACR_USD\n', 'nothing in it but a head'],
    ['NUL bytes', 'Month,CustomerTenantId,ACR_USD\n2026-10,t\u00001,5\n', 'NUL bytes'],
  ])('with %s is refused with one sentence', async (_, text, why) => {
    const { heard } = await start(text);
    expect(heard.text).toContain('I left everything as it is');
    expect(heard.text).toContain(why);
  });
});

import { stringify } from 'csv-stringify/sync';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { writeOfficeCsv } from '../../../usage/modernWork/plainOffice.ts';
import { writeEmsCsv } from '../../../usage/security/anySecurity.ts';
import { type Person, startConversation } from '../../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const SPANISH: Partial<Turn> = { ...AT, locale: 'es-ES' };
const HEAD = ['Month', 'CustomerTenantId', 'CustomerName', 'ServiceLevel2', 'ACR_USD'];

type Named = readonly [name: string, content: string];

function drop(person: Person, files: readonly Named[], overrides: Partial<Turn> = AT) {
  const named = files.map(([name, content]) => {
    return { name, read: async () => ({ kind: 'bytes', bytes: new TextEncoder().encode(content) }) as const };
  });
  return person.send({ kind: 'files', files: named }, overrides);
}

/** Rows parted by tabs, which tell nothing of how amounts are written. */
function usage(...rows: readonly (readonly [month: string, amount: string])[]): string {
  const cells = rows.map(([month, amount]) => [month, 'fabrikam', 'Fabrikam', 'Key Vault', amount]);
  return stringify([HEAD, ...cells], { delimiter: '\t' });
}

const UNCLEAR_DAYS = usage(['3/4/2026', '1200.5'], ['3/4/2026', '2']);
const UNCLEAR_AMOUNTS = usage(['2026-09', '1.234'], ['2026-10', '1.234']);
const UNCLEAR = usage(['9/10/2026', '1.234'], ['10/9/2026', '1.5x']);

function start() {
  const tenant = conversation.newTenant();
  return { tenant, ana: conversation.talkAs('Ana', tenant) };
}

describe('a report that can be read in two ways', () => {
  test('is asked about by what stands in it, and changes nothing until Apply', async () => {
    const { ana } = start();
    const asked = await drop(ana, [['usage.csv', UNCLEAR_DAYS]]);
    expect(asked.text).toContain('Is “3/4/2026” in “usage.csv” 3 April 2026 or 4 March 2026?');
    expect(asked.text).toContain('Nothing has changed yet');
    expect(asked.text).not.toContain('Apply');
    const { v: _v, p: _p, op: _op, ...data } = asked.dataOf('Read it as 3 April 2026');
    expect(data).toEqual({ a: 'read-months', draft: expect.any(String), days: 'day first', decimal: null });

    const april = await ana.press(asked.dataOf('Read it as 3 April 2026'), AT);
    expect(april.text).toContain('AzureUsage: 2 rows, 1 customer, April 2026 to April 2026');
    const march = await ana.press(asked.dataOf('Read it as 4 March 2026'), AT);
    expect(march.text).toContain('AzureUsage: 2 rows, 1 customer, March 2026 to March 2026');
    expect((await ana.say('customers data', AT)).text).toContain('No usage by customer yet');

    // Only the reading that was shown last waits.
    expect((await ana.press(april.dataOf('Apply'), AT)).text).toContain('no longer hold');
    await ana.press(march.dataOf('Apply'), AT);
    const known = (await ana.say('customers data', AT)).text;
    expect(known).toContain('Customers of Data & AI (Azure), March 2026');
    expect(known).toContain('1,202.5');
    expect((await ana.press(asked.dataOf('Read it as 3 April 2026'), AT)).text).toContain('no longer hold');
    await ana.say('undo', AT);
    expect((await ana.say('customers data', AT)).text).toContain('No usage by customer yet');
  });

  test('gives what the same report does that is clear', async () => {
    const tell = async (content: string, reading: string | null) => {
      const { ana } = start();
      const heard = await drop(ana, [['usage.csv', content]]);
      const shown = reading === null ? heard : await ana.press(heard.dataOf(reading), AT);
      await ana.press(shown.dataOf('Apply'), AT);
      return [shown.text, (await ana.say('customers data', AT)).text, (await ana.say('growth data', AT)).text];
    };
    expect(await tell(UNCLEAR_AMOUNTS, 'Read it as USD 1,234.00')).toEqual(
      await tell(usage(['2026-09', '1,234.00'], ['2026-10', '1,234.00']), null),
    );
    expect(await tell(UNCLEAR_AMOUNTS, 'Read it as USD 1.23')).toEqual(
      await tell(usage(['2026-09', '1.2340'], ['2026-10', '1.2340']), null),
    );
  });

  test('in both its months and its amounts is asked about one after the other, with its problems told', async () => {
    const { ana } = start();
    const first = await drop(ana, [['usage.csv', UNCLEAR]]);
    expect(first.text).toContain('Is “9/10/2026” in “usage.csv”');
    const second = await ana.press(first.dataOf('Read it as 9 October 2026'), AT);
    expect(second.text).toContain('Is “1.234” in “usage.csv” USD 1.23 or USD 1,234.00?');
    const shown = await ana.press(second.dataOf('Read it as USD 1,234.00'), AT);
    expect(shown.text).toContain('AzureUsage: 2 rows, 1 customer, September 2026 to October 2026');
    expect(shown.text).toContain('What it gives as of October 2026');
    expect(shown.text).toContain('Row 3 is not understood: “1.5x” is no amount');
    await ana.press(shown.dataOf('Apply'), AT);
    expect((await ana.say('customers data', AT)).text).toContain('1,234');
  });

  test('can be cancelled, is replaced by a newer file, and is nobody else’s', async () => {
    const { ana, tenant } = start();
    const asked = await drop(ana, [['usage.csv', UNCLEAR_DAYS]]);
    const reading = asked.dataOf('Read it as 3 April 2026');
    await ana.say('set data customers 3', AT);
    await ana.say('grant Luis editor', AT);
    const luis = conversation.talkAs('Luis', tenant);
    expect((await luis.press(reading, AT)).text).toContain('no longer hold');
    expect((await ana.press(reading, AT)).text).toContain('April 2026 to April 2026');

    await drop(ana, [['other.csv', usage(['2026-10', '1.50'])]]);
    expect((await ana.press(reading, AT)).text).toContain('no longer hold');

    const again = await drop(ana, [['usage.csv', UNCLEAR_DAYS]]);
    await ana.press(again.dataOf('Cancel'), AT);
    expect((await ana.press(again.dataOf('Read it as 3 April 2026'), AT)).text).toContain('no longer hold');
    const inGroup = { ...AT, chat: { id: '19:group', kind: 'group' } } as const;
    const last = await drop(ana, [['usage.csv', UNCLEAR_DAYS]]);
    expect((await ana.press(last.dataOf('Read it as 3 April 2026'), inGroup)).text).not.toContain('Fabrikam');
    expect((await drop(ana, [['usage.csv', UNCLEAR_DAYS]], inGroup)).text).not.toContain('3/4/2026');
    expect((await ana.say('customers data', AT)).text).toContain('No usage by customer yet');
  });

  test('is asked about in Spanish, what a locale makes likely first', async () => {
    const { ana } = start();
    const asked = await drop(ana, [['usage.csv', UNCLEAR]], SPANISH);
    expect(asked.text).toContain(
      'En “usage.csv”, ¿“9/10/2026” es el 9 de octubre de 2026 o el 10 de septiembre de 2026?',
    );
    const next = await ana.press(asked.dataOf('Léelo como 9 de octubre de 2026'), SPANISH);
    expect(next.text).toContain('¿“1.234” son 1234,00 USD o 1,23 USD?');
    expect((await ana.press(next.dataOf('Léelo como 1,23 USD'), SPANISH)).text).toContain('octubre de 2026');
    const american = await drop(ana, [['usage.csv', UNCLEAR]], { ...AT, locale: 'en-US' });
    expect(american.text).toContain('Is “9/10/2026” in “usage.csv” 10 September 2026 or 9 October 2026?');
  });

  test('is clear where another file of the set is, and names the file of a row that is not understood', async () => {
    const { ana } = start();
    const heard = await drop(ana, [
      ['one.csv', UNCLEAR_DAYS],
      ['two.csv', usage(['25/4/2026', '1.5'], ['Octember', '1'])],
    ]);
    expect(heard.text).toContain('AzureUsage: 4 rows, 1 customer, April 2026 to April 2026');
    expect(heard.text).toContain('Row 3 of “two.csv” is not understood: “Octember” is no month.');
    const asked = await drop(ana, [
      ['one.csv', UNCLEAR_DAYS],
      ['two.csv', usage(['2026-04', '1.5'], ['Octember', '1'])],
    ]);
    const shown = await ana.press(asked.dataOf('Read it as 3 April 2026'), AT);
    expect(shown.text).toContain('AzureUsage: 4 rows, 1 customer, April 2026 to April 2026');
    expect(shown.text).toContain('Row 3 of “two.csv” is not understood');
  });

  test('of licences and users is asked about by its months alone, and tells what it leaves out', async () => {
    const { ana } = start();
    const seats = { month: '3/10/2026', association: 'CPOR', paid: 400, active: 120, isDuplicate: false };
    const rows = [
      { ...seats, tenant: 'fabrikam', workload: 'Exchange' },
      { ...seats, tenant: 'litware', workload: 'Power BI' },
      { ...seats, tenant: 'contoso', workload: 'Exchange', association: 'PAL' },
    ];
    const asked = await drop(ana, [['office.csv', writeOfficeCsv(rows)]]);
    expect(asked.text).toContain('Is “3/10/2026” in “office.csv” 3 October 2026 or 10 March 2026?');
    const shown = await ana.press(asked.dataOf('Read it as 3 October 2026'), AT);
    expect(shown.text).toContain('OfficeUsage: 3 rows, 1 customer, October 2026 to October 2026');
    expect(shown.text).toContain('Modern Work does not count Power BI');
    expect(shown.text).toContain('1 row names no link');
    expect((await ana.press(shown.dataOf('Apply'), AT)).text).toContain('“office.csv” is applied');
  });

  test('of EMSUsage is asked about as well', async () => {
    const { ana } = start();
    const seats = { entra: [20, 10], intune: [20, 5], azip: [0, 0] } as const;
    const rows = [{ ...seats, month: '3/10/2026', tenant: 'fabrikam', association: 'CPOR', isDuplicate: false }];
    const asked = await drop(ana, [['ems.csv', writeEmsCsv(rows)]]);
    expect(asked.text).toContain('Is “3/10/2026” in “ems.csv” 3 October 2026 or 10 March 2026?');
    const shown = await ana.press(asked.dataOf('Read it as 10 March 2026'), AT);
    expect(shown.text).toContain('March 2026 to March 2026');
    expect((await ana.press(shown.dataOf('Apply'), AT)).text).toContain('“ems.csv” is applied');
  });
});

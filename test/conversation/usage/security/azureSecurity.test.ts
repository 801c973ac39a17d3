import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameMonth } from '../../../usage/azure/plainUsage.ts';
import { writeConsumptionCsv, writeEmsCsv } from '../../../usage/security/anySecurity.ts';
import { startConversation } from '../../startConversation.ts';
import { AT, createAzure, createEms, drop, expectAzure, expectEms, LAST } from './securityReports.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

async function startWith(ems = writeEmsCsv(createEms())) {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  await ana.say('rules microsoft', AT);
  await ana.press((await drop(ana, ems)).dataOf('Apply'), AT);
  return { ana };
}

describe('an AzureUsage report', () => {
  test('and EMSUsage each give their part of Security and leave the other alone, with undo too', async () => {
    const { ana } = await startWith();
    const azure = await drop(ana, writeConsumptionCsv(createAzure()), 'usage.csv');
    expectAzure(azure.text, createAzure());
    expect(azure.text).toMatch(/Security: .* → /);
    await ana.press(azure.dataOf('Apply'), AT);
    const both = (await ana.say('customers security', AT)).text;
    expectAzure(both, createAzure());
    expectEms(both, createEms());
    expect(both).toMatch(/Name of fabrikam counts by Azure.* Linked by PAL\./);
    expect(both).toContain(
      '2 customers have Azure security use that does not count, because no link is PAL or CSP: Name of azure-9 and Name of azure-4.',
    );
    const score = (await ana.say('score security', AT)).text;
    expect(score).toContain('What I compute of Azure is from AzureUsage until October 2026');
    expect(score).toContain('What I compute of Microsoft 365 is from EMSUsage until October 2026');

    await ana.say('set security smb customers azure 9', AT);
    expect((await ana.say('check security 62', AT)).text).toMatch(/Azure: .* until October 2026, 9 typed/);
    const newer = await drop(ana, writeConsumptionCsv(createAzure(3)), 'newer.csv');
    await ana.press(newer.dataOf('Apply'), AT);
    const changed = (await ana.say('customers security', AT)).text;
    expectAzure(changed, createAzure(3));
    expectEms(changed, createEms());
    await ana.say('undo', AT);
    expect((await ana.say('customers security', AT)).text).toBe(both);
    // A card of one kind never applies what waits of another.
    const waiting = await drop(ana, writeEmsCsv(createEms(20)));
    for (const a of ['apply-usage', 'apply-office']) {
      expect((await ana.press({ ...waiting.dataOf('Apply'), a }, AT)).text).toContain('no longer hold');
    }
  });

  async function startWithAzure() {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    await ana.say('rules microsoft', AT);
    const heard = await drop(ana, writeConsumptionCsv(createAzure()), 'usage.csv');
    expect(heard.text).toContain('The Azure part of Security is computed of it, too');
    expect(heard.text).not.toContain('Net new customers, Azure');
    await ana.press(heard.dataOf('Apply'), AT);
    return ana;
  }

  test('alone does not bring Security into the overview, and shows its part to who asks', async () => {
    const ana = await startWithAzure();
    expect((await ana.say('score', AT)).text).toContain('Not set up yet: Modern Work, Security');
    const score = await ana.say('score security', AT);
    expect(score.text).toContain('What I compute of Azure is from AzureUsage until October 2026');
    expectAzure((await ana.say('customers security', AT)).text, createAzure());
    await ana.say('set security smb customers m365 2', AT);
    const both = (await ana.say('score', AT)).text;
    expect(both).not.toContain('Modern Work, Security');
    const again = await drop(ana, writeConsumptionCsv(createAzure(3)), 'newer.csv');
    expectAzure(again.text, createAzure(3));
  });

  test('tells nothing of Security where it is hidden', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    await ana.say('set security smb customers m365 2', AT);
    const shown = { ...(await ana.say('settings', AT)).dataOf('Save'), areas: 'data-ai,infrastructure' };
    expect((await ana.press(shown, AT)).text).toContain('Settings saved.');
    const heard = await drop(ana, writeConsumptionCsv(createAzure()), 'usage.csv');
    expect(heard.text).not.toContain('Security');
  });

  test('of less than 24 months names those that the Azure part lacks', async () => {
    const { ana } = await startWith();
    const rows = createAzure().filter(({ month }) => month > nameMonth(LAST - 22));
    const heard = await drop(ana, writeConsumptionCsv(rows), 'usage.csv');
    expect(heard.text).toContain('I do not know November 2024 and December 2024');
    await ana.press(heard.dataOf('Apply'), AT);
    expect((await ana.say('score security', AT)).text).toContain(
      'AzureUsage gives no figures of Security yet, because I do not know November 2024 and December 2024',
    );
  });
});

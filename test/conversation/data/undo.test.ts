import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;
const START = Temporal.Instant.from('2026-11-22T09:00:00Z');

/** Ana owns, Luis edits. Each says one thing a minute later than the thing before. */
async function company() {
  const tenant = conversation.newTenant();
  let minutes = 0;
  const now = () => ({ now: START.add({ minutes: ++minutes }) });
  function talkAs(name: string): Person {
    const person = conversation.talkAs(name, tenant);
    return {
      send: (said, overrides) => person.send(said, { ...now(), ...overrides }),
      say: (text, overrides) => person.say(text, { ...now(), ...overrides }),
      press: (data, overrides) => person.press(data, { ...now(), ...overrides }),
    };
  }
  const [ana, luis, rita] = [talkAs('Ana'), talkAs('Luis'), talkAs('Rita')];
  await ana.say('set data customers 2');
  await luis.say('hi');
  await ana.say('grant Luis editor');
  const read = async () => (await conversation.store.read({ tenantId: tenant, sampleOf: null })).record;
  return { ana, luis, rita, read };
}

describe('undo', () => {
  test('takes the last change back, and the next one takes that back', async () => {
    const { ana, read } = await company();
    await ana.say('set data customers 3');
    const undone = await ana.say('undo');
    expect(undone.text).toContain('Taken back. Now: Net new customers is 2 again, was 3.');
    expect((await read()).figures.azure?.netCustomerAdds?.value).toBe(2);
    expect((await ana.say('undo')).text).toContain('Taken back. Now: Net new customers is 3 again, was 2.');
    expect((await read()).figures.azure?.netCustomerAdds?.value).toBe(3);
  });

  test('by the button of a confirmation takes back exactly that change, and its own button takes it back', async () => {
    const { ana, read } = await company();
    const confirmed = await ana.say('set data customers 3');
    await ana.say('set data growth 12');
    const undone = await ana.press(confirmed.dataOf('Undo'));
    expect(undone.kind).toBe('replacement');
    expect(undone.text).toContain('Taken back. Now: Net new customers is 2 again, was 3.');
    const { figures } = await read();
    expect([figures.azure?.netCustomerAdds?.value, figures.azure?.usageGrowthPercent?.value]).toEqual([2, 12]);
    await ana.press(undone.dataOf('Undo'));
    expect((await read()).figures.azure?.netCustomerAdds?.value).toBe(3);
  });

  test('pressed twice does it once', async () => {
    const { ana, read } = await company();
    const data = (await ana.say('set data customers 3')).dataOf('Undo');
    await Promise.all([ana.press(data), ana.press(data)]);
    expect((await ana.press(data)).text).toContain('already saved');
    expect((await read()).figures.azure?.netCustomerAdds?.value).toBe(2);
  });

  test('on two cards that confirm the same change does it once', async () => {
    const { ana } = await company();
    const data = (await ana.say('set data customers 3')).dataOf('Undo');
    await ana.press(data);
    expect((await ana.press({ ...data, op: 'another card' })).text).toContain('already as it was before');
  });

  test('explains which later change is in the way, and whose it is', async () => {
    const { ana, luis, rita, read } = await company();
    const confirmed = await ana.say('set data customers 3');
    await luis.say('set data customers 5');
    await luis.say('set data growth 12');
    const heard = await ana.press(confirmed.dataOf('Undo'));
    expect(heard.text).toContain('the same thing was changed since: Net new customers 2 → 3');
    expect(heard.text).toContain('Luis changed it on 22 November, 10:05: Net new customers 3 → 5');
    expect((await read()).figures.azure?.netCustomerAdds?.value).toBe(5);
    expect((await rita.press(confirmed.dataOf('Undo'))).text).toContain('Only owners and editors');
  });

  test.each([
    ['add AZ-305 Nora Vega', 'Nora Vega: AZ-305 removed'],
    ['remove AZ-104 Marta Soler', 'Marta Soler: AZ-104 added'],
    ['add AZ-104 Marta Soler 2026-01-01 2027-01-01', 'Marta Soler: AZ-104 expires 1 January 2027 → unknown'],
    ['rules microsoft', "Rule book: Microsoft's page → your programme page"],
    ['set data track smb', 'Track of Data & AI (Azure): SMB → unknown'],
    ['set security smb customers azure 4', 'Security, SMB: Net new customers, Azure is unknown again, was 4'],
    ['set security analysts 2', 'Security: Security analysts (SC-200) is unknown again, was 2'],
    ['set data customers unknown', 'Net new customers is 2 again, was unknown'],
    ['grant Luis owner', 'Luis is no longer owner; Luis became editor'],
    ['revoke Luis', 'Luis became editor'],
  ])('of "%s" says "%s" and leaves all as before', async (text, said) => {
    const { ana, read } = await company();
    await ana.say('add AZ-104 Marta Soler');
    const before = await read();
    await ana.say(text);
    expect(await read()).not.toEqual(before);
    expect((await ana.say('undo')).text).toContain(`Taken back. Now: ${said}`);
    expect(await read()).toEqual(before);
  });

  test('of the first change keeps whoever became owner by it', async () => {
    const tenant = conversation.newTenant();
    const ana = conversation.talkAs('Ana', tenant);
    await ana.say('set data customers 3');
    expect((await ana.say('undo')).text).toContain('Taken back. Now: Net new customers is unknown again, was 3');
    expect((await ana.say('roles')).text).toContain('You are an owner');
  });

  test('never leaves the numbers without an owner', async () => {
    const { ana, luis, read } = await company();
    const granted = await ana.say('grant Luis owner');
    const revoked = await luis.say('revoke Ana');
    expect((await luis.press(granted.dataOf('Undo'))).text).toContain('The last owner stays owner');
    expect((await read()).settings.owners.map(({ name }) => name)).toEqual(['Luis']);
    await luis.press(revoked.dataOf('Undo'));
    expect((await read()).settings.owners.map(({ name }) => name)).toEqual(['Ana', 'Luis']);
  });

  test('of roles is for owners, also with a button that an owner got', async () => {
    const { ana, luis, rita, read } = await company();
    await rita.say('hi');
    const granted = await ana.say('grant Rita editor');
    const before = await read();
    expect((await luis.press(granted.dataOf('Undo'))).text).toContain('Only an owner can change this');
    expect((await luis.say('undo')).text).toContain('Only an owner can change this');
    expect(await read()).toEqual(before);
  });

  test('says so where there is nothing to take back, also in a fresh sample', async () => {
    const nobody = conversation.talkAs('Ana', conversation.newTenant());
    expect((await nobody.say('undo')).text).toContain('There is nothing to take back');
    const { rita } = await company();
    await rita.say('sample');
    expect((await rita.say('undo')).text).toContain('There is nothing to take back');
    await rita.say('set data customers 9');
    expect((await rita.say('undo')).text).toContain('Net new customers is 2 again, was 9');
  });

  test('of a change that is not there changes nothing', async () => {
    const { ana, read } = await company();
    const before = await read();
    const data = { v: 1, p: 'partner', op: 'op', a: 'undo', change: "x' or RowKey ge '" };
    expect((await ana.press(data)).text).toContain('There is nothing to take back');
    expect(await read()).toEqual(before);
  });
});

describe('audit', () => {
  test('tells who, when where the reader is, through what and from what to what, the latest first', async () => {
    const { ana, luis } = await company();
    await luis.say('set data customers 3');
    const form = await ana.say('update data');
    await ana.press({ ...form.dataOf('Save'), 'figure:deployments': '5' });
    const lines = (await ana.say('audit', { timeZone: 'America/New_York' })).text.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Changes, the latest first',
      '22 November, 04:06, Ana: Azure services in use unknown → 5 (by form)',
      '22 November, 04:04, Luis: Net new customers 2 → 3 (“set data customers 3”)',
      '22 November, 04:03, Ana: Luis became editor (“grant Luis editor”)',
      '22 November, 04:01, Ana: Ana became owner; Net new customers unknown → 2 (“set data customers 2”)',
    ]);
  });

  test('comes in pages that leave out and repeat nothing', async () => {
    const { ana } = await company();
    for (let value = 3; value < 21; value++) await ana.say(`set data customers ${value}`);
    const seen: string[] = [];
    let page = await ana.say('audit');
    for (let more = true; more; ) {
      seen.push(...page.text.split('\n').filter((line) => line.startsWith('22 November')));
      more = page.text.includes('Older changes');
      if (more) page = await ana.press(page.dataOf('Older changes'));
    }
    expect(seen).toHaveLength(20);
    expect(new Set(seen).size).toBe(20);
    expect((await ana.press(page.dataOf('Latest changes'))).text).toContain('19 → 20');
  });

  test('tells readers what, and not who; in a group neither names nor amounts', async () => {
    const { ana, rita } = await company();
    await ana.say('add AZ-104 Nora Vega');
    await ana.say('set data acr 123456');
    const toReader = (await rita.say('audit')).text;
    expect(toReader).toContain('Net new customers unknown → 2');
    expect(toReader).not.toContain(', Ana:');
    const heard = await ana.say('audit', GROUP);
    expect(heard.text).toContain('A certified person: AZ-104 added');
    expect(heard.text).not.toMatch(/Nora|Ana\b|123|Luis/);
    const answer = await ana.press(heard.dataOf('Show names to me alone'), GROUP);
    expect([answer.kind, answer.text.includes('Nora Vega')]).toEqual(['private', true]);
  });

  test('of a partner without changes says so', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    expect((await ana.say('audit')).text).toContain('Nothing was changed yet');
  });
});

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;
const SPANISH = { locale: 'es-ES' };
const at = (day: string) => ({ now: Temporal.Instant.from(`${day}T09:00:00Z`) });

/** The three Azure areas share 1 customer, 12 % growth and 3 services. */
async function partner({ hasRoster = true } = {}): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of [
    'rules microsoft',
    ...['set data customers 1', 'set data growth 12', 'set data acr 50000', 'set data services 3'],
    ...['set data track smb', 'set infra track smb', 'set apps track smb'],
    ...(hasRoster ? ['add AZ-104 Ana Ruiz', 'add PL-300 Luis Vega'] : ['set data administrators 1']),
  ]) {
    await ana.say(text, at('2026-11-20'));
  }
  return ana;
}

function totalsOf(text: string): readonly string[] {
  return [...text.matchAll(/: ([\d.]+) of 100 now, ([\d.]+) with plans/g)].map(([, , then = '']) => then);
}

describe('assign a figure', () => {
  test('plans it for a person and a day, shows the score with it, and one press raises the figure', async () => {
    const ana = await partner();
    const assigned = await ana.say('assign 2 customers to Ana by 15 December');
    expect(assigned.text).toContain('Planned: 2 more net new customers for Ana Ruiz by 15 December');
    expect(assigned.text).toContain('Ana Ruiz: 2 more net new customers by 15 December');
    const [then = ''] = totalsOf(assigned.text);
    expect((await ana.say('score data')).text).toContain(`With plans: ${then}`);
    expect((await ana.say('what if data customers 3')).text).toContain(`→ ${then} of 100`);
    expect((await ana.say('set data')).text).toContain('customers: 1');

    const planned = await ana.say('planned');
    const button = planned.dataOf('Done: 2 more net new customers, Ana Ruiz');
    const done = await ana.press(button, at('2026-11-23'));
    expect(done.text).toContain('Saved: Net new customers is 3 (was 1).');
    expect((await ana.say('score data')).text).toContain(`${then} of 100`);
    expect((await ana.say('planned')).text).toContain('Nothing is planned');
    // The same card once more: it is done, and done once.
    expect((await ana.press(button, at('2026-11-23'))).text).toContain('That is not planned');
    expect((await ana.say('set data')).text).toContain('customers: 3');
    const audit = await ana.say('audit', at('2026-11-23'));
    expect(audit.text).toContain('Net new customers 1 → 3');
    expect(audit.text).toContain('2 more net new customers no longer planned');
    await ana.press(done.dataOf('Undo'), at('2026-11-24'));
    expect((await ana.say('set data')).text).toContain('customers: 1');
    expect((await ana.say('planned')).text).toContain('Ana Ruiz: 2 more net new customers');
  });

  test('of what was planned a part may be done, and the rest stays', async () => {
    const ana = await partner();
    await ana.say('assign 2 customers to Ana by 15 December');
    const done = await ana.say('done 1 customer Ana');
    expect(done.text).toContain('Saved: Net new customers is 2 (was 1).');
    expect(done.text).toContain('Still planned: 1 more net new customer for Ana Ruiz by 15 December.');
    expect((await ana.say('done customers')).text).toContain('Saved: Net new customers is 3 (was 2).');
    expect((await ana.say('planned')).text).toContain('Nothing is planned');
  });

  test('is overdue the day after its day, moves to another one, and is taken back', async () => {
    const ana = await partner();
    await ana.say('assign growth +3 % to Luis by 15 December');
    expect((await ana.say('planned', at('2026-12-15'))).text).not.toContain('Overdue');
    const late = await ana.say('planned', at('2026-12-16'));
    expect(late.text).toContain('Overdue – Luis Vega: 3 % more usage growth by 15 December');
    expect(late.text).toContain('Overdue, now done: 3 % more usage growth, Luis Vega');
    await ana.say('assign growth 2 to Luis by 20 December');
    const moved = await ana.say('planned');
    expect(moved.text).toContain('Luis Vega: 2 % more usage growth by 20 December');
    expect(moved.text).not.toContain('15 December');
    expect((await ana.say('unassign growth from Luis')).text).toContain('No longer planned: 2 % more usage growth');
    expect((await ana.say('planned')).text).toContain('Nothing is planned');
  });

  test('is for people who are on no list too, and where only totals are known', async () => {
    const ana = await partner({ hasRoster: false });
    await ana.say('assign data 1 service to Zoe Quintana by 2026-12-15');
    const planned = await ana.say('planned');
    expect(planned.text).toContain('Zoe Quintana: 1 more Azure service in use by 15 December');
    expect((await ana.say('people')).text).not.toContain('Zoe');
    const done = await ana.press(planned.dataOf('Done: 1 more Azure service in use, Zoe Quintana'));
    expect(done.text).toContain('is 4 (was 3)');
  });

  test('asks for the person, the day, the amount and which figure, each by a button or in words', async () => {
    const ana = await partner();
    const whom = await ana.say('assign 2 customers');
    expect(whom.text).toContain('Who sees to this: 2 more net new customers?');
    const when = await ana.press(whom.dataOf('Me'));
    expect(when.text).toContain('By when shall Ana see to this');
    expect((await ana.press(when.dataOf('By 22 December'))).text).toContain('Planned: 2 more net new customers');
    expect((await ana.say('assign customers to Ana')).text).toContain('tell me how many more');
    await ana.say('set modern smb customers 3');
    const known = await ana.say('assign modern 2 customers to Luis by 2026-12-15');
    expect(known.text).toContain('Luis Vega: 2 more net new customers (Modern Work, SMB) by 15 December');
    await ana.say('unassign modern customers');
    await ana.say('set modern enterprise customers 3');
    const which = await ana.say('assign modern 2 customers to Luis by 2026-12-15');
    expect(which.text).toContain('Which one do you mean?');
    const chosen = await ana.press(which.dataOf('Net new customers (Modern Work, SMB)'));
    expect(chosen.text).toContain('Luis Vega: 2 more net new customers (Modern Work, SMB) by 15 December');
  });

  test.each([
    ['assign 2 customers to Ana by 1 November 2026', 'is over'],
    ['assign 2 customers to Ana by 31 February', 'or none'],
    ['assign 0 customers to Ana by 15 December', 'a number above 0'],
    ['assign 1.5 customers to Ana by 15 December', 'a number above 0'],
    ['assign security 300 smb users to Ana by 15 December', 'SMB'],
    ['assign security 2 smb customers azure to Ana by 15 December', 'I do not know your number yet'],
    ['assign 2 bananas to Ana by 15 December', 'bananas'],
  ])('%s is refused and changes nothing', async (text, reason) => {
    const ana = await partner();
    expect((await ana.say(text)).text).toContain(reason);
    expect((await ana.say('planned')).text).toContain('Nothing is planned');
  });

  test('names nobody and no money in a group, where a button shows both to whoever presses it', async () => {
    const ana = await partner();
    await ana.say('assign acr 30000 to Ana by 15 December');
    expect((await ana.say('planned')).text).toContain('Ana Ruiz: USD 30,000 more Azure use in 12 months');
    const { text } = await ana.say('planned', GROUP);
    expect(text).toContain('more Azure use in 12 months by 15 December');
    expect(text).not.toMatch(/Ruiz|30,000/);
  });

  test('speaks Spanish', async () => {
    const ana = await partner();
    const spoken = await ana.say('asigna 2 clientes a Ana para el 15 de diciembre', SPANISH);
    expect(spoken.text).toContain('Previsto: Ana Ruiz, 2 clientes nuevos netos más para el 15 de diciembre');
    const planned = await ana.say('previsto', SPANISH);
    const done = await ana.press(planned.dataOf('Hecho: 2 clientes nuevos netos más, Ana Ruiz'), SPANISH);
    expect(done.text).toMatch(/3 .*1/);
    expect((await ana.say('asignaciones', SPANISH)).text).toContain('No hay nada previsto');
  });
});

describe('a plan offers its steps', () => {
  test('of figures too, less what is planned already', async () => {
    const ana = await partner();
    const plan = await ana.say('plan data with customers and growth and services and people');
    const label = /Plan it: .*/.exec(plan.text)?.[0];
    if (label === undefined) throw new Error(`No figure is offered in: ${plan.text}`);
    const whom = await ana.press(plan.dataOf(label));
    const when = await ana.press(whom.dataOf('Luis Vega'));
    const assigned = await ana.press(when.dataOf('By 22 December'));
    expect(assigned.text).toContain(`Luis Vega: ${label.replace('Plan it: ', '')} by 22 December`);
    expect((await ana.say('plan data')).text).not.toContain(label);
  });

  test('one after the other, until the scores with plans are those of the plan', async () => {
    const ana = await partner();
    let plan = await ana.say('plan');
    for (let label = findOffer(plan.text); label !== undefined; label = findOffer(plan.text)) {
      const asked = await ana.press(plan.dataOf(label));
      const when = label.startsWith('Plan it') ? await ana.press(asked.dataOf('Me')) : asked;
      await ana.press(when.dataOf('By 22 December'));
      plan = await ana.say('plan');
    }
    expect(plan.text).toContain('2 more net new customers for all 3 areas');
    const promised = [...plan.text.matchAll(/of 100 now, ([\d.]+) with the plan/g)].map(([, then]) => then);
    expect(promised).toHaveLength(3);
    expect(totalsOf((await ana.say('planned')).text)).toEqual(promised);
  });
});

function findOffer(text: string): string | undefined {
  return /^(?:Plan it: |Assign ).*$/m.exec(text)?.[0];
}

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Solved } from '../../../src/planning/program.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

/** Three Azure areas between 50 and 65 points by Microsoft's pages. */
const AZURE_FACTS = [
  'rules microsoft',
  ...['set data customers 3', 'set data growth 12', 'set data acr 50000', 'set data services 4'],
  ...['set data track smb', 'set infra track smb', 'set apps track smb'],
  ...['add AZ-104 Ana Ruiz', 'add PL-300 Luis Vega', 'add AZ-700 Luis Vega', 'add PL-400 Marta Soler'],
];

async function azurePartner(): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of AZURE_FACTS) await ana.say(text);
  return ana;
}

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;

describe('plan', () => {
  test('shares certifications between three areas, for less than three plans, with the totals it gives', async () => {
    const ana = await azurePartner();
    const { text, summary } = await ana.say('plan');
    expect(summary).toMatch(/^(?:[^:]+: [\d.]+ of 100 now, [\d.]+ with the plan\. ?)+$/);
    expect(text).toMatch(/Effort \d+ in all. I checked: no plan needs less./);
    const effort = Number(/Effort (\d+) in all/.exec(text)?.[1]);
    const apart = Number(/one by one it would be (\d+)/.exec(text)?.[1]);
    expect(apart).toBeGreaterThan(effort);
    expect(text).toContain('Ana Ruiz: AZ-305 for all 3 areas (effort 8)');
    const totals = [...text.matchAll(/: ([\d.]+) of 100 now, ([\d.]+) with the plan/g)];
    expect(totals).toHaveLength(3);
    for (const [, now, planned] of totals) {
      expect(Number(now)).toBeLessThan(70);
      expect(Number(planned)).toBeGreaterThanOrEqual(70);
    }
    const steps = [...text.matchAll(/\(effort ([\d.]+)\)/g)].reduce((sum, [, each]) => sum + Number(each), 0);
    expect(steps).toBe(effort);
  });

  test('tells what the other rule book gives now and with the plan, where it differs', async () => {
    const ana = await azurePartner();
    const byMicrosoft = /([\d.]+) of 100/.exec((await ana.say('score data')).text)?.[1];
    await ana.say('rules brief');
    for (const [ask, after] of [
      ['plan data to 90', /with the plan/],
      ['what if growth 20', / → /],
    ] as const) {
      const { text } = await ana.say(ask);
      expect(text).toMatch(after);
      const said =
        /By your programme page; by Microsoft's page of June 2026 it is ([\d.]+) now and ([\d.]+) then: /.exec(text);
      expect(said?.[1]).toBe(byMicrosoft);
      expect(Number(said?.[2])).toBeGreaterThan(Number(byMicrosoft));
    }
  });

  test('is for the areas named, and leaves out what it shall do without', async () => {
    const ana = await azurePartner();
    await ana.say('set data customers 2');
    const all = await ana.say('plan data and infra');
    expect(all.text).toContain('Plan for Data & AI (Azure) and Infrastructure (Azure)');
    const without = await ana.press(all.dataOf('Without new customers'));
    expect(without.text).toContain('Plan for Data & AI (Azure) and Infrastructure (Azure)');
    expect(without.text).not.toContain('more net new customer');
    expect((await ana.say('plan data only customers')).text).toContain('cannot get there with these steps alone');
  });

  test('names nobody in a group chat', async () => {
    const ana = await azurePartner();
    const { text } = await ana.say('plan', GROUP);
    expect(text).toContain('Somebody on your list: AZ-305');
    expect(text).not.toMatch(/Ana|Luis|Marta/);
  });

  test('says what is missing, offers the form, and asks for numbers where there are none', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    expect((await ana.say('plan')).text).toContain('No numbers yet');
    await ana.say('set data customers 3');
    const heard = await ana.say('plan');
    expect(heard.text).toContain('Data & AI (Azure) is not in the plan');
    expect(heard.dataOf('Enter missing numbers')).toMatchObject({ say: 'update data-ai' });
  });

  test('has nothing to do where the area passes, and plans beyond', async () => {
    const ana = await azurePartner();
    for (const text of ['set data services 5', 'set data growth 20', 'set data administrators 2']) await ana.say(text);
    await ana.say('add AZ-305 Ana Ruiz');
    await ana.say('add DP-300: Bea One, Carl Two');
    expect((await ana.say('plan data')).text).toContain('Nothing to do: this passes already.');
    expect((await ana.say('plan data to 90')).text).toMatch(/of 100 now, (9\d|100) with the plan/);
  });
});

describe('a plan that the limit cuts', () => {
  test('says how far from the bound it is, and that there is none where none was found', async () => {
    let cut: (solved: Solved) => Solved = (solved) => solved;
    const slow = await startConversation({
      around: (solve) => async (program, limitMs) => cut(await solve(program, limitMs)),
    });
    try {
      const ana = slow.talkAs('Ana', slow.newTenant());
      for (const text of AZURE_FACTS) await ana.say(text);
      const effort = Number(/Effort (\d+) in all/.exec((await ana.say('plan')).text)?.[1]);
      cut = (solved) => (solved.kind === 'solved' ? { ...solved, proven: false, bound: solved.cost - 3 } : solved);
      expect((await ana.say('plan')).text).toContain(
        `Effort ${effort} in all. I stopped looking after 2 seconds; no plan needs less than ${effort - 3}.`,
      );
      cut = () => ({ kind: 'gave up' });
      expect((await ana.say('plan')).text).toContain('I found no plan in time.');
    } finally {
      await slow.stop();
    }
  });
});

describe('effort', () => {
  test('lists the weights, changes one, moves the plan, and is taken back by undo', async () => {
    const ana = await azurePartner();
    await ana.say('set data customers 2');
    const before = await ana.say('plan data');
    const listed = await ana.say('effort');
    expect(listed.text).toContain('A net new customer: 10');
    const saved = await ana.press(listed.dataOf('Customers are hard for us'));
    expect(saved.text).toContain('A net new customer: 20 (usually 10)');
    expect(
      (await ana.say('effort customers 0.5', { now: Temporal.Instant.from('2026-11-22T09:30:00Z') })).text,
    ).toContain('counts as effort 0.5 now');
    const easy = await ana.say('plan data');
    expect(easy.text).toContain('1 more net new customer (effort 0.5)');
    await ana.say('undo', { now: Temporal.Instant.from('2026-11-22T10:00:00Z') });
    expect((await ana.say('effort')).text).toContain('A net new customer: 20 (usually 10)');
    await ana.say('effort customers normal');
    expect((await ana.say('plan data')).text).toBe(before.text);
  });

  test.each([
    'effort customers',
    'effort customers -3',
    'effort customers 0',
    'effort customers 99999',
    'effort xyz hard',
  ])('%s is explained and changes nothing', async (text) => {
    const ana = await azurePartner();
    expect((await ana.say(text)).text).toMatch(/Say hard, easy|Say fundamentals/);
    expect((await ana.say('effort')).text).not.toContain('usually');
  });

  test('is for those who may change numbers', async () => {
    const tenant = conversation.newTenant();
    await conversation.talkAs('Ana', tenant).say('set data customers 3');
    expect((await conversation.talkAs('Luis', tenant).say('effort customers hard')).text).toContain('can change');
  });
});

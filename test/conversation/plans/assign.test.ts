import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;
const at = (day: string) => ({ now: Temporal.Instant.from(`${day}T09:00:00Z`) });

/** 62 points for Data & AI by Microsoft's pages; one AZ-305 gives 4 more, and opens 4 for the one who holds PL-300. */
async function partner(): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of [
    'rules microsoft',
    ...['set data customers 3', 'set data growth 18', 'set data acr 50000', 'set data services 5'],
    ...['set data track smb', 'add AZ-104 Ana Ruiz', 'add PL-300 Luis Vega'],
  ]) {
    await ana.say(text, at('2026-11-20'));
  }
  return ana;
}

function totalOf(text: string): string | undefined {
  return /With plans: ([\d.]+)/.exec(text)?.[1];
}

describe('assign', () => {
  test('plans for a person and a day, shows the score with it, and one press makes it a fact', async () => {
    const ana = await partner();
    expect(totalOf((await ana.say('score data')).text)).toBeUndefined();
    const assigned = await ana.say('assign AZ-305 to Ana by 15 December');
    expect(assigned.text).toContain('Planned: Azure Solutions Architect Expert (AZ-305) for Ana Ruiz by');
    const planned = await ana.say('planned');
    expect(planned.text).toContain('Ana Ruiz: AZ-305 by 15 December');
    const [, now, then] = /: ([\d.]+) of 100 now, ([\d.]+) with plans/.exec(planned.text) ?? [];
    expect(Number(then)).toBeGreaterThan(Number(now));
    expect(totalOf((await ana.say('score data')).text)).toBe(then);
    expect(totalOf((await ana.say('score')).text)).toBe(then);

    const done = await ana.press(planned.dataOf('Done: AZ-305, Ana Ruiz'));
    expect(done.text).toContain('Added');
    expect(done.text).toContain(`${then}`);
    expect(totalOf(done.text)).toBeUndefined();
    expect((await ana.say('planned')).text).toContain('Nothing is planned');
    await ana.press(done.dataOf('Undo'), at('2026-11-23'));
    expect((await ana.say('planned')).text).toContain('Ana Ruiz: AZ-305 by 15 December');
  });

  test('is kept with the numbers: in the audit, taken back by undo, and moved to another day', async () => {
    const ana = await partner();
    await ana.say('assign AZ-305 to Ana Ruiz by 2026-12-15');
    await ana.say('assign AZ-305 to Ana Ruiz by 2026-12-20', at('2026-11-23'));
    const { text } = await ana.say('planned', at('2026-11-23'));
    expect(text).toContain('20 December');
    expect(text).not.toContain('15 December');
    expect((await ana.say('audit', at('2026-11-23'))).text).toContain('AZ-305 planned by 20 December 2026');
    expect((await ana.say('undo', at('2026-11-24'))).text).toContain('15 December');
  });

  test('says what is overdue, and takes back what is no longer planned', async () => {
    const ana = await partner();
    await ana.say('assign AZ-305 to Ana by 15 December');
    const late = await ana.say('planned', at('2026-12-16'));
    expect(late.text).toContain('Overdue – Ana Ruiz: AZ-305');
    expect(late.text).toContain('Overdue, now done: AZ-305, Ana Ruiz');
    expect((await ana.say('unassign AZ-305 from Ana')).text).toContain('No longer planned');
    expect((await ana.say('planned')).text).toContain('Nothing is planned');
    expect((await ana.say('done AZ-305 Ana')).text).toContain('That is not planned');
  });

  test('asks for the day, and takes it from a button', async () => {
    const ana = await partner();
    const asked = await ana.say('assign AZ-305 to Ana');
    expect(asked.text).toContain('By when shall Ana earn');
    expect((await ana.press(asked.dataOf('By 22 December'))).text).toContain('Planned:');
  });

  test('asks who is meant among several, and puts somebody new on the list', async () => {
    const ana = await partner();
    await ana.say('add DP-300 Ana Soler ana.soler@contoso.com');
    const asked = await ana.say('assign AZ-305 to Ana by 15 December');
    expect(asked.text).toContain('Several people could be meant');
    await ana.press(asked.dataOf('Ana Soler (ana.soler@contoso.com)'));
    expect((await ana.say('planned')).text).toContain('Ana Soler: AZ-305');
    expect((await ana.say('assign AZ-305 to Zoe Quintana by 15 December')).text).toContain('I put Zoe Quintana on');
  });

  test.each([
    ['assign AZ-305 to Ana by 1 November 2026', 'is over'],
    ['assign AZ-305 to Ana by 31 February', 'or none'],
    ['assign AZ-104 to Ana by 15 December', 'already'],
    ['assign AZ-500 to Ana by 15 December', 'retired'],
    ['assign XY-999 to Ana by 15 December', 'XY-999'],
    ['assign', 'Tell me the certification'],
  ])('%s is refused and changes nothing', async (text, reason) => {
    const ana = await partner();
    expect((await ana.say(text)).text).toContain(reason);
    expect((await ana.say('planned')).text).toContain('Nothing is planned');
  });

  test('names nobody in a group, where a button shows the names to whoever presses it', async () => {
    const ana = await partner();
    await ana.say('assign AZ-305 to Ana by 15 December');
    const { text } = await ana.say('planned', GROUP);
    expect(text).toContain('AZ-305 by 15 December');
    expect(text).not.toContain('Ruiz');
  });

  test('is offered by a plan, and speaks Spanish', async () => {
    const ana = await partner();
    const plan = await ana.say('plan data');
    expect((await ana.press(plan.dataOf('Assign AZ-305 to Ana Ruiz'))).text).toContain('By when shall Ana Ruiz earn');
    const spoken = await ana.say('asigna AZ-305 a Ana para el 15 de diciembre', { locale: 'es-ES' });
    expect(spoken.text).toContain('Previsto: ');
    expect((await ana.say('asignaciones', { locale: 'es-ES' })).text).toContain('Ana Ruiz: AZ-305 para el');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from './startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;

/** 84 points by the brief, of which 32 hang on Ana's AZ-305. */
async function qualified(): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of [
    ...['set data customers 3', 'set data growth 12', 'set data acr 50000', 'set data services 5'],
    ...['add AZ-104: Ana Ruiz, Luis Vega', 'add AZ-305 Luis Vega', 'add AZ-305 Ana Ruiz 2026-01-01 2026-12-12'],
    'add DP-300: Bea One, Carl Two, Dora Four, Eva Five',
  ]) {
    await ana.say(text);
  }
  return ana;
}

describe('expiring', () => {
  test('tells the day, the points that hang on it and from when it can be renewed', async () => {
    const ana = await qualified();
    const { text } = await ana.say('expiring data');
    expect(text).toContain('Ana Ruiz: AZ-305 until 12 December, renew now, free, online. Without it: 32 points less');
    await ana.say('renewed AZ-305 Ana Ruiz 2027-12-12');
    expect((await ana.say('expiring')).text).toContain('Nothing expires in the next 90 days.');
  });

  test('never offers to renew what is retired', async () => {
    const ana = await qualified();
    await ana.say('add AI-102 Bea One 2026-01-15 2027-01-15');
    expect((await ana.say('expiring')).text).toMatch(/Bea One: AI-102 until 15 January 2027, cannot be renewed/);
  });

  test('names nobody in a group chat', async () => {
    const ana = await qualified();
    const { text } = await ana.say('expiring', GROUP);
    expect(text).toContain('AZ-305 until 12 December');
    expect(text).not.toContain('Ana');
  });

  test('says that totals tell no days', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    await ana.say('set data customers 3');
    expect((await ana.say('expiring')).text).toContain('Totals do not tell when certifications lapse');
  });
});

describe('forecast', () => {
  test('tells the day on which the designation would be lost and the renewal that saves it', async () => {
    const ana = await qualified();
    const { text } = await ana.say('forecast data');
    expect(text).toContain('Data & AI (Azure): 84 of 100 now, passes');
    expect(text).toContain('From 13 December: 52, does not pass. AZ-305 of Ana Ruiz lapses');
    expect(text).toContain('would be lost on 13 December. One renewal saves it: AZ-305 of Ana Ruiz, renew now');
    const imagined = await ana.say('what if on 2026-12-13, data');
    expect(imagined.text).toContain('84 → 52 of 100');
  });

  test('says when nothing changes, and what it cannot know', async () => {
    const ana = await qualified();
    await ana.say('renewed AZ-305 Ana Ruiz 2028-01-01');
    const { text } = await ana.say('forecast data');
    expect(text).toContain('84 of 100, passes; nothing changes by itself');
    expect(text).toContain('7 certifications have no expiry day here');
  });

  test('names nobody in a group chat', async () => {
    const ana = await qualified();
    const { text } = await ana.say('forecast', GROUP);
    expect(text).toContain('AZ-305 lapses');
    expect(text).not.toContain('Ana');
  });
});

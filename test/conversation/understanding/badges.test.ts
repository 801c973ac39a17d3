import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saidBy } from '../../views/readCard.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

async function newPartner(...texts: readonly string[]): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of texts) await ana.say(text);
  return ana;
}

/** 23 points on the Enterprise track of Infrastructure and the like, with nobody certified. */
const LITTLE = [
  ...['customers 0', 'growth 17', 'acr 50000', 'services 3', 'track enterprise'].map((each) => `set infra ${each}`),
  ...['administrators 0', 'intermediate 0', 'architects 0', 'advanced 0'].map((each) => `set infra ${each}`),
];

describe('the name of a badge that several areas share', () => {
  test.each([
    ['score AI Business Solutions', ['score modern-work', 'score business-applications']],
    ['ai business solutions', ['modern-work', 'business-applications']],
    ['gaps for AI Busines Solutions please', ['gaps for modern-work please', 'gaps for business-applications please']],
    [
      'plan Cloud & AI Platforms to 80',
      ['plan data-ai to 80', 'plan infrastructure to 80', 'plan digital-app-innovation to 80'],
    ],
    ['puntos de nube e ia', ['puntos de data-ai', 'puntos de infrastructure', 'puntos de digital-app-innovation']],
  ])('is asked back: "%s"', async (text, offers) => {
    const ana = await newPartner();
    const { answer, text: heard } = await ana.say(text);
    expect(heard).toContain('Which area do you mean?');
    const said = 'message' in answer ? saidBy(answer.message.card) : [];
    expect(said.slice(0, offers.length)).toEqual(offers);
  });

  test('may stand in the title of a certification', async () => {
    const ana = await newPartner('add Agentic AI Business Solutions Architect Luis Vega');
    expect((await ana.say('people')).text).toContain('AB-100');
  });

  test('is no other name than that of the area where it has one alone', async () => {
    const ana = await newPartner();
    expect((await ana.say('score security')).text).not.toContain('Which area do you mean?');
  });
});

describe('what Partner Center shows on the page of a badge', () => {
  test('is compared by its total alone, and kept once it is said for which area', async () => {
    const ana = await newPartner(...LITTLE);
    const { text } = await ana.say('check Cloud & AI Platforms 23');
    expect(text).toContain('Infrastructure (Azure): 23 of 100 by your numbers, as on the page.');
    expect(text).toContain('From the page of a badge only the total can be compared.');
    expect((await ana.say('score infra')).text).not.toContain('Partner Center: 23');
    const checked = await ana.say('check infrastructure 23');
    expect(checked.text).toContain('Partner Center: 23 of 100');
    expect(checked.text).toContain('On the page of the badge Cloud & AI Platforms only this total can be compared');
  });
});

describe('25 points', () => {
  test('are told where they are near, with who says so, and nowhere else', async () => {
    const ana = await newPartner(...LITTLE);
    const told =
      "2 more to 25: some of Microsoft's incentives for CSP indirect resellers open at 25 points of an area, or with its designation (as the channel press, 2025 and 2026 reports).";
    expect((await ana.say('score infra')).text).toContain(told);
    expect((await ana.say('score')).text).toContain(told);
    await ana.say('set infra growth 19');
    expect((await ana.say('score infra')).text).not.toContain('more to 25');
  });
});

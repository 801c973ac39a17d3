import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

/** Sixty points by the programme page: customers 30, growth 20, services 10, and people who count for nothing yet. */
async function newPartner(...more: readonly string[]): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  const figures = ['customers 3', 'growth 20', 'acr 50000', 'services 5', 'track enterprise'];
  for (const text of [...figures.map((each) => `set data ${each}`), ...more]) await ana.say(text);
  return ana;
}

const NOBODY = ['set data administrators 0', 'set data architects 0', 'set data specialists 0'];

describe('check data 62', () => {
  test.each([
    'check data 62',
    'comprobar datos 62',
    'Check Data & AI is 62 points',
    'check data 62/100',
    'check data 62,0',
  ])('is read from "%s"', async (text) => {
    const ana = await newPartner(...NOBODY);
    const heard = await ana.say(text);
    expect(heard.text).toContain('Partner Center: 62 of 100, as told on 22 November.');
    expect(heard.text).toContain('By your numbers: 60 of 100');
    expect(heard.text).toContain('Partner Center shows 2 more.');
  });

  test('is the same within rounding', async () => {
    const ana = await newPartner(...NOBODY, 'set data growth 12.5');
    expect((await ana.say('check data 52.5')).text).toContain('The same, apart from rounding.');
    expect((await ana.say('check data 53')).text).toContain('The same, apart from rounding.');
    expect((await ana.say('check data 52.3')).text).toContain('Partner Center shows 0.2 less.');
  });

  test('is shown beside our score, changed, forgotten and left alone by other numbers', async () => {
    const ana = await newPartner(...NOBODY);
    await ana.say('check data 61');
    expect((await ana.say('score data')).text).toContain('Partner Center: 61 of 100 (told on 22 November)');
    expect((await ana.say('score')).text).toContain('Partner Center: 61 of 100 (told on 22 November)');
    await ana.say('set data customers 2');
    const settings = (await ana.say('settings')).dataOf('Save');
    await ana.press({ ...settings, azureFigures: 'separate' });
    expect((await ana.say('score data')).text).toContain('Partner Center: 61 of 100');
    await ana.say('check data unknown');
    expect((await ana.say('score data')).text).not.toContain('Partner Center: 6');
  });

  test.each([
    ['check data 101', 'is not a total'],
    ['check data -3', 'is not a total'],
    ['check data lots', 'is not a total'],
    ['check data', 'Say the total that Partner Center shows'],
    ['check', 'Which area?'],
    ['check 62', 'Which area?'],
  ])('"%s" keeps nothing and says how', async (text, answer) => {
    const ana = await newPartner(...NOBODY);
    expect((await ana.say(text)).text).toContain(answer);
    expect((await ana.say('score data')).text).not.toContain('told on');
  });

  test('keeps the number of an area that cannot be scored yet', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    const heard = await ana.say('check security 40');
    expect(heard.text).toContain('Partner Center: 40 of 100');
    expect(heard.text).toContain('I cannot compare yet');
  });
});

describe('the likely causes', () => {
  test('begin with the other book where it gives the very number', async () => {
    const team = 'Ana One, Bea Two, Carl Three, Dora Four, Eva Five';
    const ana = await newPartner('add AZ-104: Ana One, Bea Two', 'add AZ-305: Ana One, Bea Two', `add DP-300: ${team}`);
    const heard = await ana.say('check data 80');
    expect(heard.text).toContain('By your numbers: 100 of 100 (your programme page).');
    expect(heard.text).toContain("1. By Microsoft's page the same numbers give 80.");
    await ana.press(heard.dataOf("Score by Microsoft's page"));
    expect((await ana.say('check data')).text).toContain('The same, apart from rounding.');
  });

  test('name the certification earned a few days ago that gives the very number without it', async () => {
    const team = [
      'add AZ-104: Ana One, Bea Two 2026-01-01 2027-01-01',
      'add AZ-305: Ana One, Bea Two 2026-01-01 2027-01-01',
    ];
    const ana = await newPartner(
      ...team,
      'add DP-300: Carl Three, Dora Four 2026-01-01 2027-01-01',
      'add DP-300 Eva Five 2026-11-15 2027-11-15',
    );
    const heard = await ana.say('check data 76');
    expect(heard.text).toContain('By your numbers: 84 of 100');
    expect(heard.text).toContain('1. Eva Five (DP-300): certified less than 10 days ago. Without, it is 76.');
    const inChannel = await ana.say('check data', { chat: { id: '19:channel', kind: 'channel' } });
    expect(inChannel.text).not.toContain('Eva Five');
  });

  test('tell of old figures, of missing ones and of people without an expiry day', async () => {
    const { Temporal } = await import('temporal-polyfill');
    const later = { now: Temporal.Instant.from('2026-12-22T09:00:00Z') };
    const ana = await newPartner(
      'add AZ-104: Ana One, Bea Two',
      'add AZ-305: Ana One, Bea Two',
      'add DP-300 Carl Three',
    );
    const heard = await ana.say('check data 60', later);
    expect(heard.text).toContain('4 numbers here are from before 20 December');
    expect(heard.text).toMatch(/no expiry day known, so perhaps lapsed. Without, it is 60/);
    await ana.say('set data growth unknown', later);
    expect((await ana.say('check data 60', later)).text).toMatch(/1\. Missing here: usage growth\./);
  });

  test('tell of a lapse that was renewed, and of typed totals', async () => {
    const ana = await newPartner(
      'add AZ-104: Ana One, Bea Two 2026-01-01 2027-01-01',
      'add AZ-305: Ana One, Bea Two 2026-01-01 2027-01-01',
      'add DP-300 Carl Three 2025-01-01 2026-01-01',
    );
    expect((await ana.say('check data 68')).text).toContain(
      '1. Carl Three (DP-300): expired by your list. If renewed, it is 68.',
    );
    expect((await ana.say('check data 90')).text).toContain('people who are not on your list');
    expect((await ana.say('check data 30')).text).toContain('count only once linked to your company');
    const typed = await newPartner(...NOBODY);
    expect((await typed.say('check data 80')).text).toContain('Certified people are typed totals here');
  });

  test('tell of part units of growth', async () => {
    const ana = await newPartner(...NOBODY, 'rules microsoft', 'set data growth 12.5');
    expect((await ana.say('check data 52')).text).toContain(
      '1. If Partner Center counts whole units of growth only, it is 52.',
    );
  });
});

describe('figures from before the last 20th', () => {
  test('are marked on the card and in the overview, with a button to update first', async () => {
    const { Temporal } = await import('temporal-polyfill');
    const december = { now: Temporal.Instant.from('2026-12-22T09:00:00Z') };
    const ana = await newPartner(...NOBODY);
    expect((await ana.say('score data')).text).not.toContain('from before');
    const area = await ana.say('score data', december);
    expect(area.text).toContain('from before 20 December');
    const overview = await ana.say('score', december);
    expect(overview.text).toContain('From before 20 December');
    expect(overview.dataOf('Update Data & AI (Azure)')).toMatchObject({ say: 'update data-ai' });
    await ana.say('set data customers 4', december);
    expect((await ana.say('score data', december)).text).toContain('3 numbers are from before 20 December');
  });
});

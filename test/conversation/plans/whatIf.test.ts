import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const FIGURES = ['set data customers 2', 'set data growth 12', 'set data acr 50000', 'set data services 4'];

async function sayAll(person: Person, texts: readonly string[]) {
  for (const text of texts) await person.say(text);
}

async function withRoster(): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  await sayAll(ana, [...FIGURES, 'set data track enterprise']);
  await sayAll(ana, [
    'add AZ-104: Ana Ruiz, Luis Vega',
    'add AZ-305: Ana Ruiz, Luis Vega',
    'add DP-300: Bea One, Carl Two',
  ]);
  return ana;
}

async function withTotals(): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  await sayAll(ana, FIGURES);
  await sayAll(ana, ['set data administrators 2', 'set data architects 1', 'set data specialists 3']);
  return ana;
}

function totalsOf(text: string): readonly string[] {
  const match = /Data & AI \(Azure\): ([\d.]+) → ([\d.]+) of 100/.exec(text);
  if (match === null) throw new Error(`No before and after in: ${text}`);
  return match.slice(1);
}

describe('what if', () => {
  test.each([
    [withRoster, 'Ana Ruiz leaves'],
    [withRoster, 'Ana loses AZ-305'],
    [withRoster, 'Bea One earns PL-300, Luis loses AZ-104'],
    [withRoster, '+1 customers'],
    [withRoster, 'growth 15'],
    [withRoster, 'data growth -5, services 5'],
    [withRoster, 'book microsoft'],
    [withRoster, 'book microsoft, track smb, services 5'],
    [withRoster, 'acr 500'],
    [withTotals, '+1 AZ-305'],
    [withTotals, '+2 DP-300 and +1 AZ-305'],
    [withTotals, 'data architects 2, -1 DP-300'],
    [withTotals, 'data architects 2, +1 customers'],
  ])('%o: "%s" tells what changing it gives, and undoing gives back', async (setUp, changes) => {
    const ana = await setUp();
    const before = await ana.say('score data');
    const imagined = await ana.say(`what if ${changes}`);
    const [now = '', then = ''] = totalsOf(imagined.text);
    expect(imagined.text).toContain('Nothing is saved.');
    expect(before.text).toContain(`${now} of 100`);
    expect((await ana.say('score data')).text).toBe(before.text);

    const later = { now: Temporal.Instant.from('2026-11-22T10:00:00Z') };
    const button = imagined.dataOf('Make it so');
    expect((await ana.press(button, later)).text).toContain('Saved:');
    expect((await ana.say('score data')).text).toContain(`${then} of 100`);
    // A second press of the same card must not add the customer twice.
    await ana.press(button, later);
    expect((await ana.say('score data')).text).toContain(`${then} of 100`);
    await ana.say('undo', { now: Temporal.Instant.from('2026-11-22T11:00:00Z') });
    expect((await ana.say('score data')).text).toBe(before.text);
  });

  test('of people without a name shows the points and asks for names to save them', async () => {
    const ana = await withRoster();
    const heard = await ana.say('what if +2 DP-300');
    const [now = '', then = ''] = totalsOf(heard.text).map(Number);
    expect(Number(then) - Number(now)).toBe(16);
    expect(heard.text).toContain('add them by name');
    expect(() => heard.dataOf('Make it so')).toThrow();
  });

  test('on another day lets certifications lapse and saves nothing', async () => {
    const ana = await withRoster();
    await ana.say('renewed AZ-305 Ana Ruiz 2027-03-01');
    const heard = await ana.say('what if on 2027-07-01');
    expect(totalsOf(heard.text).map(Number)).toEqual([56, 40]);
    expect(heard.text).toContain('1 July 2027');
    expect(() => heard.dataOf('Make it so')).toThrow();
  });

  test.each([
    ['what if', 'commas between'],
    ['what if bananas', 'cannot read'],
    ['what if Zoe leaves', 'Nobody on your list is called Zoe'],
    ['what if -1 AZ-305', 'Say who'],
    ['what if +999 AZ-305', 'up to 50'],
    ['what if growth abc', 'cannot read'],
    ['what if security customers +2', 'cannot read'],
  ])('"%s" is explained', async (said, expected) => {
    const ana = await withRoster();
    expect((await ana.say(said)).text).toContain(expected);
  });

  test('asks which area a number is of', async () => {
    const ana = await withRoster();
    await sayAll(ana, ['set biz customers 1', 'set biz growth 3']);
    expect((await ana.say('what if growth 15')).text).toContain('Several areas have');
    expect((await ana.say('what if data growth 15')).text).toContain('Data & AI (Azure): ');
    expect((await ana.say('qué pasa si data growth 15')).text).toContain('Data & AI (Azure): ');
  });

  test('is for everybody, saving it for those who may change numbers', async () => {
    const tenant = conversation.newTenant();
    await sayAll(conversation.talkAs('Ana', tenant), [...FIGURES, 'set data track smb', 'add AZ-104 Ana Ruiz']);
    const luis = conversation.talkAs('Luis', tenant);
    const heard = await luis.say('what if +1 customers');
    expect((await luis.press(heard.dataOf('Make it so'))).text).toContain('can change');
  });
});

test('a number far beyond the usual is told before it can be saved, once however many areas share it', async () => {
  const ana = await withTotals();
  const { text } = await ana.say('what if customers 99999999');
  expect(text.match(/Net new customers 99,999,999 is far more than usual\./g)).toHaveLength(1);
  expect((await ana.say('what if customers 99999999', { locale: 'es-ES' })).text).toContain('mucho más de lo habitual');
  expect((await ana.say('what if customers 40')).text).not.toContain('far more than usual');
});

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const at = (day: string) => ({ now: Temporal.Instant.from(`${day}T09:00:00Z`) });

test('told once, the score says when the renewal is due, and what the fee is by whom', async () => {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  await ana.say('set data customers 3', at('2026-11-20'));
  expect((await ana.say('score data')).text).not.toContain('Renewal due');
  const saved = await ana.say('anniversary 2027-02-10', at('2026-11-21'));
  expect(saved.text).toContain('The renewal is due on 10 February 2027 and can be paid until 12 March 2027.');
  expect(saved.text).toContain('from 1 September 2026 to 28 February 2027');
  const { text } = await ana.say('score data');
  expect(text).toContain('Renewal due on 10 February 2027, payable until 12 March 2027');
  expect(text).toMatch(/probably costs USD 4,875 a year plus tax, by .+; before, it was USD 4,730/);
  expect((await ana.say('score data', at('2027-03-13'))).text).toContain('Renewal due on 10 February 2028');
  expect((await ana.say('audit')).text).toContain('Anniversary unknown → 10 February 2027');
  expect((await ana.say('undo', at('2026-11-23'))).text).toContain('I do not know your anniversary');
});

test('is told in Spanish, forgotten on demand, and explained without a day', async () => {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  const spanish = { locale: 'es-ES' };
  expect((await ana.say('aniversario 10 de febrero de 2027', spanish)).text).toContain('12 de marzo de 2027');
  expect((await ana.say('anniversary')).text).toContain('10 February 2027');
  expect((await ana.say('anniversary unknown')).text).toContain('I do not know your anniversary');
});

test.each(['anniversary soon', 'anniversary 2027-02-31', 'anniversary 03/04/2027', 'anniversary 9999-02-10'])(
  '%s is no day and changes nothing',
  async (text) => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    expect((await ana.say(text)).text).toContain('Write it like 2026-03-01');
    expect((await ana.say('anniversary')).text).toContain('I do not know your anniversary');
  },
);

/** 70 points or more from 20 July on. */
async function passing() {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of ['set data customers 3', 'set data growth 20', 'set data acr 50000', 'set data services 5']) {
    await ana.say(text, at('2026-07-19'));
  }
  for (const exam of ['AZ-104', 'DP-300']) await ana.say(`add ${exam}: Ana Ruiz, Luis Vega`, at('2026-07-20'));
  await ana.say('add AZ-305 Luis Vega', at('2026-07-20'));
  await ana.say('add AZ-305 Ana Ruiz 2026-01-01 2026-08-02', at('2026-07-20'));
  return ana;
}

test('what passed counts until the day on which it was changed, for the months after it, and for the renewal', async () => {
  const ana = await passing();
  await ana.say('renewed AZ-305 Ana Ruiz 2027-08-02', at('2026-07-21'));
  expect((await ana.say('score data', at('2026-07-21'))).text).not.toContain('Counts as qualified');
  await ana.say('set data customers 0', at('2026-08-20'));
  const { text } = await ana.say('score data', at('2026-08-20'));
  expect(text).toMatch(/Counts as qualified until 31 January 2027, because you had [78]\d on 19 August 2026/);
  expect((await ana.say('score data', at('2027-01-31'))).text).toContain('Counts as qualified until 31 January');
  expect((await ana.say('score data', at('2027-02-01'))).text).not.toContain('Counts as qualified');
  await ana.say('anniversary 2026-12-10', at('2026-11-22'));
  expect((await ana.say('score data')).text).toContain('Enough for the renewal on 10 December 2026');
});

test('what passed counts until the day with which a certification lapsed, though nobody changed anything', async () => {
  const ana = await passing();
  const { text } = await ana.say('score data', at('2026-08-20'));
  expect(text).toMatch(/Counts as qualified until 31 January 2027, because you had [78]\d on 2 August 2026/);
  for (const question of ['score', 'gaps', 'gaps data']) {
    expect((await ana.say(question, at('2026-08-20'))).text).toMatch(/no longer passes, [\d.]+ more to pass/);
    expect((await ana.say(question, at('2026-08-01'))).text).not.toMatch(/no longer passes, [\d.]+ more to pass/);
  }
  expect((await ana.say('score', { ...at('2026-08-20'), locale: 'es-ES' })).text).toContain('ya no cumple');
  for (const change of ['set data growth 4', 'undo', 'set data specialists 0']) {
    expect((await ana.say(change, at('2026-08-20'))).text, change).toMatch(/no longer passes, [\d.]+ more to pass/);
  }
});

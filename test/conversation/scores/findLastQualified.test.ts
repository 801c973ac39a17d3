import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const at = (day: string) => ({ now: Temporal.Instant.from(`${day}T09:00:00Z`) });

test('the past is looked through once for everybody, until the numbers or the day change, and for a change itself', async () => {
  const tenant = conversation.newTenant();
  const [ana, luis] = [conversation.talkAs('Ana', tenant), conversation.talkAs('Luis', tenant)];
  for (const text of ['set data customers 3', 'set data growth 20', 'set data acr 50000', 'set data services 5']) {
    await ana.say(text, at('2026-07-19'));
  }
  for (const exam of ['AZ-104', 'DP-300', 'AZ-305']) {
    await ana.say(`add ${exam}: Ana Ruiz, Luis Vega`, at('2026-07-20'));
  }
  await ana.say('remove AZ-305 Ana Ruiz', at('2026-07-22'));

  const { listStates } = conversation.store;
  let looks = 0;
  conversation.store.listStates = (...asked) => {
    looks += 1;
    return listStates(...asked);
  };
  const counts = async (person: typeof ana, day: string) => {
    const { text } = await person.say('score data', at(day));
    return { looks, isCounting: text.includes('Counts as qualified until 31 December') };
  };
  expect(await counts(ana, '2026-07-23')).toEqual({ looks: 1, isCounting: true });
  expect(await counts(luis, '2026-07-23')).toEqual({ looks: 1, isCounting: true });
  expect(await counts(ana, '2026-07-24')).toEqual({ looks: 2, isCounting: true });
  // What was so before is known by then.
  await ana.say('set data customers 2', at('2026-07-24'));
  expect(await counts(luis, '2026-07-24')).toEqual({ looks: 3, isCounting: true });
  expect(await counts(ana, '2026-07-24')).toEqual({ looks: 3, isCounting: true });

  const other = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of ['set data customers 2', 'set data growth 20']) await other.say(text, at('2026-07-24'));
  expect(looks).toBe(5);
  expect(await counts(other, '2026-07-24')).toEqual({ looks: 6, isCounting: false });
  conversation.store.listStates = listStates;
});

test('what could not be read is read again', async () => {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  await ana.say('set data customers 3');
  const { listStates } = conversation.store;
  conversation.store.listStates = () => Promise.reject(new Error('Storage is away'));
  await expect(ana.say('score data')).rejects.toThrow('Storage is away');
  conversation.store.listStates = listStates;
  expect((await ana.say('score data')).text).toContain('Data & AI');
});

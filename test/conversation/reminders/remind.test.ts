import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../src/conversation/turn.ts';
import { UNKNOWN_PLACE } from '../../../src/partner/places.ts';
import type { Delivery } from '../../../src/reminders/index.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const at = (now: string) => ({ now: Temporal.Instant.from(now) });

async function meet(): Promise<{ tenant: string; ana: Person; place: string }> {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('set data customers 3');
  return { tenant, ana, place: `Ana@${tenant}` };
}

const reminderOf = async (tenant: string, place: string) => (await conversation.places.read(tenant, place)).reminder;

async function dueOf(tenant: string) {
  const all = await conversation.due.list(Temporal.Instant.from('2030-01-01T00:00:00Z'), 1000);
  return all.filter((entry) => entry.tenantId === tenant && entry.for === 'notice').map(({ at: due }) => String(due));
}

describe('turning it on', () => {
  test('takes one press on the score card', async () => {
    const { tenant, ana, place } = await meet();
    const score = await ana.say('score');
    const heard = await ana.press(score.dataOf('Remind me every month'));
    expect(heard.text).toContain('On. The next one comes to you on 21 December at 09:00 (Europe/Madrid).');
    expect(await reminderOf(tenant, place)).toMatchObject({ day: 21, time: '09:00', timeZone: 'Europe/Madrid' });
    expect(await dueOf(tenant)).toEqual(['2026-12-21T08:00:00Z']);
    expect((await ana.say('score')).text).not.toContain('Remind me every month');
    const inGroup = await ana.say('score', { chat: { id: '19:group@thread.v2', kind: 'group' } });
    expect(inGroup.dataOf('Remind this chat every month')).toMatchObject({ say: 'remind on' });
    const inChannel = await ana.say('score', { chat: { id: '19:general@thread.tacv2', kind: 'channel' } });
    expect(inChannel.text).toContain('Remind this channel every month');
  });

  test.each([
    ['remind 25 at 10:00 London', { day: 25, time: '10:00', timeZone: 'Europe/London' }],
    ['remind me on the 3rd at 9', { day: 3, time: '09:00', timeZone: 'Europe/Madrid' }],
    ['remind on the 31st of each month at 6pm in New York', { day: 31, time: '18:00', timeZone: 'America/New_York' }],
    ['recuérdame el día 5 a las 8:30', { day: 5, time: '08:30' }],
    ['recordatorio sí', { day: 21, time: '09:00' }],
    ['reminders on', { day: 21 }],
    ['remind europe/lisbon', { timeZone: 'Europe/Lisbon' }],
    ['remind mexico city', { timeZone: 'America/Mexico_City' }],
  ])('understands "%s"', async (text, expected) => {
    const { tenant, ana, place } = await meet();
    await ana.say(text);
    expect(await reminderOf(tenant, place)).toMatchObject(expected);
  });

  test.each(['remind 32', 'remind at 25:00', 'remind every blue moon', 'remind Atlantis'])(
    'changes nothing by "%s" and says what is accepted',
    async (text) => {
      const { tenant, ana, place } = await meet();
      expect((await ana.say(text)).text).toContain('Tell me a day, a time and a place');
      expect(await reminderOf(tenant, place)).toBeNull();
    },
  );

  test('by the form keeps a time zone that is not known in its field, and everything else', async () => {
    const { tenant, ana, place } = await meet();
    const form = await ana.say('remind');
    const heard = await ana.press({
      ...form.dataOf('Turn on'),
      ...{ day: '28', time: '07:15', timeZone: 'Atlantis', warnings: 'false' },
    });
    expect(heard.text).toContain('I do not know the time zone “Atlantis”.');
    expect(JSON.stringify(heard.answer)).toContain('"value":"28"');
    expect(await reminderOf(tenant, place)).toBeNull();
    await ana.press({
      ...heard.dataOf('Turn on'),
      ...{ day: '28', time: '07:15', timeZone: 'lisbon', warnings: 'false' },
    });
    expect(await reminderOf(tenant, place)).toMatchObject({
      ...{ day: 28, time: '07:15', timeZone: 'Europe/Lisbon', warnings: false },
    });
  });

  test('is not for the sample', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('sample');
    expect((await ana.say('remind on')).text).toContain('The made-up partner is never reminded.');
    expect(await reminderOf(tenant, place)).toBeNull();
  });
});

describe('once it is on', () => {
  test('it is put off for a week by one press, and a second press on the same day changes nothing', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    const card = await ana.say('remind', at('2026-12-21T08:05:00Z'));
    const press = card.dataOf('Again in 7 days');
    const heard = await ana.press(press, at('2026-12-21T08:06:00Z'));
    expect(heard.text).toContain('Put off for 7 days.');
    expect(heard.text).toContain('28 December at 09:00');
    const once = await reminderOf(tenant, place);
    await ana.press(press, at('2026-12-21T20:00:00Z'));
    expect(await reminderOf(tenant, place)).toEqual(once);
    expect(await dueOf(tenant)).toContain('2026-12-28T08:00:00Z');
  });

  test('a month is skipped by one press; on an old card the press explains itself', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    const press = (await ana.say('remind')).dataOf('Skip December 2026');
    const heard = await ana.press(press);
    expect(heard.text).toContain('No reminder in December 2026.');
    expect(heard.text).toContain('21 January 2027 at 09:00');
    expect(await dueOf(tenant)).toContain('2027-01-21T08:00:00Z');
    const late = await ana.press(press, at('2027-02-03T09:00:00Z'));
    expect(late.text).toContain('December 2026 is over, so there is nothing to skip.');
    expect((await reminderOf(tenant, place))?.skipped).toEqual(['2026-12']);
  });

  test('skipping that Teams repeats skips no more', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    await ana.say('remind skip');
    expect((await ana.say('remind skip')).text).toContain('No reminder in December 2026.');
    expect((await reminderOf(tenant, place))?.skipped).toEqual(['2026-12']);
    await ana.say('remind skip 2027-01');
    expect((await reminderOf(tenant, place))?.skipped).toEqual(['2026-12', '2027-01']);
  });

  test('months that are skipped are kept in their order, and of too many the latest go', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    const months = Array.from({ length: 13 }, (_, index) =>
      Temporal.PlainYearMonth.from('2026-12').add({ months: index }).toString(),
    );
    for (const month of months.toReversed()) await ana.say(`remind skip ${month}`);
    expect((await reminderOf(tenant, place))?.skipped).toEqual(months.slice(0, 12));
    await ana.say('remind skip 2028-06');
    expect((await reminderOf(tenant, place))?.skipped).toEqual([...months.slice(0, 11), '2028-06']);
  });

  test('skipping the month of one that was put off skips that one, and no other', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    await ana.say('remind snooze', at('2026-12-18T09:00:00Z'));
    const heard = await ana.say('remind skip', at('2026-12-18T09:01:00Z'));
    expect(heard.text).toContain('No reminder in December 2026.');
    expect(heard.text).toContain('21 January 2027 at 09:00');
    expect((await reminderOf(tenant, place))?.snooze).toBeNull();
    await ana.say('remind snooze', at('2027-01-21T09:00:00Z'));
    await ana.say('remind skip 2027-02', at('2027-01-21T09:01:00Z'));
    expect((await reminderOf(tenant, place))?.snooze?.until).toBe('2027-01-28');
  });

  test('within the last minute before its time the next one is promised, and comes', async () => {
    const { tenant, ana } = await meet();
    const heard = await ana.say('remind on', at('2026-12-21T07:59:30Z'));
    expect(heard.text).toContain('21 January 2027 at 09:00');
    expect(await dueOf(tenant)).toContain('2027-01-21T08:00:00Z');
  });

  test('it is stopped, though not shown, where outsiders came to read along', async () => {
    const { tenant, ana } = await meet();
    const id = '19:mixed@thread.v2';
    const chat = { chat: { id, kind: 'group' } as const };
    await ana.say('remind on', chat);
    const mixed = { ...chat, lookUpAudience: async () => 'outsiders' as const, ...at('2026-11-22T12:00:00Z') };
    expect((await ana.say('remind now', mixed)).text).not.toContain('Data & AI');
    await ana.say('remind off', mixed);
    expect(await reminderOf(tenant, id)).toBeNull();
  });

  test('it stops by one press, and a press on an old card then explains', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    const card = await ana.say('remind');
    expect((await ana.press(card.dataOf('Stop reminders'))).text).toContain('Turned off.');
    expect(await reminderOf(tenant, place)).toBeNull();
    expect((await ana.press(card.dataOf('Again in 7 days'))).text).toContain('There is no reminder here to change.');
    expect(await reminderOf(tenant, place)).toBeNull();
  });

  test('warnings are switched by themselves', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    expect((await ana.say('remind warnings off')).text).toContain('Warnings are off.');
    expect(await reminderOf(tenant, place)).toMatchObject({ warnings: false, day: 21 });
    await ana.say('remind warnings on');
    expect(await reminderOf(tenant, place)).toMatchObject({ warnings: true });
  });

  test('two people of a chat who change it at once lose nothing of each other', async () => {
    const { tenant, ana } = await meet();
    const luis = conversation.talkAs('Luis', tenant);
    const chat = { chat: { id: '19:team@thread.v2', kind: 'group' } as const };
    await ana.say('remind on', chat);
    await Promise.all([
      ana.say('remind skip 2026-12', chat),
      luis.say('remind 25', chat),
      ana.say('remind warnings off', chat),
      luis.say('remind skip 2027-02', chat),
    ]);
    expect(await reminderOf(tenant, '19:team@thread.v2')).toMatchObject({
      ...{ day: 25, skipped: ['2026-12', '2027-02'], warnings: false },
    });
  });

  test('one is shown now, to whoever asks alone, and none is recorded as sent', async () => {
    const { tenant, ana } = await meet();
    const heard = await ana.say('remind now');
    expect(heard.text).toContain('A reminder would look like this');
    expect(heard.text).toContain('Data & AI (Azure)');
    expect(await conversation.deliveries.list(tenant, '0')).toEqual([]);
  });
});

describe('the address of a chat', () => {
  test('is kept once, and goes with everything else when the bot is removed', async () => {
    const { tenant, ana, place } = await meet();
    await ana.say('remind on');
    const before = await conversation.places.read(tenant, place);
    expect(before.address).toMatchObject({ kind: 'personal', state: 'open', timeZone: 'Europe/Madrid' });
    await ana.send({ kind: 'removed' });
    const { member, language } = before;
    // What is known of the person holds in every chat.
    expect(member).not.toBeNull();
    expect(await conversation.places.read(tenant, place)).toEqual({ ...UNKNOWN_PLACE, member, language });
  });

  test('is open again as soon as the person writes', async () => {
    const { tenant, ana, place } = await meet();
    const { address } = await conversation.places.read(tenant, place);
    if (address === null) throw new Error('No address was kept');
    await conversation.places.changeAddress(tenant, place, () => ({ ...address, state: 'blocked' }));
    await ana.say('hi');
    expect((await conversation.places.read(tenant, place)).address?.state).toBe('open');
  });

  test('and who asked for a reminder in a group are forgotten, and what was sent goes with everything', async () => {
    const { tenant, ana } = await meet();
    const luis = conversation.talkAs('Luis', tenant);
    const id = '19:team@thread.v2';
    await luis.say('remind on', { chat: { id, kind: 'group' } });
    const now = Temporal.Instant.from('2026-12-21T08:00:00Z');
    const sent = (place: string): Delivery => ({
      ...{ tenantId: tenant, id: `2026-12|monthly|${place}`, place, notice: { kind: 'monthly', period: '2026-12' } },
      ...{ dueAt: now, state: 'sent', at: now, until: null, refusals: 0, unknowns: 0, reason: null },
    });
    await conversation.deliveries.insert([sent(`Luis@${tenant}`), sent(id)]);
    const question = await luis.say('forget me');
    await luis.press(question.dataOf('Forget me'));
    expect((await reminderOf(tenant, id))?.by).toEqual({ id: 'former-user', name: 'a former user' });
    expect((await conversation.deliveries.list(tenant, '0')).map(({ place }) => place)).toEqual([id]);
    const all = await ana.say('delete everything');
    await ana.press(all.dataOf('Delete everything'));
    expect(await conversation.deliveries.list(tenant, '0')).toEqual([]);
    expect(await conversation.places.list(tenant)).toEqual([]);
  });

  test('goes with "forget me", and so does the reminder', async () => {
    const { tenant, place } = await meet();
    const luis = conversation.talkAs('Luis', tenant);
    await luis.say('remind on');
    const question = await luis.say('forget me');
    await luis.press(question.dataOf('Forget me'));
    expect(await conversation.places.read(tenant, `Luis@${tenant}`)).toEqual(UNKNOWN_PLACE);
    expect((await conversation.places.read(tenant, place)).address).not.toBeNull();
  });

  test('of a guest is not kept', async () => {
    const tenant = conversation.newTenant();
    await conversation.talkAs('Jon', tenant, { kind: 'guest' }).say('remind on');
    expect(await conversation.places.list(tenant)).toEqual([]);
  });

  test('of another channel of the team goes when the team removes the bot', async () => {
    const { tenant, ana } = await meet();
    const channelOf = (id: string): Partial<Turn> => ({
      chat: { id, kind: 'channel' },
      address: {
        place: id,
        kind: 'channel',
        conversationId: id,
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        bot: { id: '28:bot', name: 'Partner Score' },
        user: null,
        team: 'team',
        isShared: false,
        locale: null,
        timeZone: null,
        state: 'open',
      },
    });
    await ana.say('remind on', channelOf('19:general@thread.tacv2'));
    await ana.say('remind on', channelOf('19:other@thread.tacv2'));
    await ana.send({ kind: 'removed' }, channelOf('19:general@thread.tacv2'));
    expect((await conversation.places.list(tenant)).map(({ address }) => address?.kind)).toEqual(['personal']);
  });
});

test('an owner reads how many chats are reminded; a reader does not', async () => {
  const { tenant, ana } = await meet();
  await ana.say('remind on');
  expect((await ana.say('remind status')).text).toContain('1 chat is reminded.');
  const rita = conversation.talkAs('Rita', tenant);
  expect((await rita.say('remind status')).text).not.toContain('is reminded');
});

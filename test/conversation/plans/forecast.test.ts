import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

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

  test('says what those of one day cost together where one by one they cost nothing', async () => {
    const ana = await qualified();
    await ana.say('add AZ-305 Bea One 2026-01-01 2026-12-12');
    const { text } = await ana.say('expiring data');
    expect(text).toContain('Ana Ruiz: AZ-305 until 12 December, renew now, free, online. No points hang on it alone.');
    expect(text).toContain('If both lapse on 12 December: 32 points less in Data & AI (Azure).');
    await ana.say('add AZ-305 Carl Two');
    expect((await ana.say('expiring data')).text).not.toContain('If both lapse');
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
  test('goes month by month, and under the month tells the day on which the designation is lost and what saves it', async () => {
    const ana = await qualified();
    const { text } = await ana.say('forecast data');
    expect(text).toContain(
      [
        'Data & AI (Azure): 84 of 100 now, passes',
        "By your programme page; by Microsoft's page of June 2026 on the Enterprise track it is 68: does not pass.",
        "By Microsoft's page of June 2026 on the SMB track it is 76: passes.",
      ].join('\n'),
    );
    const rows = [...text.matchAll(/^━+┃━+ ([\d.]+) in (.+)$/gm)].map(([, total, month]) => `${total} ${month}`);
    expect(rows).toEqual([
      '52 December, lost',
      ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'].map((month) => `52 ${month} 2027`),
      ...['September', 'October', 'November'].map((month) => `52 ${month} 2027`),
    ]);
    expect(text).toContain(
      [
        '52 in December, lost',
        'From 13 December: 52, no longer passes. AZ-305 of Ana Ruiz lapses',
        'Data & AI (Azure) would be lost on 13 December. Microsoft shows it as “Cloud & AI Platforms”. One renewal saves it: AZ-305 of Ana Ruiz, renew now, free, online.',
      ].join('\n'),
    );
    const imagined = await ana.say('what if on 2026-12-13, data');
    expect(imagined.text).toContain('84 → 52 of 100');
  });

  test('says once what befalls several people, with names and without', async () => {
    const ana = await qualified();
    await ana.say('renewed AZ-305 Luis Vega 2026-12-12');
    const { text } = await ana.say('forecast data');
    expect(text).toContain('From 13 December: 52, no longer passes. AZ-305 of Ana Ruiz and Luis Vega lapses');
    expect(text).toContain('2 renewals save it: AZ-305 of Ana Ruiz and Luis Vega by 12 December.');
    const told = (await ana.say('forecast data', GROUP)).text;
    expect(told).toContain('52, no longer passes. AZ-305 of 2 people lapses');
    expect(told).toContain('2 renewals save it: AZ-305 of 2 people by 12 December.');
    expect((await ana.say('forecast data', { locale: 'es-ES' })).text).toContain(
      'caduca AZ-305 de Ana Ruiz y Luis Vega',
    );
  });

  test('tells what changes before this month ends, and a designation that comes by itself', async () => {
    const ana = await qualified();
    await ana.say('renewed AZ-305 Ana Ruiz 2026-11-25');
    const { text } = await ana.say('forecast data');
    expect(text).toMatch(
      /84 of 100 now, passes\n.*\n.*\nFrom 26 November: 52, .*\n.*lost on 26 November.*\nOnce that is done, by .*\nBy .*\n52 in December\. .*\n━+┃━+ 52 in December\n/,
    );
    await ana.say('add AZ-305 Zoe Last 2027-02-10');
    expect((await ana.say('add AZ-104 Zoe Last')).text).toContain('Added');
    expect((await ana.say('forecast data')).text).toMatch(
      / 84 in February 2027, passes\nFrom 10 February 2027: 84, passes/,
    );
  });

  test('of several areas joins the months that are alike', async () => {
    const ana = await qualified();
    await ana.say('set infra track smb');
    const { text } = await ana.say('forecast');
    expect(text).toMatch(
      /Data & AI \(Azure\): 84 of 100 now, passes\n.*\n52 from December 2026 to November 2027, lost\n/,
    );
    expect(text).toContain('Infrastructure (Azure): 60 of 100, does not pass; nothing changes by itself');
    await ana.say('renewed AZ-305 Ana Ruiz 2027-04-12');
    const later = await ana.say('forecast');
    expect(later.text).toContain('84 from December 2026 to March 2027, passes');
    expect(later.text).toContain('52 from April to November 2027, lost');
  });

  test('of all six areas with 50 people whose certifications lapse on 50 days is a card that Teams takes', async () => {
    const ana = await qualified();
    for (const text of [
      ...['modern smb customers 3', 'security smb customers azure 3', 'biz customers 3'].map((each) => `set ${each}`),
      ...['infra', 'apps', 'biz'].map((area) => `set ${area} track smb`),
    ]) {
      await ana.say(text);
    }
    const codes = ['AZ-104', 'AZ-305', 'DP-300', 'AZ-700', 'GH-200', 'SC-200', 'SC-300', 'MS-102', 'PL-200', 'PL-600'];
    const lines = Array.from({ length: 50 }, (_, index) => {
      const expires = Temporal.PlainDate.from('2026-11-25').add({ days: 7 * index });
      const name = `Person ${'ABCDEFGHIJ'[index % 10]}${'ABCDE'[Math.floor(index / 10)]} Longname`;
      return `${name}\t${codes[index % codes.length]}\t2026-01-01\t${expires}`;
    });
    const pasted = await ana.say(`Name\tCertification\tEarned\tExpires\n${lines.join('\n')}`);
    await ana.press(pasted.dataOf(/Save.*/.exec(pasted.text)?.[0] ?? ''));
    const { text } = await ana.say('forecast');
    expect(text.match(/of 100 now/g)).toHaveLength(6);
    expect(text).toMatch(/and \d+ more changes/);
    expect((await ana.say('forecast data')).text.match(/^━/gm)).toHaveLength(12);
  });

  test('says when nothing changes, and what it cannot know', async () => {
    const ana = await qualified();
    await ana.say('renewed AZ-305 Ana Ruiz 2028-01-01');
    const { text } = await ana.say('forecast data');
    expect(text).toContain('84 of 100, passes; nothing changes by itself');
    expect(text.match(/ 84 in .*, passes/g)).toHaveLength(12);
    expect(text).toContain('7 certifications have no expiry day here');
    expect((await ana.say('forecast')).text).not.toContain('━');
  });

  test('speaks Spanish', async () => {
    const ana = await qualified();
    const { text } = await ana.say('previsión datos', { locale: 'es-ES' });
    expect(text).toContain(' 52 en diciembre, se pierde');
    expect(text).toContain(' 52 en enero de 2027');
  });

  test('names nobody in a group chat', async () => {
    const ana = await qualified();
    const { text } = await ana.say('forecast', GROUP);
    expect(text).toContain('AZ-305 lapses');
    expect(text).not.toContain('Ana');
  });
});

describe('a pass that ends by itself', () => {
  test('is told with its last day and what keeps it, by every card', async () => {
    const ana = await qualified();
    for (const ask of ['score data', 'score', 'gaps data', 'plan data', 'plan', 'remind now']) {
      const { text } = await ana.say(ask);
      expect([ask, text]).toEqual([ask, expect.stringContaining('passes until 12 December')]);
      expect([ask, text]).toEqual([ask, expect.stringContaining('Renew AZ-305 of Ana Ruiz by 12 December')]);
      expect([ask, text]).not.toEqual([ask, expect.stringContaining('Nothing to do')]);
    }
    const { summary } = await ana.say('score data');
    expect(summary).toContain('Renew AZ-305 of Ana Ruiz by 12 December');
    const { text } = await ana.say('plan data');
    expect(text).toContain('Otherwise it is 52 of 100 from 13 December and no longer passes.');
    expect((await ana.say('plan data', GROUP)).text).not.toContain('Ana');
    await ana.say('renewed AZ-305 Ana Ruiz 2027-12-12');
    expect((await ana.say('plan data')).text).toContain('Nothing to do: this passes already.');
  });
});

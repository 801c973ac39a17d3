import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
let ana: Person;

beforeAll(async () => {
  conversation = await startConversation();
  ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of [
    'set data customers 2',
    'set data growth 0',
    'set data acr 50000',
    'set data services 4',
    'add AZ-104 Luis Vega 2026-01-10 2027-01-10',
    'add AZ-104 Marta Soler 2026-03-01 2027-03-01',
    'add AZ-305 Luis Vega 2026-02-01 2027-02-01',
    'add DP-300 Nora Ruiz 2025-01-01 2026-01-01',
  ]) {
    await ana.say(text);
  }
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;

/** What is said first, and something that comes with it. */
test.each([
  [
    'can the same person be counted twice?',
    'Yes, in several steps and areas, but once in each',
    '1 of your people counts',
  ],
  [
    'how long does it take until a certification shows up in Partner Center?',
    'Usually within 10 days',
    'Learn profile',
  ],
  ['¿quién tiene AZ-104?', '2 people have Azure Administrator Associate (AZ-104)', 'Luis Vega until 10 January'],
  ['who has SC-200', 'Nobody on your list has Security Operations Analyst Associate (SC-200)', 'Where it counts'],
  ['what does luis hold?', 'Luis Vega has 2 certifications', 'AZ-305'],
  ['when does AZ-305 expire', 'the next one expires on 1 February 2027', 'Luis Vega'],
  ['what counts for data?', 'What counts for Data & AI (Azure)', '8 points a person, up to 5 people'],
  [
    'does AZ-500 count for data',
    'No: Azure Security Engineer Associate (AZ-500) does not count',
    'Security: in the step',
  ],
  ['does AZ-900 count', 'counts nowhere', 'Of the fundamentals'],
  ['when does AZ-500 retire', 'it could be earned until 31 August 2026, and counts', 'SC-500'],
  ['do expired certifications count', 'No. A certification counts through the day', '1 on your list has expired'],
  ['do we have enough AZ-305', 'Not yet: 1 more person is needed', 'Data & AI (Azure), Azure architect: 1 of 2'],
  ['are we qualified for data', 'Not yet: Data & AI (Azure) has 28 of 100, 42 short of 70', 'AZ-305'],
  ['how far are we from 70 in data', 'Not yet: Data & AI (Azure)', 'short of 70'],
  [
    'which track is better for data',
    'Data & AI (Azure): SMB gives more, 36 of 100 instead of 28',
    'puts you on one track',
  ],
  ['what is CPOR', 'CPOR: claiming partner of record', 'Microsoft 365'],
  ['how is usage growth computed in data', 'Usage growth', 'Each 1 % is one point'],
  ['what is one more customer worth in data', '1 more net new customer gives 10 points, up to 30', 'now: 20 of 30'],
  ['why is usage growth 0 in data', 'Usage growth in Data & AI (Azure): 0 of 20', '1 point more'],
  [
    'why do our certifications not count in data',
    'Certified people in Data & AI (Azure): 0 of 40',
    'Shut: 1 of 2 people',
  ],
  ['how often are the numbers refreshed', 'Once a month, usually by day 20', '20 December'],
  ['how much does it cost', 'USD 4,875 a year', 'One fee covers all'],
  ['what happens if Luis Vega leaves', 'What if: Luis Vega leaves', 'day 10 of the following month'],
  ['what happens if we fall below 70', 'takes nothing away', 'one day'],
  ['how do we link customers', 'So that Partner Center sees the customers you work for', 'CPOR'],
  ['how many points do we need to pass', '70 of 100 points', 'at least'],
  ['thanks!', 'You are welcome', 'All gaps'],
  ['stop', 'Nothing is going on', 'Leave the sample'],
])('"%s" is answered with the answer first', async (text, first, more) => {
  const heard = await ana.say(text);
  const [line] = heard.text.split('\n');
  if (!text.includes('link')) expect(line).toContain(first);
  expect(heard.text).toContain(first);
  expect(heard.text).toContain(more);
});

test('a certification alone is asked about with chips, which say what they show', async () => {
  const { chips } = await ana.say('AZ-500');
  expect(chips).toEqual(['who has AZ-500', 'does AZ-500 count', 'add AZ-500']);
  expect((await ana.say(chips[0] ?? '')).text).toContain('Nobody on your list has');
  const spanish = await ana.say('AZ-500', { locale: 'es-ES' });
  expect(spanish.chips).toContain('añade AZ-500');
  await ana.say('AZ-500', { locale: 'en-GB' });
});

test('in a group, where Teams shows no chips, they are buttons', async () => {
  const heard = await ana.say('AZ-500', GROUP);
  expect(heard.chips).toEqual([]);
  expect(heard.dataOf('who has AZ-500')).toMatchObject({ a: 'say', say: 'who has AZ-500' });
});

test('an offer changes nothing until its button is pressed', async () => {
  const heard = await ana.say('sett data services 5');
  expect(heard.text).toContain('I change nothing on a guess');
  expect((await ana.say('set data')).text).toContain('services: 4');
  expect((await ana.press(heard.dataOf('set data services 5'))).text).toContain('Saved');
  await ana.say('set data services 4');
});

describe('in a group', () => {
  test.each([
    'who has AZ-104',
    'what does Luis hold',
    'when does AZ-104 expire',
    'do expired certifications count',
    'how do I renew AZ-104',
    'what happens if Luis Vega leaves',
  ])('"%s" names nobody', async (text) => {
    const heard = await ana.say(text, GROUP);
    expect(`${heard.text}${heard.summary}${heard.chips.join()}`).not.toMatch(/Luis|Marta|Nora/);
  });

  test('who has it is told to whoever presses the button alone', async () => {
    const heard = await ana.say('who has AZ-104', GROUP);
    const alone = await ana.press(heard.dataOf('Show names to me alone'), GROUP);
    expect([alone.kind, alone.text.includes('Luis Vega')]).toEqual(['private', true]);
  });
});

test('a picture is answered with what can be read', async () => {
  const heard = await ana.send({ kind: 'unreadable' });
  expect(heard.text).toContain('I cannot read that');
});

import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../src/conversation/turn.ts';
import en from '../../../src/language/en.json' with { type: 'json' };
import { type Heard, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
/** For what only asks. */
let known: Awaited<ReturnType<typeof company>>;
beforeAll(async () => {
  conversation = await startConversation();
  known = await company();
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;
const WITH_GUESTS: Partial<Turn> = {
  chat: { id: '19:joint', kind: 'group' },
  lookUpAudience: async () => 'outsiders',
};

/** Ana has a roster and amounts of money that a group must not see. */
async function company() {
  const tenant = conversation.newTenant();
  const [ana, luis] = [conversation.talkAs('Ana', tenant), conversation.talkAs('Luis', tenant)];
  for (const text of [
    'set data customers 2',
    'set data growth 12',
    'set data acr 777',
    'set data services 4',
    'set biz mcv 7777',
    'set biz customers 3',
    'set security smb growth azure 777',
    'add AZ-104: Nora Vega, Marta Soler',
    'add AZ-305 Nora Vega 2026-01-01 2027-01-01',
  ])
    await ana.say(text);
  return { tenant, ana, luis };
}

/** Examples of what to type name a made-up Ana García. */
function toldBy({ summary, text }: Heard): string {
  return `${summary}\n${text}`.replace(/Ana García|grant @Ana \w+|revoke @Ana/g, '');
}

const PRIVATE = /Nora|Marta|Ana\b|777/;

describe('in a group of colleagues', () => {
  test.each([
    ...['score', 'score data', 'score infra', 'score security', 'score biz', 'gaps', 'gaps data', 'gaps security'],
    ...['people', 'set data', 'set biz', 'set security', 'update data', 'update biz', 'update security', 'audit'],
    ...['roles', 'settings', 'rules', 'help', 'links'],
    ...[
      'plan',
      'what if data customers 3',
      'check data 62',
      'effort',
      'forecast',
      'expiring',
      'history',
      'why did data drop',
      'export',
      'forget me',
    ],
    ...['set data customers 3', 'remove AZ-104 Nora Vega', 'undo'],
  ])('"%s" tells neither names nor amounts', async (text) => {
    const { ana } = known;
    const heard = await ana.say(text, GROUP);
    const typed = text.includes('Nora') ? /Marta|Ana\b|777/ : PRIVATE;
    expect(toldBy(heard)).not.toMatch(typed);
  });

  test('totals and counts are told', async () => {
    const { ana } = await company();
    const heard = await ana.say('score data', GROUP);
    expect(heard.text).toContain('2 of 3 customers');
    expect(heard.text).toMatch(/of 100/);
  });

  test.each([...['score data', 'people', 'gaps data', 'expiring', 'plan data', 'audit', 'roles']])(
    '"%s" can be had with names, by the presser alone',
    async (text) => {
      const { ana, luis } = await company();
      const heard = await ana.say(text, GROUP);
      const answer = await luis.press(heard.dataOf('Show names to me alone'), GROUP);
      expect(answer.kind).toBe('private');
      expect(answer.text).toContain('You asked for this in a group chat or channel');
      expect(answer.text).toMatch(PRIVATE);
    },
  );

  test.each(['forecast data-ai', 'history'])('"%s" offers the names that it may have', async (text) => {
    const heard = await known.ana.say(text, GROUP);
    expect(heard.dataOf('Show names to me alone')).toMatchObject({ a: 'privately', say: text });
  });

  test.each([
    ['score', 'Enter numbers'],
    ['score data', 'Update numbers'],
    ['score security', 'Enter missing numbers'],
  ])('"%s" leads by "%s" to a form in the personal chat, which editors alone are given', async (text, button) => {
    const { ana, luis } = await company();
    const fresh = conversation.talkAs('Eva', conversation.newTenant());
    const asked = text === 'score' ? fresh : ana;
    const data = (await asked.say(text, GROUP)).dataOf(button);
    expect(data).toMatchObject({ a: 'privately' });
    if (asked === fresh) return;
    const answer = await ana.press(data, GROUP);
    expect(answer.kind).toBe('private');
    expect(answer.text).toMatch(/Numbers of/);
    expect((await luis.press(data, GROUP)).text).toContain('Only owners and editors can change this');
  });

  test('a button for a personal answer makes nobody owner', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    const data = { v: 1, p: 'partner', op: 'op', a: 'privately', say: 'set data customers 3' };
    expect((await ana.press(data, GROUP)).text).toContain('Nobody owns the numbers yet');
  });

  test('an owner lets names be shown there, and only there, and takes it back', async () => {
    const { ana, luis } = await company();
    expect((await luis.say('names on', GROUP)).text).toContain('Only an owner can change this');
    const allowed = await ana.say('names on', GROUP);
    expect(allowed.text).toContain('from now on I show names');
    expect((await luis.say('people', GROUP)).text).toContain('Nora Vega');
    const elsewhere = { chat: { id: '19:other', kind: 'channel' } } as const;
    expect(toldBy(await luis.say('people', elsewhere))).not.toMatch(PRIVATE);
    await ana.say('names off', { ...GROUP, now: Temporal.Instant.from('2026-11-22T09:01:00Z') });
    expect(toldBy(await luis.say('people', GROUP))).not.toMatch(PRIVATE);
    expect((await ana.say('undo', GROUP)).text).toContain('Taken back');
  });

  test('asked without on or off it says what is shown, with a button', async () => {
    const { ana } = await company();
    const heard = await ana.say('names', GROUP);
    expect(heard.text).toContain('I show points and counts');
    await ana.press(heard.dataOf('Show names here'), GROUP);
    expect((await ana.say('people', GROUP)).text).toContain('Nora Vega');
  });
});

describe('where somebody from outside reads along', () => {
  test.each(['score', 'score data', 'gaps', 'people', 'audit', 'roles', 'set data', 'update data', 'settings', 'undo'])(
    '"%s" tells nothing, and can be had alone',
    async (text) => {
      const { ana } = known;
      const heard = await ana.say(text, WITH_GUESTS);
      expect(heard.text).toContain('Not everybody here is a colleague');
      expect(heard.text).not.toMatch(/\d/);
      const answer = await ana.press(heard.dataOf('Answer me alone'), WITH_GUESTS);
      expect(answer.kind).toBe('private');
      expect(answer.text).not.toContain('Not everybody here is a colleague');
    },
  );

  test('a form of a card that was made earlier tells nothing and saves nothing', async () => {
    const { ana } = await company();
    const form = await ana.say('update data');
    const heard = await ana.press({ ...form.dataOf('Save'), 'figure:netCustomerAdds': '9' }, WITH_GUESTS);
    expect(heard.text).toContain('Not everybody here is a colleague');
    expect((await ana.say('set data')).text).toContain('customers: 2');
  });

  test('an owner can allow totals, and never names', async () => {
    const { ana, luis } = await company();
    expect((await ana.say('names on', WITH_GUESTS)).text).toContain('names stay out');
    expect((await luis.say('totals on', WITH_GUESTS)).text).toContain('Only an owner can change this');
    expect((await ana.say('totals on', WITH_GUESTS)).text).toContain('points and counts may be shown');
    const heard = (await luis.say('score data', WITH_GUESTS)).text;
    expect(heard).toContain('2 of 3 customers');
    expect(heard).not.toMatch(PRIVATE);
    expect(toldBy(await luis.say('people', WITH_GUESTS))).not.toMatch(PRIVATE);
    await ana.say('totals off', WITH_GUESTS);
    expect((await luis.say('score', WITH_GUESTS)).text).not.toMatch(/\d/);
  });

  test('names that were allowed among colleagues are not told to whoever came later', async () => {
    const { ana } = await company();
    const chat = { id: '19:joint', kind: 'group' } as const;
    await ana.say('names on', { chat });
    expect((await ana.say('people', { chat })).text).toContain('Nora Vega');
    const later = { ...WITH_GUESTS, now: Temporal.Instant.from('2026-11-22T10:01:00Z') };
    expect((await ana.say('people', later)).text).toContain('Not everybody here is a colleague');
  });

  test('what Teams cannot tell counts as that, and is asked again', async () => {
    const { ana } = await company();
    const chat = { id: '19:unknown', kind: 'channel' } as const;
    expect((await ana.say('score', { chat, lookUpAudience: async () => 'unknown' })).text).not.toMatch(/\d/);
    expect((await ana.say('score', { chat })).text).toMatch(/\d/);
  });

  test('the sample, which is made up, can be played with', async () => {
    const { ana } = await company();
    await ana.say('sample', WITH_GUESTS);
    expect((await ana.say('score data', WITH_GUESTS)).text).toContain('Contoso (sample)');
  });

  test('who reads along is asked of Teams once an hour', async () => {
    const { ana } = await company();
    let asked = 0;
    const lookUpAudience: Turn['lookUpAudience'] = async () => {
      asked++;
      return 'members only';
    };
    for (const text of ['score', 'gaps', 'people']) await ana.say(text, { ...GROUP, lookUpAudience });
    expect(asked).toBe(1);
  });
});

/** Placeholders that may hold what a group must not read. */
const TELLING = /\{(names|name|by|who|before|theirs)\b/;
const TWIN = '.discreet';

const TOLD_OTHERWISE = new Set([
  // Only said where names are shown.
  ...['say.whoLeaves', 'button.thisPerson', 'button.removeFrom', 'card.nearest', 'plan.step.named', 'plan.then'],
  ...['card.figures.oneDayNamed', 'card.figures.daysNamed', 'paste.person', 'paste.held', 'paste.similar'],
  ...['usage.customers.counts', 'usage.customers.nearly', 'usage.customers.stopped', 'usage.customers.other'],
  ...['usage.office.counts', 'usage.office.stopped', 'usage.office.other', 'usage.office.unused'],
  ...['azure', 'm365'].flatMap((part) =>
    ['counts', 'stopped', 'other'].map((group) => `usage.security.${part}.${group}`),
  ),
  ...['revenue', 'activity'].flatMap((report) =>
    ['counts', 'nearly', 'stopped'].map((group) => `usage.business.${report}.${group}`),
  ),
  ...[
    'usage.service',
    'usage.growth.month',
    'usage.near',
    'usage.near.customer',
    'usage.near.licences',
    'usage.near.outgrown',
    'usage.leaving',
  ],
  ...['usage.services.near', 'usage.lost.customer', 'usage.lost.gone', 'usage.lost.unlinked'],
  ...['holders.line', 'renewing.line', 'leaving.typed'],
  // What the person has just typed or dropped, unknown to the bot.
  ...['roles.notMet', 'keep.import.foreign', 'whatIf.nobody', 'whatIf.whichPerson'],
  ...['file.reading.title', 'keep.import.unreachableNamed', 'usage.import.unreadableNamed', 'identify.notName'],
  ...['usage.import.problem', 'usage.unclear.days', 'usage.unclear.decimal'],
  // Names of services, figures and certifications, totals, rule books and tracks.
  ...['say.settable', 'say.settables.example', 'audit.book', 'audit.track', 'plan.after'],
  ...['usage.serviceAlone', 'usage.import.score', 'usage.office.track'],
  ...['usage.security.azure.count', 'usage.security.m365.count'],
  ...['usage.business.revenue.count', 'usage.business.activity.count'],
  ...['whatIf.area', 'whatIf.same', 'whatIf.metric'],
  ...['card.held.until', 'card.held.soon', 'card.held.expired', 'card.held.planned', 'card.held.retired'],
]);

test('every text that may tell a name or a value has a discreet twin, or is told in another way to groups', () => {
  const catalogue: Readonly<Record<string, string>> = en;
  const naked = Object.entries(catalogue).filter(
    ([key, text]) =>
      TELLING.test(text) &&
      !/\{(showNames|named), select/.test(text) &&
      !key.endsWith(TWIN) &&
      catalogue[key + TWIN] === undefined &&
      !TOLD_OTHERWISE.has(key),
  );
  expect(naked).toEqual([]);
});

test('every discreet text has the text that it stands for', () => {
  const keys = Object.keys(en);
  expect(keys.filter((key) => key.endsWith(TWIN) && !keys.includes(key.slice(0, -TWIN.length)))).toEqual([]);
});

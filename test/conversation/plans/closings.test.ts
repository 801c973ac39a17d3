import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const on = (day: string) => ({ now: Temporal.Instant.from(`${day}T09:00:00Z`) });

const BEFORE = on('2026-11-20');
const AFTER = on('2026-12-01');

/** 80 points on the SMB path of Modern Work but for the advanced certification. */
async function withoutHolder(): Promise<Person> {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  for (const text of [
    ...[
      'set modern work smb customers 10',
      'set modern work smb growth csp 2000',
      'set modern work smb deployments csp 8',
    ],
    ...[
      'set modern work smb growth cpor 0',
      'set modern work smb deployments cpor 0',
      'add MS-700: Luis Vega, Marta Soler',
    ],
  ]) {
    await ana.say(text, BEFORE);
  }
  return ana;
}

const BOOK = 'Book MS-102 by 30 November: passed by then, it counts until 30 November 2027 at the latest.';

describe('before the last certification of a list goes away', () => {
  test('plans say by when it is to be passed', async () => {
    const ana = await withoutHolder();
    const { text } = await ana.say('plan modern work', BEFORE);
    expect(text).toMatch(/(?:Luis Vega|Marta Soler): MS-102 by 30 November/);
    expect(text).toContain(BOOK);
    expect(text).toContain('Not known: AB-650 is said to follow MS-102.');
    expect(text).toContain('Modern Work by the page as of 30 June; Microsoft revised it on 26 August');
  });

  test('forecasts tell the day', async () => {
    const ana = await withoutHolder();
    expect((await ana.say('forecast modern work', BEFORE)).text).toContain(BOOK);
  });

  test('only days on which it can be earned are offered and taken', async () => {
    const ana = await withoutHolder();
    const { text } = await ana.say('assign MS-102 to Luis Vega', BEFORE);
    expect(text).toContain('30 November');
    expect(text).not.toMatch(/By \d+ December/);
    expect((await ana.say('assign MS-102 to Luis Vega by 2026-12-01', BEFORE)).text).toContain(
      'can no longer be earned',
    );
  });
});

describe('after it', () => {
  test('no plan calls the area reachable, and what is not known is said', async () => {
    const ana = await withoutHolder();
    const { text } = await ana.say('plan modern work', AFTER);
    expect(text).toContain("so Modern Work cannot pass by Microsoft's page of June 2026 as it stands.");
    expect(text).toContain('Not known: AB-650 is said to follow MS-102.');
    expect(text).not.toMatch(/with the plan|Nothing to do|Book|: MS-102/);
  });

  test('forecasts and gaps propose nothing that cannot be earned', async () => {
    const ana = await withoutHolder();
    for (const asked of ['forecast modern work', 'gaps modern work', 'score modern work']) {
      const { text } = await ana.say(asked, AFTER);
      expect(text).toContain('closed on 30 November: nothing on it can be earned any more.');
      expect(text).not.toContain('Book');
      expect(text).not.toContain('Need 1 more Microsoft 365 Administrator');
    }
  });

  test('a what-if says that nobody can earn it any more, and is not saved', async () => {
    const ana = await withoutHolder();
    const { text } = await ana.say('what if +1 MS-102 modern work', AFTER);
    expect(text).toContain(
      'Microsoft 365 Administrator Expert (MS-102) can no longer be earned: it was retired on 30 November.',
    );
    const imagined = await ana.say('what if Luis Vega earns MS-102', AFTER);
    expect(imagined.text).toContain('can no longer be earned');
    expect(imagined.text).not.toContain('Make it so');
    const later = await ana.say('what if Luis Vega earns MS-102, on 2026-12-24', BEFORE);
    expect(later.text).toContain('can no longer be earned on 24 December: it was retired on 30 November.');
    expect((await ana.say('what if Luis Vega earns MS-102', BEFORE)).text).not.toContain('can no longer be earned');
  });

  test('what was planned and not done in time is told so, and no score counts on it', async () => {
    const ana = await withoutHolder();
    await ana.say('assign MS-102 to Luis Vega by 2026-11-30', BEFORE);
    expect((await ana.say('score modern work', BEFORE)).text).toMatch(/With plans: 95/);
    expect((await ana.say('planned', AFTER)).text).toContain('Can no longer be earned – Luis Vega');
    expect((await ana.say('score modern work', AFTER)).text).not.toMatch(/With plans/);
  });

  test('the last days of a holder are forecast', async () => {
    const ana = await withoutHolder();
    await ana.say('add MS-102 Luis Vega', BEFORE);
    const { text } = await ana.say('forecast modern work', AFTER);
    expect(text).toContain('1 person of yours counts on, until 30 November 2027 at the latest; nobody can be added.');
    expect(text).toContain(
      'Modern Work would be lost on 1 December 2027. Microsoft shows it as “AI Business Solutions”.',
    );
  });
});

describe('a renewal of what is about to be retired', () => {
  test('is told with its last day', async () => {
    const ana = await withoutHolder();
    await ana.say('add MS-102 Luis Vega 2026-01-10 2027-01-10', BEFORE);
    expect((await ana.say('expiring', BEFORE)).text).toContain(
      'MS-102 until 10 January 2027, renew now, free, online, by 30 November at the latest.',
    );
    expect((await ana.say('expiring', AFTER)).text).toContain('MS-102 until 10 January 2027, cannot be renewed.');
  });
});

describe('a prerequisite that goes away', () => {
  test('takes nothing from the expert certification, and that is said', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    for (const text of ['add AZ-204 Luis Vega 2026-01-10 2027-01-10', 'add AZ-400 Luis Vega 2026-02-10 2027-02-10']) {
      await ana.say(text, BEFORE);
    }
    expect((await ana.say('expiring', AFTER)).text).toContain(
      'AZ-400 goes on counting without it: what counts is the expert certification.',
    );
    expect((await ana.say('people', on('2027-01-20'))).text).toContain(
      'AZ-204 expired on 10 January; AZ-400 counts by itself',
    );
  });
});

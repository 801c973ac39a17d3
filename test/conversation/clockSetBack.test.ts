import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConversation } from './startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z');
const AHEAD = { now: NOW.add({ hours: 24 * 60 }) };

function newOwner() {
  return conversation.talkAs('Ana', conversation.newTenant());
}

describe('after the clock was set back', () => {
  test('what Teams said of a person and a chat is asked again, once', async () => {
    const ana = newOwner();
    let asked: string[] = [];
    const ask = (overrides = {}) => {
      asked = [];
      return ana.say('score', {
        chat: { id: '19:group', kind: 'group' },
        lookUpMembership: async () => {
          asked.push('person');
          return { kind: 'member', mail: 'ana@contoso.com' };
        },
        lookUpAudience: async () => {
          asked.push('chat');
          return 'members only';
        },
        ...overrides,
      });
    };
    await ask(AHEAD);
    expect(asked).toEqual(['person', 'chat']);
    await ask();
    expect(asked).toEqual(['person', 'chat']);
    await ask();
    expect(asked).toEqual([]);
  });

  test('a clock that is a little behind another asks nothing again', async () => {
    const ana = newOwner();
    await ana.say('score', { now: NOW.add({ seconds: 5 }) });
    let isAsked = false;
    const membership = { kind: 'member', mail: null } as const;
    const lookUpMembership = async () => {
      isAsked = true;
      return membership;
    };
    await ana.say('score', { lookUpMembership });
    expect(isAsked).toBe(false);
  });

  test('a pasted list of then waits no longer', async () => {
    const ana = newOwner();
    const tried = await ana.say('add\nAna García AZ-104\nLuis Vega AZ-104', AHEAD);
    expect((await ana.press(tried.dataOf('Save 2 people'))).text).toContain('cancelled, replaced');
    expect((await ana.say('people')).text).toContain('Nobody yet');
  });

  test('the last change is the one that was made last', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3', AHEAD);
    await ana.say('set data customers 5');
    expect((await ana.say('audit')).text).toMatch(/3 → 5[\s\S]*3/);
    await ana.say('undo');
    expect((await ana.say('set data')).text).toContain('customers: 3');
    await ana.say('undo');
    expect((await ana.say('set data')).text).toContain('customers: 5');
  });

  test('history ends today, and knows of then when then has come', async () => {
    const ana = newOwner();
    for (const text of ['set data customers 3', 'set data growth 12', 'set data acr 50000', 'set data services 5']) {
      await ana.say(text);
    }
    await ana.say('set data customers 1', AHEAD);
    const { text } = await ana.say('history data');
    expect(text).toContain('22 November');
    expect(text).not.toMatch(/January|2027/);
    expect((await ana.say('why')).text).toContain('No points were lost');
    expect((await ana.say('history data', AHEAD)).text).toMatch(/January/);
  });
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRateLimit } from '../../../src/conversation/pipeline/createRateLimit.ts';
import { startConversation } from '../startConversation.ts';

const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z');

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation({
    limits: { person: { burst: 3, perSecond: 1 }, tenant: { burst: 5, perSecond: 1 } },
  });
});
afterAll(() => conversation.stop());

describe('somebody who says too much at once', () => {
  test('is told so once, changes nothing meanwhile, and is served again a little later', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    for (const value of [1, 2, 3]) await ana.say(`set data customers ${value}`);
    const refused = await ana.say('set data customers 9');
    expect(refused.text).toContain('Please wait a few seconds');
    expect((await ana.say('set data customers 9')).kind).toBe('nothing');
    const later = { now: NOW.add({ seconds: 2 }) };
    expect((await ana.say('set data', later)).text).toContain('customers: 3');
  });

  test('gets an answer to every press', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    const data = { v: 1, p: 'partner', op: 'x', a: 'say', say: 'score' };
    for (let count = 0; count < 3; count++) await ana.say('score');
    for (let count = 0; count < 2; count++) expect((await ana.press(data)).text).toContain('Give me a moment');
  });

  test('does not slow down another tenant, but a tenant as a whole has its measure', async () => {
    const tenant = conversation.newTenant();
    const [ana, luis] = ['Ana', 'Luis'].map((name) => conversation.talkAs(name, tenant));
    for (let count = 0; count < 3; count++) await ana?.say('hi');
    for (let count = 0; count < 2; count++) expect((await luis?.say('hi'))?.text).toContain('What I can do');
    expect((await luis?.say('hi'))?.text).toContain('Many of your colleagues');
    const elsewhere = conversation.talkAs('Eva', conversation.newTenant());
    expect((await elsewhere.say('hi')).text).toContain('What I can do');
  });
});

test('never lets more through than the burst and what has grown back', () => {
  const moments = fc.array(fc.nat({ max: 3000 }), { maxLength: 60 });
  fc.assert(
    fc.property(moments, (pauses) => {
      const limit = createRateLimit({ person: { burst: 5, perSecond: 2 }, tenant: { burst: 100, perSecond: 100 } });
      let elapsedMs = 0;
      let passed = 0;
      for (const pause of pauses) {
        elapsedMs += pause;
        if (limit.take('t', 'u', NOW.add({ milliseconds: elapsedMs })).kind === 'fine') passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(5 + (elapsedMs * 2) / 1000 + 1e-6);
      expect(passed).toBeGreaterThanOrEqual(Math.min(pauses.length, 5));
    }),
  );
});

test('forgets those who have been quiet for longest rather than grow for ever', () => {
  const limit = createRateLimit({ person: { burst: 1, perSecond: 0 }, tenant: { burst: 1e6, perSecond: 0 } });
  expect(limit.take('t', 'first', NOW).kind).toBe('fine');
  expect(limit.take('t', 'first', NOW).kind).toBe('tooMany');
  for (let index = 0; index < 11_000; index++) limit.take('t', `other ${index}`, NOW);
  expect(limit.take('t', 'first', NOW).kind).toBe('fine');
});

test('lets tokens grow back after the clock was set back', () => {
  const limit = createRateLimit({ person: { burst: 1, perSecond: 1 }, tenant: { burst: 10, perSecond: 10 } });
  const ahead = NOW.add({ hours: 24 * 365 });
  expect(limit.take('t', 'u', ahead).kind).toBe('fine');
  expect(limit.take('t', 'u', NOW).kind).toBe('tooMany');
  expect(limit.take('t', 'u', NOW.add({ seconds: 1 })).kind).toBe('fine');
});

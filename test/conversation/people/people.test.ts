import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Heard, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;
const COUNT = 300;

/** Everybody is called Number, and 17 of them are called the same. */
async function crowd() {
  const ana = conversation.talkAs('Ana', conversation.newTenant());
  await ana.say('set data customers 3');
  const lines = Array.from(
    { length: COUNT },
    (_, index) => `Number ${index < 17 ? 'Same' : `P${index}`}, p${index}@contoso.com, AZ-305, 2026-03-01, 2027-03-01`,
  );
  await ana.press((await ana.say(lines.join('\n'))).dataOf(`Save ${COUNT} people`));
  return ana;
}

function namesOn({ text }: Heard): string[] {
  return text.split('\n').filter((line) => line.startsWith('Number '));
}

describe('a long list of people', () => {
  test('comes in pages that leave out and repeat nobody, also those of the same name', async () => {
    const ana = await crowd();
    const seen: string[] = [];
    let page = await ana.say('people');
    expect(page.text).not.toContain('1 to ');
    for (let more = true; more; ) {
      seen.push(...namesOn(page));
      more = page.text.includes('More people');
      if (!more) break;
      expect(page.text).toContain(`and ${COUNT - seen.length} more people`);
      page = await ana.press(page.dataOf('More people'));
      expect(page.text).toContain(`${seen.length + 1} to ${seen.length + namesOn(page).length} of ${COUNT}`);
    }
    expect(seen).toHaveLength(COUNT);
    expect(new Set(seen).size).toBe(COUNT - 16);
    expect(namesOn(await ana.press(page.dataOf('From the first person')))).toEqual(
      seen.slice(0, namesOn(await ana.say('people')).length),
    );
  });

  test('goes on where an old card ended, whoever came or left meanwhile', async () => {
    const ana = await crowd();
    const first = await ana.say('people');
    const data = first.dataOf('More people');
    const next = namesOn(await ana.press(data));
    const last = namesOn(first).at(-1)?.split('  ')[0] ?? '';
    await ana.press((await ana.say(`remove ${last}`)).dataOf(`Remove ${last}`));
    await ana.say('add AZ-305 Aaron First 2026-03-01 2027-03-01');
    expect(namesOn(await ana.press(data))).toEqual(next);
    // Nobody comes after this one any more.
    const beyond = { ...data, after: { name: 'Zzz', id: 'zzz' } };
    expect((await ana.press(beyond)).text).toContain('Aaron First');
  });

  test('names nobody where names are not shown, whatever an old card asks for', async () => {
    const ana = await crowd();
    const data = (await ana.say('people')).dataOf('More people');
    for (const heard of [await ana.say('people', GROUP), await ana.press(data, GROUP)]) {
      expect(heard.text).toContain(`${COUNT} people`);
      expect(heard.text).not.toMatch(/Number|More people|From the first/);
    }
    const guest = conversation.talkAs('Gus', conversation.newTenant(), { kind: 'guest' });
    expect((await guest.press(data)).text).not.toContain('Number');
  });
});

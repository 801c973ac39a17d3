import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/conversation/answer.ts';
import type { DroppedFile, Said } from '../../../src/conversation/turn.ts';
import { writeUsageCsv } from '../../imports/usage/readCsv.ts';
import { nameMonth } from '../../usage/azure/plainUsage.ts';
import { startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const AT = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const ROWS = 25_000;

const bytes = new TextEncoder().encode(
  writeUsageCsv(
    Array.from({ length: ROWS }, (_, index) => ({
      ...{ month: nameMonth(33 - (index % 24)), tenant: `tenant-${index % 40}`, segment: 'SMB', isDuplicate: false },
      ...{ service: ['Key Vault', 'Storage'][index % 2] ?? '', cents: index },
    })),
  ),
);

/** As Teams has it: no more is read than was asked for. */
function createFile(asked: number[] = []): DroppedFile {
  return {
    name: 'usage.csv',
    async read(mostBytes) {
      asked.push(mostBytes);
      return bytes.length > mostBytes ? { kind: 'too large' } : { kind: 'bytes', bytes };
    },
  };
}

const drop = (asked: number[] = []): Said => ({ kind: 'file', ...createFile(asked) });

describe('a file that takes longer to read than Teams waits', () => {
  test('is put off with a word on it, and nothing of it is read until then', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    await ana.say('rules brief', AT);
    const asked: number[] = [];
    const heard = await ana.send(drop(asked), { ...AT, progress: null });
    expect(heard.kind).toBe('later');
    expect(heard.text).toContain(
      'Reading “usage.csv”\nThis takes a moment. Go on as you like: what I find will stand here.',
    );
    expect(asked).toEqual([1024 * 1024]);
    const several: Said = { kind: 'files', files: [createFile(), { ...createFile(), name: 'more.csv' }] };
    expect((await ana.send(several, { ...AT, progress: null })).text).toContain('“usage.csv” and one more file');
    const luis = conversation.talkAs('Luis', conversation.newTenant());
    const spanish = await luis.send(drop(), { ...AT, progress: null, locale: 'es-ES' });
    expect(spanish.text).toContain('Leyendo');
  });

  test('is read where nobody waits, and tells how many rows it has seen', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    await ana.say('rules brief', AT);
    const shown: Message[] = [];
    const heard = await ana.send(drop(), { ...AT, progress: { show: (message) => shown.push(message) } });
    expect(heard.text).toContain('AzureUsage: 25,000 rows');
    expect(shown.map(({ card }) => /([\d,]+) rows so far/.exec(JSON.stringify(card))?.[1])).toEqual([
      '5,000',
      '10,000',
      '15,000',
      '20,000',
      '25,000',
    ]);
    expect((await ana.press(heard.dataOf('Apply'), AT)).text).toContain('is applied');
  });

  test('is neither put off nor fetched in a group, or for somebody who may not apply it', async () => {
    const tenant = conversation.newTenant();
    await conversation.talkAs('Ana', tenant).say('set data customers 3', AT);
    const asked: number[] = [];
    const luis = conversation.talkAs('Luis', tenant);
    expect((await luis.send(drop(asked), AT)).kind).toBe('message');
    const group = { chat: { id: '19:group', kind: 'group' } } as const;
    const inGroup = await conversation.talkAs('Ana', tenant).send(drop(asked), { ...AT, ...group });
    expect(inGroup.kind).toBe('message');
    expect(asked).toEqual([]);
  });
});

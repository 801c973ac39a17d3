import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { writeUsageCsv } from '../../../imports/usage/readCsv.ts';
import { nameMonth, type PlainRow } from '../../../usage/azure/plainUsage.ts';
import { type Person, startConversation } from '../../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };
const LAST = 33;

const ROWS: readonly PlainRow[] = Array.from({ length: 25 }, (_, ago) =>
  Array.from({ length: 12 }, (_, index): PlainRow => {
    const service = ['Key Vault', 'Storage', 'AKS'][(index + ago) % 3] ?? '';
    const cents = ((index * 7919 + ago * 31) % 90_000) + 40_000;
    return {
      month: nameMonth(LAST - ago),
      tenant: `tenant-${index}`,
      segment: 'SMB',
      service,
      cents,
      isDuplicate: index === 3,
    };
  }),
).flat();

type Named = readonly [name: string, content: string];

function drop(person: Person, files: readonly Named[], overrides: Partial<Turn> = AT) {
  return person.send(
    {
      kind: 'files',
      files: files.map(([name, content]) => {
        const bytes = new TextEncoder().encode(content);
        return { name, read: async () => ({ kind: 'bytes', bytes }) };
      }),
    },
    overrides,
  );
}

function split(count: number, partOf: (row: PlainRow, index: number) => number): readonly Named[] {
  return Array.from({ length: count }, (_, part) => [
    `part-${part + 1}.csv`,
    writeUsageCsv(ROWS.filter((row, index) => partOf(row, index) % count === part)),
  ]);
}

function start() {
  return conversation.talkAs('Ana', conversation.newTenant());
}

async function figuresOf(ana: Person) {
  const pages = ['set data', 'set infra', 'customers infra', 'services data', 'growth data'];
  const told: string[] = [];
  for (const page of pages) told.push((await ana.say(page, AT)).text);
  return told;
}

describe('several files in one message', () => {
  test('that a report was split into give the figures of the whole report, with one press', async () => {
    const whole = start();
    const one = await whole.send(
      {
        kind: 'file',
        name: 'whole.csv',
        read: async () => ({ kind: 'bytes', bytes: new TextEncoder().encode(writeUsageCsv(ROWS)) }),
      },
      AT,
    );
    await whole.press(one.dataOf('Apply'), AT);
    const figures = await figuresOf(whole);
    const byRow = split(3, (_, index) => index);
    for (const files of [byRow, byRow.toReversed(), split(4, ({ tenant }) => Number(tenant.slice(7)))]) {
      const ana = start();
      const heard = await drop(ana, files);
      expect(heard.text).toContain('AzureUsage: 300 rows, 12 customers, October 2024 to October 2026');
      const applied = await ana.press(heard.dataOf('Apply'), AT);
      expect(applied.text).toContain('part-1.csv');
      expect(await figuresOf(ana)).toEqual(figures);
      expect(
        (
          await drop(ana, [
            ['whole.csv', writeUsageCsv(ROWS)],
            ['again.csv', writeUsageCsv(ROWS)],
          ])
        ).text,
      ).toContain('I already know all months');
    }
  });

  test('are told in the audit by name, with all their bytes, and taken back together', async () => {
    const ana = start();
    const files = split(2, (_, index) => index);
    await ana.press((await drop(ana, files)).dataOf('Apply'), AT);
    const bytes = files.reduce((sum, [, content]) => sum + new TextEncoder().encode(content).length, 0);
    expect((await ana.say('audit', AT)).text).toContain(
      `“part-1.csv, part-2.csv” (${bytes.toLocaleString('en')} bytes`,
    );
    await ana.say('undo', AT);
    expect((await ana.say('customers', AT)).text).toContain('No usage by customer yet');
  });

  test('with lists of people are read as one list', async () => {
    const ana = start();
    const heard = await drop(ana, [
      ['one.csv', 'Name,Certification,Earned\nAna García,AZ-104,2026-03-01\n'],
      ['two.csv', 'Name,Certification,Earned\nLuis Vega,AZ-305,2026-03-01\n'],
    ]);
    await ana.press(heard.dataOf('Save 2 people'), AT);
    expect((await ana.say('people', AT)).text).toMatch(/Ana García[\s\S]*Luis Vega/);
  });

  test.each([
    ['notes', ['notes.txt', 'Nothing of this is a report']],
    ['an export of all data', ['export.json', '{"format":"partner-score-export","version":1}']],
    ['a damaged archive', ['broken.zip', 'PK\u0003\u0004 nothing']],
  ] as const)('are refused whole where %s is among them, which is named', async (_, other) => {
    const ana = start();
    const heard = await drop(ana, [...split(2, (_row, index) => index), other]);
    expect(heard.text).toContain('I left everything as it is');
    expect(heard.text).toContain(`I cannot take “${other[0]}”`);
    expect(heard.text).not.toContain('Apply');
    expect((await ana.say('customers', AT)).text).toContain('No usage by customer yet');
  });

  test('of two kinds are refused, and so is one that cannot be fetched, by name', async () => {
    const ana = start();
    const people: Named = ['people.csv', 'Name,Certification\nAna García,AZ-104\n'];
    expect((await drop(ana, [...split(1, () => 0), people])).text).toContain('reports of different kinds');
    const bytes = new TextEncoder().encode(people[1]);
    const heard = await ana.send({
      kind: 'files',
      files: [
        { name: 'people.csv', read: async () => ({ kind: 'bytes', bytes }) },
        { name: 'away.csv', read: async () => ({ kind: 'unreachable' }) },
      ],
    });
    expect(heard.text).toContain('I could not fetch “away.csv”');
  });

  test('may together have no more rows, bytes and files than one may', async () => {
    const ana = start();
    const line = '2026-10,t1,1\n';
    const half = `Month,CustomerTenantId,ACR_USD\n${line.repeat(60_000)}`;
    const many = await drop(ana, [
      ['one.csv', half],
      ['two.csv', `${half}2026-10,t2,1\n`],
    ]);
    expect(many.text).toContain('I cannot take “two.csv”');
    expect(many.text).toContain('100,000');
    const asked: number[] = [];
    const files = [1, 2].map((number) => ({
      name: `${number}.csv`,
      async read(mostBytes: number) {
        asked.push(mostBytes);
        return { kind: 'bytes', bytes: new Uint8Array(1000) } as const;
      },
    }));
    await ana.send({ kind: 'files', files });
    await ana.send({ kind: 'files', files }, { progress: { show: () => undefined } });
    const MIB = 1024 * 1024;
    expect(asked).toEqual([MIB, MIB - 1000, 50 * MIB, 50 * MIB - 1000]);
    expect(
      (
        await drop(
          ana,
          Array.from({ length: 21 }, (_, index): Named => [`${index}.csv`, 'x']),
        )
      ).text,
    ).toContain('up to 20');
  });
});

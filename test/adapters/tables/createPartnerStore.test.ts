import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partitionKeyOf } from '../../../src/adapters/tables/keys.ts';
import type { MemberNote } from '../../../src/partner/places.ts';
import { EMPTY_RECORD } from '../../../src/partner/record.ts';
import type { PartnerKey } from '../../../src/partner/store.ts';
import {
  AT,
  addPerson,
  createOperation,
  createPartner,
  createPeople,
  createPerson,
  hire,
  listRows,
  setFigure,
  startStore,
  type TestStore,
} from './startStore.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test.stop());

const NOTE: MemberNote = { kind: 'member', name: 'Ana', mail: 'ana@contoso.com', checkedAt: AT };

const MARK = 'warned:2027-01-01:security:60';

const TRICKY = [
  "o'brien",
  "' or PartitionKey ne '",
  "x' or RowKey ge '",
  'a/b\\c#d?e',
  '../..',
  'tab\tand\nnew line',
  '%2F%00',
  'emoji 😀',
  '|sample|',
  'x'.repeat(2_000),
  '',
];

describe('a read', () => {
  it('of a partner nobody has told about is empty', async () => {
    expect(await test.store.read(createPartner())).toEqual({
      ...{ record: EMPTY_RECORD, marks: new Set(), strays: new Map() },
    });
  });

  it('costs one request, whatever is kept', async () => {
    const partner = createPartner();
    await test.store.change(partner, createOperation(), setFigure('deployments', 5));
    for (const id of ['ana', 'luis', 'marta']) await test.store.change(partner, createOperation(), addPerson(id));
    await test.places.noteMember(partner.tenantId, 'ana', NOTE);
    await test.store.setMark(partner, MARK);
    test.proxy.requests.length = 0;
    const page = await test.store.read(partner);
    expect(test.proxy.requests).toEqual([`GET /devstoreaccount1/${test.table.tableName}()`]);
    expect(page.record.people).toHaveLength(3);
    expect(page.record.figures.azure).toHaveProperty('deployments');
    expect(page.marks).toEqual(new Set([MARK]));
  });

  it('gives back whatever people write', async () => {
    const partner = createPartner();
    const texts = [
      '😀'.repeat(20_000),
      'two\r\nlines\nand \u2028 more \u2029 of them',
      '\u0024{x} {{y}} "quoted" \\ back',
      '--changeset_1\r\nHTTP/1.1 500\r\n\r\n{"odata.error":{}} DELETE http://127.0.0.1/x',
      'half a pair \ud83d',
      '\u0000',
    ];
    for (const text of texts) {
      await test.store.change(partner, createOperation({ said: text }), addPerson(text, text));
    }
    const { people } = (await test.store.read(partner)).record;
    expect(new Map(people.map((person) => [person.id, person]))).toEqual(
      new Map(texts.map((text) => [text, createPerson(text, text)])),
    );
  });

  it('tells people apart whose ids hold characters that keys forbid', async () => {
    const partner = createPartner();
    for (const id of TRICKY) await test.store.change(partner, createOperation({ id }), addPerson(id));
    const { people } = (await test.store.read(partner)).record;
    expect(new Set(people.map(({ id }) => id))).toEqual(new Set(TRICKY));
  });
});

describe('a partner', () => {
  it('is hidden from every other tenant and chat, whatever their ids hold', async () => {
    const { tenantId } = createPartner();
    const tenants = TRICKY.map((id) => ({ tenantId: `${tenantId}${id}`, sampleOf: null }));
    const samples = TRICKY.map((sampleOf) => ({ tenantId, sampleOf }));
    const partners: readonly PartnerKey[] = [...tenants, ...samples];
    for (const [index, partner] of partners.entries()) {
      await test.store.change(partner, createOperation(), addPerson('luis', String(index)));
      await test.store.setMark(partner, `warned:${index}`);
    }
    for (const [index, partner] of partners.entries()) {
      expect(await test.store.read(partner)).toEqual({
        record: { ...EMPTY_RECORD, people: [createPerson('luis', String(index))] },
        marks: new Set([`warned:${index}`]),
        strays: new Map(),
      });
    }
  });
});

describe('a mark', () => {
  it('is new to one of ten that set it at once', async () => {
    const partner = createPartner();
    const answers = await Promise.all(Array.from({ length: 10 }, () => test.store.setMark(partner, 'warned:a/b')));
    expect(answers.filter((isNew) => isNew)).toHaveLength(1);
    expect(await test.store.setMark(partner, 'warned:a/b')).toBe(false);
  });

  it('is new again once it was cleared, and clearing may be repeated', async () => {
    const partner = createPartner();
    await test.store.setMark(partner, MARK);
    await test.store.clearMark(partner, MARK);
    await test.store.clearMark(partner, MARK);
    expect((await test.store.read(partner)).marks).toEqual(new Set());
    expect(await test.store.setMark(partner, MARK)).toBe(true);
  });
});

describe('clearing a sample', () => {
  it('removes all of it, and nothing of real numbers or of other samples', async () => {
    const real = createPartner();
    const sample = { ...real, sampleOf: '19:a@thread.v2' };
    const other = { ...real, sampleOf: '19:b@thread.v2' };
    for (const partner of [real, sample, other]) {
      await test.store.change(partner, createOperation(), hire(createPeople(60)));
      await test.store.change(partner, createOperation(), hire(createPeople(160)));
      await test.store.change(partner, createOperation(), setFigure('deployments', 5));
      await test.store.setMark(partner, MARK);
    }
    const before = await listRows(test.table, real);
    const pages = [await test.store.read(real), await test.store.read(other)];

    await test.store.clearSample(sample);

    const isOfSample = ({ partitionKey }: { partitionKey: string }) => partitionKey === partitionKeyOf(sample);
    expect(before.filter(isOfSample).length).toBeGreaterThan(100);
    expect(await listRows(test.table, real)).toEqual(before.filter((row) => !isOfSample(row)));
    expect([await test.store.read(real), await test.store.read(other)]).toEqual(pages);
    expect((await test.store.read(sample)).record).toEqual(EMPTY_RECORD);
  });

  it('may be asked for twice at once', async () => {
    const sample = createPartner('19:a@thread.v2');
    await test.store.change(sample, createOperation(), hire(createPeople(180)));
    await Promise.all([test.store.clearSample(sample), test.store.clearSample(sample)]);
  });

  it('is refused for real numbers', async () => {
    const real = createPartner();
    await test.store.change(real, createOperation(), setFigure('deployments', 5));
    const before = await test.store.read(real);
    await expect(test.store.clearSample(real)).rejects.toThrow('never real numbers');
    expect(await test.store.read(real)).toEqual(before);
  });
});

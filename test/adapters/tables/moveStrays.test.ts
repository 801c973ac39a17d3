import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPartnerArchive } from '../../../src/adapters/tables/createPartnerArchive.ts';
import { createPartnerStore } from '../../../src/adapters/tables/createPartnerStore.ts';
import { strayKeyOf } from '../../../src/adapters/tables/keys.ts';
import { moveStrays } from '../../../src/adapters/tables/moveStrays.ts';
import { readFacts } from '../../../src/adapters/tables/readFacts.ts';
import { createRow } from '../../../src/adapters/tables/row.ts';
import type { Notes, Place } from '../../../src/partner/places.ts';
import { silentLog } from '../../support/silentLog.ts';
import { startOlderPartition } from './startOlderPartition.ts';
import { AT, createOperation, listRows, setFigure, startStore, type TestStore } from './startStore.ts';

const GROUP = '19:partners@thread.v2';
const CHANNEL = '19:general@thread.tacv2';
const SETTLE_MS = 50;

let started: TestStore;
beforeAll(async () => {
  started = await startStore();
});
afterAll(() => started.stop());

type Older = Awaited<ReturnType<typeof startOlderPartition>>;

/** Everything of the fixture that is not a number, as a turn of each person and chat reads it. */
async function readAll({ tenantId, person }: Older, store = started.store) {
  const people = await Promise.all(
    ['ana', 'luis', 'marta', 'gil'].map(async (name) => {
      const userId = person(name);
      const { person: read } = await store.readTurn(tenantId, { place: userId, userId });
      return [userId, read] as const;
    }),
  );
  const chats = await Promise.all(
    [GROUP, CHANNEL].map(async (place) => {
      const { chat } = await store.readTurn(tenantId, { place, userId: person('ana') });
      return [place, chat] as const;
    }),
  );
  return { people: Object.fromEntries(people), chats: Object.fromEntries(chats) };
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function expectAllRead({ read }: Older, { people, chats }: Awaited<ReturnType<typeof readAll>>): void {
  const of = (from: Readonly<Record<string, Place>>, part: keyof Notes, notes: object) =>
    expect(plain(Object.fromEntries(Object.keys(notes).map((id) => [id, from[id]?.[part]])))).toEqual(notes);
  of(people, 'member', read.members);
  of(people, 'language', read.languages);
  of(chats, 'audience', read.chats);
  for (const mark of read.marks.filter((each) => !each.startsWith('warned:'))) {
    const place = Object.entries({ ...people, ...chats }).find(([id]) => mark.endsWith(id))?.[1];
    expect([...(place?.marks ?? [])]).toContain(mark);
  }
}

/** Rows of people and chats among the facts. */
async function listStrays({ tenantId }: Older) {
  const rows = await listRows(started.table, { tenantId, sampleOf: null });
  return rows.filter(({ rowKey, json0 }) => {
    const [first, kind = ''] = rowKey.split('|');
    return (
      first === 'fact' && (['member', 'language', 'chat'].includes(kind) || /"(welcomed|sample):/.test(`${json0}`))
    );
  });
}

async function untilMoved(older: Older): Promise<void> {
  while ((await listStrays(older)).length > 0) {
    await started.store.read({ tenantId: older.tenantId, sampleOf: null });
    await wait(100);
  }
}

describe('a partition that an older version wrote', () => {
  test('is read as that version read it, before it is moved and after', async () => {
    const older = await startOlderPartition(started.table);
    const { tenantId, read } = older;
    const key = { tenantId, sampleOf: null };
    for (const moment of ['before', 'after']) {
      const { record, marks } = await started.store.read(key);
      // What came later begins as it does with everybody.
      expect(plain(record)).toMatchObject(read.record);
      expect([...marks].filter((mark) => mark.startsWith('warned:'))).toEqual(['warned:2027-03-02:data-ai:60']);
      expectAllRead(older, await readAll(older));
      expect(plain(Object.fromEntries(await started.places.listMembers(tenantId)))).toEqual(read.members);
      const known = (await started.places.list(tenantId)).map(({ address, reminder, told, isWhole }) => ({
        ...{ address, reminder, told, isWhole },
      }));
      expect(plain(known)).toEqual(read.places);
      if (moment === 'before') await untilMoved(older);
    }
  });

  test('keeps every other row as it was', async () => {
    const older = await startOlderPartition(started.table);
    const strays = new Set((await listStrays(older)).map(({ rowKey }) => rowKey));
    const partner = { tenantId: older.tenantId, sampleOf: null };
    const others = (await listRows(started.table, partner)).filter(({ rowKey }) => !strays.has(rowKey));
    await untilMoved(older);
    const rows = await listRows(started.table, partner);
    expect(rows.filter(({ rowKey }) => !/^place\|[^|}]+}/.test(rowKey))).toEqual(others);
    expect(rows.length).toBe(others.length + strays.size);
    expect(strays.size).toBeGreaterThan(10);
  });

  test('is moved by several instances at once, while an older one goes on writing, and nothing is lost', async () => {
    const older = await startOlderPartition(started.table);
    const { tenantId, person } = older;
    const instances = Array.from({ length: 3 }, () =>
      createPartnerStore({ table: started.table, log: silentLog, settleMs: SETTLE_MS }),
    );
    const newMembers = Array.from({ length: 120 }, (_, index) => `new ${index}`);
    const reading = { isOn: true };
    const turns = instances.map(async (store, index) => {
      for (let turn = 0; reading.isOn; turn += 1) {
        const userId = person('luis');
        const page = await store.readTurn(tenantId, { place: userId, userId });
        expect(page.person.language).toEqual({ language: 'es', isChosen: true });
        expect(page.person.member?.mail).toBe('luis@contoso.com');
        const marta = await store.readTurn(tenantId, { place: person('marta'), userId: person('marta') });
        expect(marta.chat.marks).toContain(`sample:a:${person('marta')}`);
        const key = { tenantId, sampleOf: null };
        if (turn % 5 === 0) await store.change(key, createOperation(), setFigure(`figure${index}-${turn}`, turn));
      }
    });
    for (const userId of newMembers) {
      const note = { userId, kind: 'member', name: userId, mail: null, checkedAt: AT.toString() };
      await started.table.upsertEntity(createRow(tenantId, strayKeyOf('member', userId), note), 'Replace');
    }
    const chosen = { userId: person('marta'), language: 'es', isChosen: true };
    await started.table.upsertEntity(createRow(tenantId, strayKeyOf('language', person('marta')), chosen), 'Replace');
    await untilMoved(older);
    reading.isOn = false;
    await Promise.all(turns);
    const members = await started.places.listMembers(tenantId);
    expect([...members.keys()].toSorted()).toEqual([...newMembers, ...Object.keys(older.read.members)].toSorted());
    expect((await started.places.read(tenantId, person('marta'))).language).toEqual({ language: 'es', isChosen: true });
    older.read.languages[person('marta')] = { language: 'es', isChosen: true };
    expectAllRead(older, await readAll(older));
  });

  test('is moved on where an instance was cut off', async () => {
    const older = await startOlderPartition(started.table);
    const { tenantId } = older;
    const { strays } = await readFacts(started.table, tenantId, silentLog);
    const parts = { table: started.table, partitionKey: tenantId, log: silentLog, settleMs: 0 };
    // As far as half of it was copied, and nothing was taken away yet.
    const partner = { tenantId, sampleOf: null };
    const countRows = async () => (await listRows(started.table, partner)).length;
    const before = await countRows();
    void moveStrays({ ...parts, settleMs: 2 ** 30 }, strays.slice(0, 7)).catch(() => undefined);
    await expect.poll(countRows).toBe(before + 7);
    expect((await listStrays(older)).length).toBe(strays.length);
    expectAllRead(older, await readAll(older));
    await untilMoved(older);
    expectAllRead(older, await readAll(older));
  });
});

describe('what is known in both places', () => {
  test('counts as whoever chose last wanted it, on whichever version', async () => {
    const older = await startOlderPartition(started.table);
    const { tenantId, person } = older;
    const luis = { place: person('luis'), userId: person('luis') };
    await started.places.noteLanguage(tenantId, luis.userId, { language: 'en', isChosen: true });
    expect((await started.store.readTurn(tenantId, luis)).person.language?.language).toBe('en');
    await untilMoved(older);
    expect((await started.store.readTurn(tenantId, luis)).person.language?.language).toBe('en');

    const heard = { userId: luis.userId, language: 'es', isChosen: false };
    await started.table.upsertEntity(createRow(tenantId, strayKeyOf('language', luis.userId), heard), 'Replace');
    expect((await started.store.readTurn(tenantId, luis)).person.language?.language).toBe('en');
    await untilMoved(older);
    expect((await started.store.readTurn(tenantId, luis)).person.language?.language).toBe('en');

    await started.table.upsertEntity(
      createRow(tenantId, strayKeyOf('language', luis.userId), { ...heard, isChosen: true }),
      'Replace',
    );
    expect((await started.store.readTurn(tenantId, luis)).person.language?.language).toBe('es');
    await untilMoved(older);
    expect((await started.store.readTurn(tenantId, luis)).person.language?.language).toBe('es');
  });

  test('counts as Teams said last', async () => {
    const older = await startOlderPartition(started.table);
    const { tenantId, person } = older;
    const gil = { place: person('gil'), userId: person('gil') };
    const checkedAt = Temporal.Instant.from('2026-11-23T09:00:00Z');
    await started.places.noteMember(tenantId, gil.userId, { kind: 'member', name: 'gil', mail: null, checkedAt });
    await started.places.noteAudience(tenantId, GROUP, { kind: 'outsiders', checkedAt });
    for (const moment of ['before', 'after']) {
      expect((await started.store.readTurn(tenantId, gil)).person.member?.kind).toBe('member');
      expect((await started.places.listMembers(tenantId)).get(gil.userId)?.kind).toBe('member');
      const { chat } = await started.store.readTurn(tenantId, { place: GROUP, userId: gil.userId });
      expect(chat.audience?.kind).toBe('outsiders');
      if (moment === 'before') await untilMoved(older);
    }
  });

  test('is welcomed once, and a mark that was cleared stays so', async () => {
    const older = await startOlderPartition(started.table);
    const { tenantId, person } = older;
    const [ana, marta] = [person('ana'), person('marta')];
    expect(await started.places.setMark(tenantId, ana, `welcomed:a:${ana}`)).toBe(false);
    await started.places.clearMark(tenantId, marta, `sample:a:${marta}`);
    await untilMoved(older);
    expect(await started.places.setMark(tenantId, ana, `welcomed:a:${ana}`)).toBe(false);
    expect((await started.places.read(tenantId, marta)).marks).toEqual(new Set());
  });
});

describe('what somebody wants gone', () => {
  test.each([0, SETTLE_MS, 2_000])('does not come back when it is being moved for %i ms', async (afterMs) => {
    const older = await startOlderPartition(started.table);
    const { tenantId, person } = older;
    const store = createPartnerStore({ table: started.table, log: silentLog, settleMs: SETTLE_MS });
    const archive = createPartnerArchive(started);
    const { strays } = await readFacts(started.table, tenantId, silentLog);
    await store.read({ tenantId, sampleOf: null });
    await wait(afterMs);
    const luis = { id: person('luis'), name: 'luis' };
    const options = { mayLeaveNoOwner: false, marks: [`welcomed:a:${luis.id}`] };
    expect(await archive.forget(tenantId, luis, options)).toBe('forgotten');
    // Another instance that had read all of it before.
    await moveStrays({ table: started.table, partitionKey: tenantId, log: silentLog, settleMs: 0 }, strays);
    await untilMoved(older);
    const rows = JSON.stringify(await listRows(started.table, { tenantId, sampleOf: null }));
    expect(rows).not.toContain(luis.id);
    expect((await started.places.listMembers(tenantId)).has(luis.id)).toBe(false);
    expect((await started.places.listMembers(tenantId)).size).toBe(3);
  });

  test('is deleted with everything, wherever it is by then', async () => {
    const older = await startOlderPartition(started.table);
    const { tenantId } = older;
    const store = createPartnerStore({ table: started.table, log: silentLog, settleMs: SETTLE_MS });
    const { strays } = await readFacts(started.table, tenantId, silentLog);
    await store.read({ tenantId, sampleOf: null });
    await createPartnerArchive(started).removeEverything(tenantId);
    await moveStrays({ table: started.table, partitionKey: tenantId, log: silentLog, settleMs: 0 }, strays);
    await wait(4 * SETTLE_MS);
    expect(await listRows(started.table, { tenantId, sampleOf: null })).toEqual([]);
  });
});

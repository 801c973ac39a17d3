import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPartnerArchive } from '../../../src/adapters/tables/createPartnerArchive.ts';
import { createPartnerStore } from '../../../src/adapters/tables/createPartnerStore.ts';
import { readValue } from '../../../src/adapters/tables/row.ts';
import { applyChange, type Change } from '../../../src/partner/change.ts';
import { EMPTY_RECORD, NEW_SETTINGS, type PartnerRecord, type RosterPerson } from '../../../src/partner/record.ts';
import { revertFacts } from '../../../src/partner/revertFacts.ts';
import { dropCertification, holdCertification } from '../../../src/partner/roster.ts';
import type { Decision, PartnerKey } from '../../../src/partner/store.ts';
import { silentLog } from '../../support/silentLog.ts';
import {
  ANA,
  AT,
  addPerson,
  createFigure,
  createOperation,
  createPartner,
  createPeople,
  createPerson,
  decideOn,
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

const LUIS = { id: 'luis', name: 'Luis' };
const OLD: Change = [
  { kind: 'settings', after: { ...NEW_SETTINGS, owners: [ANA, LUIS] } },
  { kind: 'figures', owner: 'azure', after: { deployments: createFigure(4) } },
  ...createPeople(90).map((after) => ({ kind: 'person', id: after.id, after }) as const),
];
// Some stay, some change, some go, and many come: 400 people, the figures and the settings.
const NEW: Change = [
  { kind: 'settings', after: { ...NEW_SETTINGS, ruleBook: 'microsoft', owners: [ANA, LUIS] } },
  { kind: 'figures', owner: 'azure', after: null },
  { kind: 'figures', owner: 'security', after: { deployments: createFigure(1) } },
  ...Array.from({ length: 400 }, (_, index) => {
    const id = `person ${index + 20}`;
    return { kind: 'person', id, after: index < 30 ? null : createPerson(id, `New ${index}`) } as const;
  }),
];
const BEFORE = applyChange(EMPTY_RECORD, OLD);
const AFTER = applyChange(BEFORE, NEW);
// The change itself, and 400 people by 99.
const TRANSACTIONS = 1 + 5;

function sorted({ people, ...rest }: PartnerRecord) {
  return { ...rest, people: people.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

async function read(partner: PartnerKey) {
  return sorted((await test.store.read(partner)).record);
}

async function newPartner(): Promise<PartnerKey> {
  const partner = createPartner();
  await test.store.change(partner, createOperation(), decideOn(OLD));
  return partner;
}

/** An instance of the bot that dies at one of its transactions. */
async function changeAndDie(
  partner: PartnerKey,
  transaction: number,
  moment: 'before' | 'after',
  operation = createOperation(),
) {
  const table = TableClient.fromConnectionString(test.proxy.connectionString, test.table.tableName, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
  void test.proxy.dieAt(transaction, moment);
  await createPartnerStore({ table, log: silentLog })
    .change(partner, operation, decideOn(NEW))
    .catch(() => undefined);
  test.proxy.setMood('forward');
}

/** What rows of their own say of the people, whatever is laid over them. */
async function readRows(partner: PartnerKey): Promise<unknown[]> {
  const rows = await listRows(test.table, partner);
  return rows.filter(({ rowKey }) => rowKey.startsWith('fact|person|')).map(readValue);
}

async function isSettled(partner: PartnerKey): Promise<boolean> {
  const base = (await listRows(test.table, partner)).find(({ rowKey }) => rowKey === 'fact|base');
  return base !== undefined && (readValue(base) as { people: unknown[] }).people.length === 0;
}

describe('a change of more people than one transaction holds', () => {
  it('is made like any other, and gives everybody a row of their own', async () => {
    const partner = await newPartner();
    const changed = await test.store.change(partner, createOperation(), decideOn(NEW));
    if (changed.kind !== 'changed') throw new Error(changed.kind);
    expect(sorted(changed.after)).toEqual(sorted(AFTER));
    expect(await read(partner)).toEqual(sorted(AFTER));
    expect(await isSettled(partner)).toBe(true);
    expect(await readRows(partner)).toHaveLength(AFTER.people.length);
    test.proxy.requests.length = 0;
    await test.store.read(partner);
    expect(test.proxy.requests).toEqual([`GET /devstoreaccount1/${test.table.tableName}()`]);
  });

  it('is one change of the audit, and can be taken back, also the taking back', async () => {
    const partner = await newPartner();
    const revert = async () => {
      const [latest] = (await test.store.listChanges(partner, { before: null, most: 1 })).changes;
      if (latest === undefined) throw new Error('There is no change');
      expect(await test.store.readChange(partner, latest.id)).toEqual(latest);
      return test.store.change(partner, createOperation({ at: latest.at.add({ seconds: 1 }) }), (record) => {
        const reverted = revertFacts(record, latest.facts);
        if (reverted.kind !== 'reverted') throw new Error(reverted.kind);
        return { kind: 'change', change: reverted.change, outcome: null };
      });
    };
    await test.store.change(partner, createOperation({ at: AT.add({ seconds: 1 }) }), decideOn(NEW));
    const { changes } = await test.store.listChanges(partner, { before: null, most: 8 });
    expect(changes.map(({ facts }) => facts.length)).toEqual([NEW.length, OLD.length]);
    await revert();
    expect(await read(partner)).toEqual(sorted(BEFORE));
    await revert();
    expect(await read(partner)).toEqual(sorted(AFTER));
  });

  it('is carried out once when it comes ten times at once', async () => {
    const partner = await newPartner();
    const operation = createOperation();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => test.store.change(partner, operation, decideOn(NEW))),
    );
    expect(all.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'repeated')).toHaveLength(9);
    expect(await read(partner)).toEqual(sorted(AFTER));
  });

  it('is made on what an older version has stored, which had no base', async () => {
    const partner = await newPartner();
    await test.table.deleteEntity(partner.tenantId, 'fact|base');
    expect(await read(partner)).toEqual(sorted(BEFORE));
    await test.store.change(partner, createOperation(), decideOn(NEW));
    expect(await read(partner)).toEqual(sorted(AFTER));
  });

  it('is of a fact that comes twice what was said last', async () => {
    const partner = createPartner();
    const people = createPeople(100);
    await test.store.change(partner, createOperation(), hire([...people, ...people.map((p) => ({ ...p, name: 'B' }))]));
    expect(new Set((await test.store.read(partner)).record.people.map(({ name }) => name))).toEqual(new Set(['B']));
  });

  it('counts as made when the answer of storage was lost on its way', async () => {
    const partner = await newPartner();
    test.proxy.setMood('lose the answer');
    expect((await test.store.change(partner, createOperation(), decideOn(NEW))).kind).toBe('changed');
    expect(await read(partner)).toEqual(sorted(AFTER));
    expect(await isSettled(partner)).toBe(true);
  });
});

describe('whoever dies while making it', () => {
  const deaths = Array.from({ length: TRANSACTIONS }, (_, index) => index + 1).flatMap((transaction) =>
    (['before', 'after'] as const).map((moment) => [moment, transaction] as const),
  );

  it.each(deaths)(
    '%s transaction %i leaves all of it or nothing, and nobody locked out',
    async (moment, transaction) => {
      const partner = await newPartner();
      const operation = createOperation();
      await changeAndDie(partner, transaction, moment, operation);
      const isMade = transaction > 1 || moment === 'after';
      const stands = isMade ? AFTER : BEFORE;
      test.proxy.requests.length = 0;
      expect(await read(partner)).toEqual(sorted(stands));
      expect(test.proxy.requests).toEqual([`GET /devstoreaccount1/${test.table.tableName}()`]);
      expect(await isSettled(partner)).toBe(!isMade || (transaction === TRANSACTIONS && moment === 'after'));
      expect((await test.store.listChanges(partner, { before: null, most: 9 })).changes).toHaveLength(isMade ? 2 : 1);

      // The next change finds the same, and leaves nothing behind.
      const next = await test.store.change(partner, createOperation(), addPerson('eva'));
      expect(next.kind === 'changed' && sorted(next.before)).toEqual(sorted(stands));
      expect(await read(partner)).toEqual(sorted({ ...stands, people: [...stands.people, createPerson('eva')] }));
      expect(await isSettled(partner)).toBe(true);
      expect(await readRows(partner)).toHaveLength(stands.people.length + 1);

      const again = await test.store.change(partner, operation, decideOn(NEW));
      expect(again.kind).toBe(isMade ? 'repeated' : 'changed');
    },
  );

  it('hands it over to several others who change something at the same moment', async () => {
    const partner = await newPartner();
    await changeAndDie(partner, 3, 'before');
    const values = Array.from({ length: 10 }, (_, index) => index);
    await Promise.all(values.map((value) => test.store.change(partner, createOperation(), addPerson(`x${value}`))));
    const people = [...AFTER.people, ...values.map((value) => createPerson(`x${value}`))];
    expect(await read(partner)).toEqual(sorted({ ...AFTER, people }));
  });

  it('hands it over to one who stalls, and undoes nothing of what others did meanwhile', async () => {
    const partner = await newPartner();
    await changeAndDie(partner, 3, 'before');
    const [gone, renamed] = AFTER.people.slice(-2);
    if (gone === undefined || renamed === undefined) throw new Error('Two people were expected');
    test.proxy.beforeNextTransaction(async () => {
      await test.store.change(partner, createOperation(), decideOn([{ kind: 'person', id: gone.id, after: null }]));
      await test.store.change(partner, createOperation(), addPerson(renamed.id, 'Renamed'));
    });
    await test.store.change(partner, createOperation(), addPerson('eva'));
    const people = [...AFTER.people.slice(0, -2), createPerson(renamed.id, 'Renamed'), createPerson('eva')];
    expect(await read(partner)).toEqual(sorted({ ...AFTER, people }));
  });

  it('keeps nobody from forgetting somebody or deleting everything', async () => {
    const archive = createPartnerArchive({ table: test.table, deliveries: test.deliveries });
    const partner = await newPartner();
    await changeAndDie(partner, 2, 'before');
    const options = { mayLeaveNoOwner: false, marks: [] };
    expect(await archive.forget(partner.tenantId, ANA, options)).toBe('forgotten');
    expect((await read(partner)).people).toEqual(sorted(AFTER).people);
    expect((await read(partner)).settings.owners).toEqual([LUIS]);
    expect(JSON.stringify(await archive.listChanges(partner.tenantId))).not.toContain('"Ana"');
    await test.store.change(partner, createOperation({ by: LUIS }), setFigure('deployments', 9));
    expect((await read(partner)).people).toEqual(sorted(AFTER).people);

    const other = await newPartner();
    await changeAndDie(other, 2, 'before');
    await archive.removeEverything(other.tenantId);
    expect(await listRows(test.table, other)).toEqual([]);
  });
});

describe('while it is made', () => {
  it('every reader sees all of it or nothing, and never the old state after the new one', async () => {
    const partner = await newPartner();
    const [old, fresh] = [BEFORE, AFTER].map((record) => JSON.stringify(sorted(record)));
    let isDone = false;
    async function watch() {
      const seen: string[] = [];
      while (!isDone) seen.push(JSON.stringify(await read(partner)));
      return seen;
    }
    const readers = Promise.all([watch(), watch(), watch()]);
    await test.store.change(partner, createOperation(), decideOn(NEW));
    isDone = true;
    for (const seen of await readers) {
      expect(new Set(seen)).toEqual(new Set([old, fresh].filter((each) => seen.includes(each ?? ''))));
      expect(seen.lastIndexOf(old ?? '')).toBeLessThan(seen.includes(fresh ?? '') ? seen.indexOf(fresh ?? '') : 1e9);
    }
  });

  it('a reader who needs several answers of storage sees all of it or nothing', async () => {
    const partner = createPartner();
    const people = createPeople(1_100);
    await test.store.change(partner, createOperation(), hire(people));
    const renamed = people.map((person) => ({ ...person, name: 'Renamed' }));
    test.proxy.beforeNextContinuation(() => test.store.change(partner, createOperation(), hire(renamed)));
    expect(await read(partner)).toEqual(sorted({ ...EMPTY_RECORD, people: renamed }));
  });

  it('others lose nothing, whatever they change', async () => {
    const partner = createPartner();
    const people = createPeople(300);
    await test.store.change(partner, createOperation(), hire(people));
    const each = (certification: string) => (person: RosterPerson) => holdCertification(person, { certification });
    const giveAll = (record: PartnerRecord): Decision<null> => hire(record.people.map(each('AZ-104')))(record);
    const giveOne = (id: string) => (record: PartnerRecord) =>
      hire(record.people.filter((person) => person.id === id).map(each('DP-300')))(record);
    const some = [0, 7, 99, 150, 298].map((index) => `person ${index}`);
    await Promise.all([
      ...some.slice(0, 3).map((id) => test.store.change(partner, createOperation(), giveOne(id))),
      test.store.change(partner, createOperation(), giveAll),
      ...some.slice(3).map((id) => test.store.change(partner, createOperation(), giveOne(id))),
      ...[1, 2, 3].map((value) => test.store.change(partner, createOperation(), setFigure(`figure${value}`, value))),
    ]);
    const { record } = await test.store.read(partner);
    const holders = (wanted: string) =>
      record.people.filter((p) => p.certifications.some(({ certification }) => certification === wanted));
    expect(holders('AZ-305')).toHaveLength(300);
    expect(holders('AZ-104')).toHaveLength(300);
    expect(holders('DP-300').map(({ id }) => id)).toEqual(expect.arrayContaining(some));
    expect(Object.keys(record.figures.azure ?? {})).toHaveLength(3);
    expect((await test.store.listChanges(partner, { before: null, most: 50 })).changes).toHaveLength(10);
  });

  it('is decided again on the newer record where somebody was quicker, either way round', async () => {
    const people = createPeople(150);
    const renameAll = (record: PartnerRecord) => hire(record.people.map((p) => ({ ...p, name: `${p.name}!` })))(record);
    const empty = (record: PartnerRecord) =>
      hire(record.people.slice(0, 1).map((person) => dropCertification(person, 'AZ-305')))(record);
    for (const [first, second] of [
      [renameAll, empty],
      [empty, renameAll],
    ] as const) {
      const partner = createPartner();
      await test.store.change(partner, createOperation(), hire(people));
      test.proxy.beforeNextTransaction(() => test.store.change(partner, createOperation(), first));
      await test.store.change(partner, createOperation(), second);
      const { record } = await test.store.read(partner);
      expect(record.people.filter(({ name }) => name.endsWith('!'))).toHaveLength(150);
      expect(record.people.filter(({ certifications }) => certifications.length === 0)).toHaveLength(1);
    }
  });
});

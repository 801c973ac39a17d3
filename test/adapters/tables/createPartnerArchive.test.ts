import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPartnerArchive } from '../../../src/adapters/tables/createPartnerArchive.ts';
import { FORMER_USER } from '../../../src/partner/formerUser.ts';
import { NEW_SETTINGS } from '../../../src/partner/record.ts';
import { StorageAway } from '../../../src/partner/store.ts';
import {
  ANA,
  AT,
  addPerson,
  createNoise,
  createOperation,
  createPartner,
  decideOn,
  listRows,
  setFigure,
  startStore,
  type TestStore,
} from './startStore.ts';

const LUIS = { id: 'luis', name: 'Luis' };
const STAYS = { mayLeaveNoOwner: false, marks: [] };

let started: TestStore;
let archive: ReturnType<typeof createPartnerArchive>;
beforeAll(async () => {
  started = await startStore();
  archive = createPartnerArchive(started);
});
afterAll(() => started.stop());

function changeOwners(...owners: (typeof ANA)[]) {
  return decideOn([{ kind: 'settings', after: { ...NEW_SETTINGS, owners } }]);
}

describe('drafts', () => {
  const draft = { id: 'one', at: AT, json: '{"people":[]}' };

  test('are kept for a person, one at a time, until they are dropped', async () => {
    const { tenantId } = createPartner();
    expect(await archive.readDraft(tenantId, 'ana')).toBeNull();
    await archive.keepDraft(tenantId, 'ana', draft);
    await archive.keepDraft(tenantId, 'ana', { ...draft, id: 'two' });
    expect(await archive.readDraft(tenantId, 'ana')).toMatchObject({ id: 'two', json: draft.json });
    expect(await archive.readDraft(tenantId, 'luis')).toBeNull();
    await archive.dropDraft(tenantId, 'ana');
    await archive.dropDraft(tenantId, 'ana');
    expect(await archive.readDraft(tenantId, 'ana')).toBeNull();
  });

  test('are no part of what a turn reads', async () => {
    const partner = createPartner();
    await archive.keepDraft(partner.tenantId, 'ana', draft);
    expect((await started.store.read(partner)).record.people).toEqual([]);
  });

  test('that are too large for storage are not kept', async () => {
    const { tenantId } = createPartner();
    expect(await archive.keepDraft(tenantId, 'ana', { ...draft, json: createNoise(1_600_000) })).toBe(false);
  });
});

test('lists every change, the newest first', async () => {
  const partner = createPartner();
  for (const minutes of [0, 1, 2]) {
    const operation = createOperation({ at: AT.add({ minutes }), said: `number ${minutes}` });
    await started.store.change(partner, operation, setFigure('netCustomerAdds', minutes));
  }
  const said = (await archive.listChanges(partner.tenantId)).map((change) => (change as { said: string }).said);
  expect(said).toEqual(['number 2', 'number 1', 'number 0']);
});

describe('forgetting', () => {
  test('loses no change that somebody else makes at the same time', async () => {
    const partner = createPartner();
    await started.store.change(partner, createOperation(), changeOwners(ANA, LUIS));
    const changes = Array.from({ length: 20 }, (_, index) =>
      started.store.change(partner, createOperation({ by: LUIS }), setFigure(`figure${index}`, index)),
    );
    await Promise.all([...changes, archive.forget(partner.tenantId, ANA, STAYS)]);
    const { record } = (await started.store.read(partner)) ?? {};
    expect(Object.keys(record.figures.azure ?? {})).toHaveLength(20);
    expect(record.settings.owners).toEqual([LUIS]);
  });

  test('puts a former user where the person was, in facts and in the past', async () => {
    const partner = createPartner();
    await started.store.change(partner, createOperation(), changeOwners(ANA, LUIS));
    await started.store.change(partner, createOperation(), setFigure('netCustomerAdds', 3));
    await started.store.change(partner, createOperation({ said: 'add Ana' }), addPerson('ana', 'Ana'));
    expect(await archive.forget(partner.tenantId, ANA, STAYS)).toBe('forgotten');
    const { record } = await started.store.read(partner);
    expect(record.figures.azure?.netCustomerAdds?.by).toEqual(FORMER_USER);
    expect(record.people).toMatchObject([{ id: 'ana', name: 'Ana' }]);
    const changes = await archive.listChanges(partner.tenantId);
    expect(changes.map((change) => (change as { by: unknown }).by)).toEqual([FORMER_USER, FORMER_USER, FORMER_USER]);
  });

  test('leaves the last owner where nobody else could change anything', async () => {
    const partner = createPartner();
    await started.store.change(partner, createOperation(), changeOwners(ANA));
    const before = await listRows(started.table, partner);
    expect(await archive.forget(partner.tenantId, ANA, STAYS)).toBe('last owner');
    expect(await listRows(started.table, partner)).toEqual(before);
    expect(await archive.forget(partner.tenantId, ANA, { ...STAYS, mayLeaveNoOwner: true })).toBe('forgotten');
  });

  test('lets only one of the last two owners go, however they ask', async () => {
    const partner = createPartner();
    await started.store.change(partner, createOperation(), changeOwners(ANA, LUIS));
    const outcomes = await Promise.all([ANA, LUIS].map((each) => archive.forget(partner.tenantId, each, STAYS)));
    expect(outcomes.toSorted()).toEqual(['forgotten', 'last owner']);
    expect((await started.store.read(partner)).record.settings.owners).toHaveLength(1);
  });
});

describe('removing everything', () => {
  test('takes the samples too, and is done once for two who ask at the same moment', async () => {
    const partner = createPartner();
    const sample = { ...partner, sampleOf: 'a:chat' };
    await started.store.change(partner, createOperation(), addPerson('ana'));
    await started.store.change(sample, createOperation(), addPerson('contoso'));
    await Promise.all([archive.removeEverything(partner.tenantId), archive.removeEverything(partner.tenantId)]);
    expect(await listRows(started.table, partner)).toEqual([]);
  });

  test('leaves a tenant whose id only begins the same', async () => {
    const partner = createPartner();
    const other = { ...partner, tenantId: `${partner.tenantId}-2` };
    await started.store.change(other, createOperation(), addPerson('ana'));
    await archive.removeEverything(partner.tenantId);
    expect((await started.store.read(other)).record.people).toHaveLength(1);
  });
});

test('rejects with StorageAway while storage does not answer', async () => {
  const away = await startStore();
  const cut = createPartnerArchive(away);
  await away.stop();
  const at = Temporal.Instant.from(AT);
  for (const call of [
    () => cut.listChanges('t'),
    () => cut.keepDraft('t', 'u', { id: 'x', at, json: '' }),
    () => cut.readDraft('t', 'u'),
    () => cut.removeEverything('t'),
    () => cut.forget('t', ANA, STAYS),
  ]) {
    await expect(call()).rejects.toThrow(StorageAway);
  }
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/adapters/log/createLog.ts';
import { createRow } from '../../../src/adapters/tables/row.ts';
import type { PartnerKey } from '../../../src/partner/store.ts';
import { addPerson, createOperation, createPartner, setFigure, startStore, type TestStore } from './startStore.ts';

let lines: string[] = [];
let test: TestStore;
beforeAll(async () => {
  test = await startStore(createLog({ level: 'info', format: 'json', secrets: [], write: (text) => lines.push(text) }));
});
afterAll(() => test.stop());

async function createWrittenPartner(): Promise<PartnerKey> {
  lines = [];
  const partner = createPartner();
  await test.store.change(partner, createOperation(), addPerson('luis'));
  await test.store.change(partner, createOperation(), setFigure('deployments', 5));
  return partner;
}

describe('a row that cannot be read', () => {
  it.each([
    ['is of a later version', { v: 2, json0: '{}' }],
    ['is no JSON', { v: 1, json0: '{"value":' }],
    ['has no value', { v: 1 }],
    ['holds something else', { v: 1, json0: '{"deployments":{"value":"many"}}' }],
    [
      'holds a key of a later version',
      { v: 1, json0: '{"deployments":{"value":1,"day":"2026-11-22","by":{"id":"a","name":"A"},"source":1}}' },
    ],
  ])('stops the partner and is named with all others, as it %s', async (_how, properties) => {
    const partner = await createWrittenPartner();
    const partitionKey = partner.tenantId;
    await test.table.upsertEntity({ partitionKey, rowKey: 'fact|figures|azure', ...properties }, 'Replace');
    await test.table.upsertEntity({ partitionKey, rowKey: 'fact|settings', ...properties }, 'Replace');
    await expect(test.store.read(partner)).rejects.toThrow(
      `Stored rows cannot be read: ${partitionKey} fact|figures|azure, ${partitionKey} fact|settings`,
    );
    await expect(test.store.change(partner, createOperation(), addPerson('marta'))).rejects.toThrow('fact|settings');
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ partition: partitionKey, row: 'fact|settings', msg: 'A stored row cannot be read' }),
    );
  });

  it('stops no other partner', async () => {
    const [broken, whole] = [await createWrittenPartner(), await createWrittenPartner()];
    await test.table.upsertEntity(createRow(broken.tenantId, 'fact|planned|x', {}), 'Replace');
    await expect(test.store.read(broken)).rejects.toThrow('fact|planned|x');
    expect((await test.store.read(whole)).record.people).toHaveLength(1);
  });

  it('is passed over and logged when it is only what an older version noted of a person', async () => {
    const partner = await createWrittenPartner();
    const language = { userId: 'luis', language: 'fr', isChosen: true };
    await test.table.upsertEntity(createRow(partner.tenantId, 'fact|member|luis', { userId: 'luis' }), 'Replace');
    await test.table.upsertEntity(createRow(partner.tenantId, 'fact|language|luis', language), 'Replace');
    const page = await test.store.read(partner);
    expect(page.strays).toEqual(new Map());
    expect(page.record.people).toHaveLength(1);
    expect(lines.join('')).toContain('fact|member|luis');
    expect(lines.join('')).toContain('fact|language|luis');
  });
});

import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPartnerArchive } from '../../../../src/adapters/tables/createPartnerArchive.ts';
import { createPartnerStore } from '../../../../src/adapters/tables/createPartnerStore.ts';
import { createUsageStores } from '../../../../src/adapters/tables/usage/createUsageStores.ts';
import type { CustomerMonth, MonthUsage } from '../../../../src/usage/azure/usageHistory.ts';
import type { OfficeCustomer } from '../../../../src/usage/modernWork/officeHistory.ts';
import type { EmsCustomer } from '../../../../src/usage/security/emsHistory.ts';
import { silentLog } from '../../../support/silentLog.ts';
import { startAzurite } from '../../../support/startAzurite.ts';

const AT = Temporal.Instant.from('2026-11-27T10:00:00Z');

let clientOf: (name: string) => TableClient;
beforeAll(async () => {
  const azurite = await startAzurite();
  clientOf = (name) =>
    TableClient.fromConnectionString(azurite.connectionString, name, { allowInsecureConnection: true });
});

function start() {
  const table = clientOf('partners');
  const partner = { tenantId: randomUUID(), sampleOf: null };
  return { table, partner, store: createUsageStores({ table }).azure };
}

function customer(tenantId: string, services: Readonly<Record<string, bigint>>): CustomerMonth {
  return {
    ...{ tenantId, name: `Peña \u2028 ${tenantId}`, segment: 'SMB', links: [{ how: 'PAL', since: '2026-02-01' }] },
    services: new Map(Object.entries(services)),
  };
}

function monthOf(...customers: readonly CustomerMonth[]): MonthUsage {
  return new Map(customers.map((each) => [each.tenantId, each]));
}

describe('usage that is kept', () => {
  test('is read back as it was, exactly', async () => {
    const { store, partner } = start();
    const usage = monthOf(customer('t1', { 'Key Vault': 123_456_789_012_345_678_901n, '': -1n }), customer('t2', {}));
    const names = await store.keepMonths(partner, new Map([['2026-10', usage]]), AT);
    expect(await store.readMonths(partner, new Map(Object.entries(names)))).toEqual(new Map([['2026-10', usage]]));
  });

  test('has one name whatever the order, and another one where it differs', async () => {
    const { store, partner } = start();
    const nameOf = async (usage: MonthUsage) =>
      (await store.keepMonths(partner, new Map([['2026-10', usage]]), AT))['2026-10'];
    const [one, other] = [customer('t1', { A: 1n, B: 2n }), customer('t2', { A: 3n })];
    const turned = monthOf(other, customer('t1', { B: 2n, A: 1n }));
    expect(await nameOf(turned)).toBe(await nameOf(monthOf(one, other)));
    expect(await nameOf(monthOf(one))).not.toBe(await nameOf(turned));
  });

  test('is in force only where it is named, and months without usage are known', async () => {
    const { store, partner } = start();
    const kept = async (usage: MonthUsage) =>
      (await store.keepMonths(partner, new Map([['2026-10', usage]]), AT))['2026-10'] ?? '';
    const [older, empty] = [await kept(monthOf(customer('t1', { A: 1n }))), await kept(new Map())];
    expect(await store.readMonths(partner, new Map([['2026-10', empty]]))).toEqual(new Map([['2026-10', new Map()]]));
    expect((await store.readMonths(partner, new Map([['2026-10', older]]))).get('2026-10')?.size).toBe(1);
    expect(await store.readMonths(partner, new Map([['2026-10', 'abcdef']]))).toEqual(new Map());
  });

  test('of thousands of customers takes as many rows as it needs', async () => {
    const { store, partner, table } = start();
    const anyAmount = () => BigInt(`0x${randomUUID().replaceAll('-', '')}`) / 10n ** 15n;
    const services = () => Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`Service ${at}`, anyAmount()]));
    const many = Array.from({ length: 12_000 }, () => customer(randomUUID(), services()));
    const names = await store.keepMonths(partner, new Map([['2026-10', monthOf(...many)]]), AT);
    const read = await store.readMonths(partner, new Map(Object.entries(names)));
    expect(read.get('2026-10')).toEqual(monthOf(...many));
    let rows = 0;
    for await (const _ of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${partner.tenantId}'` } }))
      rows += 1;
    expect(rows).toBeGreaterThan(1);
  });

  test('is swept once it is old and in force no more', async () => {
    const { store, partner } = start();
    const keep = async (month: string, at: Temporal.Instant) =>
      (await store.keepMonths(partner, new Map([[month, monthOf(customer('t1', { A: 1n }))]]), at))[month] ?? '';
    const old = AT.subtract({ hours: 24 * 500 });
    const names = new Map([
      ['2026-07', await keep('2026-07', old)],
      ['2026-08', await keep('2026-08', AT)],
    ]);
    await keep('2025-01', old);
    await store.sweep(partner, new Set(), AT.subtract({ hours: 24 * 400 }));
    expect([...(await store.readMonths(partner, names)).keys()]).toEqual(['2026-08']);
  });

  test('is no part of what a turn reads, and goes with everything else', async () => {
    const { store, partner, table } = start();
    const names = await store.keepMonths(partner, new Map([['2026-10', monthOf(customer('t1', { A: 1n }))]]), AT);
    const page = await createPartnerStore({ table, log: silentLog }).read(partner);
    expect(JSON.stringify(page.record)).not.toContain('t1');
    const other = { tenantId: randomUUID(), sampleOf: null };
    expect(await store.readMonths(other, new Map(Object.entries(names)))).toEqual(new Map());
    await createPartnerArchive({ table, deliveries: clientOf('deliveries') }).removeEverything(partner.tenantId);
    expect(await store.readMonths(partner, new Map(Object.entries(names)))).toEqual(new Map());
  });

  test('of one kind of report is never touched by the others', async () => {
    const { store, partner, table } = start();
    const { office, ems } = createUsageStores({ table });
    const old = AT.subtract({ hours: 24 * 500 });
    const seats: OfficeCustomer = {
      ...{ tenantId: 't1', name: 'Peña' },
      links: [{ how: 'CSP', since: null, workloads: new Map([['Teams', { paid: 12, active: 3 }]]) }],
    };
    const usage = monthOf(customer('t1', { A: 1n }));
    const month = new Map([['2026-10', new Map([['t1', seats]])]]);
    const secured: EmsCustomer = {
      ...{ tenantId: 't1', name: 'Peña' },
      links: [{ how: 'CPOR', since: '2026-02-01', workloads: new Map([['Intune', { paid: 12, active: 3 }]]) }],
    };
    const emsMonth = new Map([['2026-10', new Map([['t1', secured]])]]);
    const emsNames = new Map(Object.entries(await ems.keepMonths(partner, emsMonth, old)));
    const officeNames = new Map(Object.entries(await office.keepMonths(partner, month, old)));
    const azureNames = new Map(Object.entries(await store.keepMonths(partner, new Map([['2026-10', usage]]), old)));
    expect(await office.readMonths(partner, azureNames)).toEqual(new Map());
    await store.sweep(partner, new Set(), AT);
    expect(await store.readMonths(partner, azureNames)).toEqual(new Map());
    expect(await office.readMonths(partner, officeNames)).toEqual(month);
    await store.keepMonths(partner, new Map([['2026-10', usage]]), old);
    await office.sweep(partner, new Set(), AT);
    expect(await office.readMonths(partner, officeNames)).toEqual(new Map());
    expect((await store.readMonths(partner, azureNames)).size).toBe(1);
    expect(await ems.readMonths(partner, officeNames)).toEqual(new Map());
    expect(await ems.readMonths(partner, emsNames)).toEqual(emsMonth);
  });
});

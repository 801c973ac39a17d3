import { randomBytes, randomUUID } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { connectTables } from '../../../src/adapters/storage/connectTables.ts';
import { createPartnerStore } from '../../../src/adapters/tables/createPartnerStore.ts';
import { createPlaceStore } from '../../../src/adapters/tables/createPlaceStore.ts';
import { type StoredRow, storedRowSchema } from '../../../src/adapters/tables/row.ts';
import type { Change } from '../../../src/partner/change.ts';
import type { PlaceStore } from '../../../src/partner/places.ts';
import type { FigureFact, PartnerRecord, RosterPerson } from '../../../src/partner/record.ts';
import type { Decision, Operation, PartnerKey, PartnerStore } from '../../../src/partner/store.ts';
import { shareStorage } from '../../support/sharedStorage.ts';
import { silentLog } from '../../support/silentLog.ts';
import { type StorageProxy, startStorageProxy } from './startStorageProxy.ts';

export const ANA = { id: 'ana', name: 'Ana' };
export const AT = Temporal.Instant.from('2026-11-22T10:00:00Z');

const SETTLE_MS = 300;

export interface TestStore {
  readonly store: PartnerStore;
  readonly places: PlaceStore;
  /** The table as storage holds it, for what the store itself does not show. */
  readonly table: TableClient;
  readonly deliveries: TableClient;
  readonly proxy: StorageProxy;
  stop(): Promise<void>;
}

/** A store as the bot has it, on tables of its own behind a proxy. */
export async function startStore(log = silentLog): Promise<TestStore> {
  const storage = shareStorage();
  const proxy = await startStorageProxy(storage.connectionString);
  const { connectionString } = proxy;
  const { createTableClient } = connectTables({ kind: 'connectionString', connectionString });
  const table = createTableClient(`partners${storage.suffix}`);
  return {
    store: createPartnerStore({ table, log, settleMs: SETTLE_MS }),
    places: createPlaceStore({ table, log }),
    table,
    deliveries: createTableClient(`deliveries${storage.suffix}`),
    proxy,
    stop: proxy.stop,
  };
}

/** A partner that no other test knows. */
export function createPartner(sampleOf: string | null = null): PartnerKey {
  return { tenantId: randomUUID(), sampleOf };
}

export function createOperation(parts: Partial<Operation> = {}): Operation {
  return { id: randomUUID(), by: ANA, at: AT, said: 'set data customers 3', ...parts };
}

export function createPerson(id: string, name = id): RosterPerson {
  return { id, name, mail: null, certifications: [{ certification: 'AZ-305', earned: '2026-03-01' }] };
}

export function createPeople(count: number): RosterPerson[] {
  return Array.from({ length: count }, (_, index) => createPerson(`person ${index}`));
}

export function hire(people: readonly RosterPerson[]): (record: PartnerRecord) => Decision<null> {
  return decideOn(people.map((after) => ({ kind: 'person', id: after.id, after })));
}

/** Text that packing makes little shorter. */
export function createNoise(length: number): string {
  return randomBytes(length).toString('base64').slice(0, length);
}

export function createFigure(value: number): FigureFact {
  return { value, day: '2026-11-22', by: ANA };
}

export function decideOn(change: Change): (record: PartnerRecord) => Decision<null> {
  return () => ({ kind: 'change', change, outcome: null });
}

export function addPerson(id: string, name?: string): (record: PartnerRecord) => Decision<null> {
  return decideOn([{ kind: 'person', id, after: createPerson(id, name) }]);
}

export function removePerson(id: string): (record: PartnerRecord) => Decision<null> {
  return decideOn([{ kind: 'person', id, after: null }]);
}

/** Sets one figure beside those that are there. */
export function setFigure(key: string, value: number): (record: PartnerRecord) => Decision<null> {
  return (record) => {
    const after = { ...record.figures.azure, [key]: createFigure(value) };
    return { kind: 'change', change: [{ kind: 'figures', owner: 'azure', after }], outcome: null };
  };
}

/** All rows of a tenant, those of its samples too. */
export async function listRows(table: TableClient, { tenantId }: PartnerKey): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  const filter = odata`PartitionKey ge ${tenantId} and PartitionKey lt ${`${tenantId}~`}`;
  for await (const entity of table.listEntities({ queryOptions: { filter } })) rows.push(storedRowSchema.parse(entity));
  return rows;
}

import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import type { PartnerPage } from '../../partner/store.ts';
import { callTable, callTableUnlessConflict } from './callTable.ts';
import { createPatience } from './createPatience.ts';
import { BASE_KEY, FACTS_BELOW, FACTS_FROM, PEOPLE_FROM, personKeyOf } from './keys.ts';
import { listRows } from './listRows.ts';
import { readPage } from './readPage.ts';
import { createRow, readValue, type StoredRow, storedRowSchema } from './row.ts';
import { type Base, baseSchema } from './schemas.ts';
import type { Stray } from './stray.ts';

const NO_BASE: Base = { version: '', people: [] };

export interface StoredFacts {
  readonly page: PartnerPage;
  /** What an older version keeps there, and is to be moved away. */
  readonly strays: readonly Stray[];
  /** Those of the fact rows, by row key. */
  readonly etags: ReadonlyMap<string, string>;
  readonly base: Base;
}

/**
 * All facts of one moment. One answer of storage is of one moment, but holds 1,000 rows at most: where it took several,
 * the base is looked at again at the end.
 */
export async function readFacts(table: TableClient, partitionKey: string, log: Logger): Promise<StoredFacts> {
  const waitALittle = createPatience();
  for (;;) {
    const { rows, answers } = await listFacts(table, partitionKey);
    const base = readBase(rows.find(({ rowKey }) => rowKey === BASE_KEY));
    if (answers <= 1 || (await lookUpVersion(table, partitionKey)) === base.version) {
      const etags = new Map(rows.map(({ rowKey, etag }) => [rowKey, etag]));
      return { ...readPage(layOver(rows, base), log), etags, base };
    }
    await waitALittle();
  }
}

async function listFacts(table: TableClient, partitionKey: string) {
  const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${FACTS_FROM} and RowKey lt ${FACTS_BELOW}`;
  return callTable(table, async () => {
    const rows: StoredRow[] = [];
    let answers = 0;
    for await (const some of table.listEntities({ queryOptions: { filter } }).byPage()) {
      rows.push(...some.map((entity) => storedRowSchema.parse(entity)));
      answers += 1;
    }
    return { rows, answers };
  });
}

function readBase(row: StoredRow | undefined): Base {
  return row === undefined ? NO_BASE : baseSchema.parse(readValue(row));
}

/**
 * Whether the facts are still what was read: every change replaces the base, and what older versions write on their own
 * stands before the people, so that these need not be read again.
 */
export async function areSame(table: TableClient, partitionKey: string, { etags }: StoredFacts): Promise<boolean> {
  const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${FACTS_FROM} and RowKey lt ${PEOPLE_FROM}`;
  const rows = await listRows(table, filter);
  const known = [...etags.keys()].filter((rowKey) => rowKey < PEOPLE_FROM);
  return rows.length === known.length && rows.every(({ rowKey, etag }) => etags.get(rowKey) === etag);
}

async function lookUpVersion(table: TableClient, partitionKey: string): Promise<string> {
  const row = await callTableUnlessConflict(table, () => table.getEntity(partitionKey, BASE_KEY));
  return row === null ? NO_BASE.version : readBase(storedRowSchema.parse(row)).version;
}

/** The rows as they will be once everybody has a row of their own, in the order in which storage will tell them. */
function layOver(rows: readonly StoredRow[], { people }: Base): readonly StoredRow[] {
  const facts = rows.filter(({ rowKey }) => rowKey !== BASE_KEY);
  if (people.length === 0) return facts;
  const laid = new Map(facts.map((row) => [row.rowKey, row]));
  const partitionKey = rows[0]?.partitionKey ?? '';
  for (const { id, after } of people) {
    const rowKey = personKeyOf(id);
    if (after === null) laid.delete(rowKey);
    else laid.set(rowKey, { ...createRow(partitionKey, rowKey, after), etag: '' });
  }
  return [...laid.values()].toSorted((one, other) => (one.rowKey < other.rowKey ? -1 : 1));
}

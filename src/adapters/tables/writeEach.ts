import type { TableClient, TransactionAction } from '@azure/data-tables';
import pMap from 'p-map';
import { callTableUnlessConflict } from './callTable.ts';
import type { Row } from './row.ts';

const ROWS_OF_A_TRANSACTION = 100;
const AT_ONCE = 8;

export type Write = readonly ['create' | 'upsert' | 'delete', Row];

/**
 * Writes rows of any partitions, many at a time. A row that is there already is not created and one that has gone is not
 * deleted, and neither keeps the others from being written. The same row twice is one.
 */
export async function writeEach(table: TableClient, writes: readonly Write[]): Promise<void> {
  const once = [...new Map(writes.map((write) => [`${write[1].partitionKey} ${write[1].rowKey}`, write])).values()];
  for (const own of Map.groupBy(once, ([, { partitionKey }]) => partitionKey).values()) {
    for (let start = 0; start < own.length; start += ROWS_OF_A_TRANSACTION) {
      const some = own.slice(start, start + ROWS_OF_A_TRANSACTION);
      const written = some.length > 1 && (await writeTogether(table, some));
      if (!written) await pMap(some, (write) => writeOne(table, write), { concurrency: AT_ONCE });
    }
  }
}

async function writeTogether(table: TableClient, writes: readonly Write[]): Promise<boolean> {
  const actions = writes.map(
    ([kind, row]): TransactionAction => (kind === 'upsert' ? [kind, row, 'Replace'] : [kind, row]),
  );
  return (await callTableUnlessConflict(table, () => table.submitTransaction(actions))) !== null;
}

async function writeOne(table: TableClient, [kind, row]: Write): Promise<void> {
  await callTableUnlessConflict(table, () => {
    switch (kind) {
      case 'create':
        return table.createEntity(row);
      case 'upsert':
        return table.upsertEntity(row, 'Replace');
      case 'delete':
        return table.deleteEntity(row.partitionKey, row.rowKey);
    }
  });
}

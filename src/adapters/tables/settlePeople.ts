import type { TableClient, TransactionAction } from '@azure/data-tables';
import { callTableUnlessConflict } from './callTable.ts';
import { BASE_KEY, personKeyOf } from './keys.ts';
import type { StoredFacts } from './readFacts.ts';
import { createRow, sentBytesOf } from './row.ts';
import type { Base } from './schemas.ts';

// With the base itself a transaction holds 100 rows.
const MOST_PEOPLE = 99;
// Of the 4 MiB of a transaction the base may take a third.
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Moves people from the base into rows of their own, some in each transaction, so that whoever reads in between or
 * after a crash finds the same people. Stops where somebody else was quicker: the base must be read again then.
 */
export async function settlePeople(
  table: TableClient,
  partitionKey: string,
  { base: { version, people }, etags }: StoredFacts,
): Promise<void> {
  let etag = etags.get(BASE_KEY);
  for (let rest = people; rest.length > 0 && etag !== undefined; ) {
    const some = takeSome(partitionKey, rest, etags);
    rest = rest.slice(some.length);
    const row = createRow(partitionKey, BASE_KEY, { version, people: rest } satisfies Base);
    const actions: TransactionAction[] = [['update', row, 'Replace', { etag }], ...some.flat()];
    const response = await callTableUnlessConflict(table, () => table.submitTransaction(actions));
    etag = response?.subResponses[0]?.etag;
  }
}

/** What puts the first of these people into their rows, a list each: as many as one transaction holds. */
function takeSome(
  partitionKey: string,
  people: Base['people'],
  etags: StoredFacts['etags'],
): readonly (readonly TransactionAction[])[] {
  let bytes = 0;
  const all = people.slice(0, MOST_PEOPLE).map(({ id, after }): TransactionAction[] => {
    const rowKey = personKeyOf(id);
    if (after !== null) return [['upsert', createRow(partitionKey, rowKey, after), 'Replace']];
    // Removing a row that is not there would fail the transaction.
    return etags.has(rowKey) ? [['delete', { partitionKey, rowKey }]] : [];
  });
  return all.filter((actions, index) => {
    bytes += actions.reduce((sum, [, row]) => sum + sentBytesOf(row), 0);
    return index === 0 || bytes <= MOST_BYTES;
  });
}

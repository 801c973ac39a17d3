import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { TableClient, TransactionAction } from '@azure/data-tables';
import { applyChange } from '../../partner/change.ts';
import { dayOf } from '../../partner/dayState.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { type Changed, type Decision, type Operation, type PartnerPage, StorageAway } from '../../partner/store.ts';
import { callTableUnlessConflict } from './callTable.ts';
import { createTransaction } from './createTransaction.ts';
import { changeIdOf, operationKeyOf, stateKeyOf } from './keys.ts';
import { isRemoved, readValue, storedRowSchema } from './row.ts';
import { operationSchema } from './schemas.ts';

// Far above what fifty people need who change the same row at once; it only ends what would go on for ever.
const CONTENTION_LIMIT_MS = 60_000;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;

export interface PartnerPartition {
  readonly table: TableClient;
  readonly partitionKey: string;
  /** The ETags are those of the fact rows, by row key. */
  readFacts(): Promise<{ readonly page: PartnerPage; readonly etags: ReadonlyMap<string, string> }>;
}

/** Reads, decides and writes, again and again until nobody came between. */
export async function changePartner<Outcome>(
  partition: PartnerPartition,
  operation: Operation,
  decide: (record: PartnerRecord) => Decision<Outcome>,
): Promise<Changed<Outcome>> {
  const attempt = randomUUID();
  const deadline = AbortSignal.timeout(CONTENTION_LIMIT_MS);
  for (let round = 0; ; round += 1) {
    // Read before the facts: whatever is written after this makes the row another one, and the write fails.
    const dayEtag = await readDayEtag(partition, operation.at);
    const { page, etags } = await partition.readFacts();
    const { record } = page;
    const decision = decide(record);
    const { outcome } = decision;
    const isWritten =
      decision.kind === 'change' &&
      (await write(
        partition,
        createTransaction(partition.partitionKey, {
          ...{ operation, attempt, record, etags, change: decision.change },
          state: decision.state === undefined ? undefined : { of: decision.state, etag: dayEtag },
        }),
      ));
    // Which row was in the way need not be told from the error: the operation's own row says it for certain.
    const carriedOutBy = isWritten ? attempt : await readAttempt(partition, operation.id);
    if (carriedOutBy !== null && carriedOutBy !== attempt) {
      return { kind: 'repeated', record: (await partition.readFacts()).page.record };
    }
    if (decision.kind === 'keep') return { kind: 'kept', record, outcome };
    if (carriedOutBy === attempt) {
      const change = changeIdOf(operation.at, operation.id);
      return { kind: 'changed', change, before: record, after: applyChange(record, decision.change), outcome };
    }
    if (deadline.aborted) throw new StorageAway(new Error('Others kept changing the same rows'));
    await wait(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** round));
  }
}

/** False when a row is no longer as it was read. */
async function write({ table }: PartnerPartition, actions: TransactionAction[]): Promise<boolean> {
  const response = await callTableUnlessConflict(table, () => table.submitTransaction(actions));
  if (response === null) return false;
  const sweeps = actions.flatMap(([, row], index) => {
    const etag = response.subResponses[index]?.etag;
    return isRemoved(row) && etag !== undefined ? [table.deleteEntity(row.partitionKey, row.rowKey, { etag })] : [];
  });
  // A row that stays, or holds a fact again by now, does no harm: the change itself is made.
  await Promise.allSettled(sweeps);
  return true;
}

/** Which attempt carried the operation out; null when none did. */
async function readAttempt({ table, partitionKey }: PartnerPartition, operationId: string): Promise<string | null> {
  const row = await callTableUnlessConflict(table, () => table.getEntity(partitionKey, operationKeyOf(operationId)));
  return row === null ? null : operationSchema.parse(readValue(storedRowSchema.parse(row))).attempt;
}

async function readDayEtag(
  { table, partitionKey }: PartnerPartition,
  at: Operation['at'],
): Promise<string | undefined> {
  const key = stateKeyOf(dayOf(at));
  // Only its ETag is asked for, which comes with whatever is selected.
  const row = await callTableUnlessConflict(table, () =>
    table.getEntity(partitionKey, key, { queryOptions: { select: ['v'] } }),
  );
  return row?.etag;
}

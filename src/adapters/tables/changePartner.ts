import { randomUUID } from 'node:crypto';
import type { TableClient, TransactionAction } from '@azure/data-tables';
import { applyChange } from '../../partner/change.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { type Changed, ChangeTooLarge, type Decision, type Operation } from '../../partner/store.ts';
import { callTableUnlessConflict } from './callTable.ts';
import { createPatience } from './createPatience.ts';
import { type Act, createTransaction, MOST_FACTS_AT_ONCE } from './createTransaction.ts';
import { changeIdOf, operationKeyOf } from './keys.ts';
import type { StoredFacts } from './readFacts.ts';
import { isRemoved, readValue, storedRowSchema } from './row.ts';
import { operationSchema } from './schemas.ts';
import { settlePeople } from './settlePeople.ts';

export interface PartnerPartition {
  readonly table: TableClient;
  readonly partitionKey: string;
  readFacts(): Promise<StoredFacts>;
}

/** Reads, decides and writes, again and again until nobody came between. */
export async function changePartner<Outcome>(
  partition: PartnerPartition,
  operation: Operation,
  decide: (record: PartnerRecord) => Decision<Outcome>,
): Promise<Changed<Outcome>> {
  const attempt = randomUUID();
  const waitALittle = createPatience();
  for (;;) {
    const { page, etags, base } = await readSettled(partition);
    const changeId = changeIdOf(operation.at, operation.id, base.version);
    const { record } = page;
    const decision = decide(record);
    const { outcome } = decision;
    const isWritten =
      decision.kind === 'change' &&
      (await write(partition, {
        operation,
        changeId,
        attempt,
        record,
        etags,
        change: decision.change,
        state: decision.state,
      }));
    // Which row was in the way need not be told from the error: the operation's own row says it for certain.
    const carriedOutBy = isWritten ? attempt : await readAttempt(partition, operation.id);
    if (carriedOutBy !== null && carriedOutBy !== attempt) {
      return { kind: 'repeated', record: (await partition.readFacts()).page.record };
    }
    if (decision.kind === 'keep') return { kind: 'kept', record, outcome };
    if (carriedOutBy === attempt) {
      // The change itself is made: what is cut off here is done by whoever changes something next.
      if (decision.change.length > MOST_FACTS_AT_ONCE) await readSettled(partition).catch(() => undefined);
      return {
        kind: 'changed',
        change: changeId,
        before: record,
        after: applyChange(record, decision.change),
        outcome,
      };
    }
    await waitALittle();
  }
}

/** The facts once everybody has a row of their own. */
async function readSettled(partition: PartnerPartition): Promise<StoredFacts> {
  for (;;) {
    const facts = await partition.readFacts();
    if (facts.base.people.length === 0) return facts;
    await settlePeople(partition.table, partition.partitionKey, facts);
  }
}

/** False when a row is no longer as it was read. */
async function write({ table, partitionKey }: PartnerPartition, act: Act): Promise<boolean> {
  const actions = collect(partitionKey, act);
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

function collect(partitionKey: string, act: Act): TransactionAction[] {
  try {
    return createTransaction(partitionKey, act);
  } catch (error) {
    throw error instanceof RangeError ? new ChangeTooLarge(error) : error;
  }
}

/** Which attempt carried the operation out; null when none did. */
async function readAttempt({ table, partitionKey }: PartnerPartition, operationId: string): Promise<string | null> {
  const row = await callTableUnlessConflict(table, () => table.getEntity(partitionKey, operationKeyOf(operationId)));
  return row === null ? null : operationSchema.parse(readValue(storedRowSchema.parse(row))).attempt;
}

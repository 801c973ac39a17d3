import type { TransactionAction } from '@azure/data-tables';
import { type Change, type FactWrite, invertChange } from '../../partner/change.ts';
import type { DayState } from '../../partner/dayState.ts';
import { figuresSchema, personSchema, settingsSchema } from '../../partner/factSchemas.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { Operation } from '../../partner/store.ts';
import { changeIdOf, changeKeyOf, factKeyOf, operationKeyOf, stateKeyOf } from './keys.ts';
import { createRow, createRowIfItFits } from './row.ts';
import { stateSchema } from './schemas.ts';

const ROWS_LIMIT = 100;

export interface Act {
  readonly operation: Operation;
  /** Of this one call, so that a repetition by the SDK is told from one by somebody else. */
  readonly attempt: string;
  readonly record: PartnerRecord;
  readonly etags: ReadonlyMap<string, string>;
  readonly change: Change;
  /** `etag` is that of the day's row before the facts were read; undefined where there was none. */
  readonly state?: { readonly of: DayState; readonly etag: string | undefined } | undefined;
}

/**
 * The operation id, the facts and the change record, to be written together. A fact taken out is written as null,
 * because the SDK cannot give an ETag to a delete in a transaction. Throws when it is more than one transaction holds.
 */
export function createTransaction(partitionKey: string, act: Act): TransactionAction[] {
  const { operation, attempt, record, etags, change } = act;
  const before = invertChange(record, change);
  // Of several writes to one fact the last one counts; a transaction may touch a row once only.
  const facts = new Map(
    change.map((write, index) => [factKeyOf(write), { ...write, before: before[index]?.after ?? null }]),
  );
  const changeKey = changeKeyOf(changeIdOf(operation.at, operation.id));
  const { id, by, at, said } = operation;
  const actions: TransactionAction[] = [
    ['create', createRow(partitionKey, operationKeyOf(id), { attempt })],
    ...[...facts].flatMap(([rowKey, write]): TransactionAction[] => {
      const row = createRow(partitionKey, rowKey, parseFact(write));
      const etag = etags.get(rowKey);
      if (etag !== undefined) return [['update', row, 'Replace', { etag }]];
      return write.after === null ? [] : [['create', row]];
    }),
    ['create', createRow(partitionKey, changeKey, { operation: id, by, at, said, facts: [...facts.values()] })],
    ...(act.state === undefined ? [] : [writeState(partitionKey, act.state)]),
  ];
  // The limit of 4 MiB needs no look: the change record repeats all facts, and a row ends at 1 MiB.
  if (actions.length > ROWS_LIMIT) {
    throw new RangeError(`A change of ${actions.length} rows is too large: one transaction holds ${ROWS_LIMIT}`);
  }
  return actions;
}

/** Where somebody changed anything else that day meanwhile, the row is another and the whole transaction fails. */
function writeState(partitionKey: string, { of, etag }: NonNullable<Act['state']>): TransactionAction {
  const rowKey = stateKeyOf(of.day);
  const state = stateSchema.parse(of);
  // The points of a day are worth keeping though the facts are too many for a row.
  const row =
    createRowIfItFits(partitionKey, rowKey, state) ?? createRow(partitionKey, rowKey, { ...state, facts: null });
  return etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag }];
}

/** Parses what is about to be written too: a row that cannot be read would lock the partner out of its numbers. */
function parseFact(write: FactWrite): unknown {
  if (write.after === null) return null;
  switch (write.kind) {
    case 'settings':
      return settingsSchema.parse(write.after);
    case 'figures':
      return figuresSchema.parse(write.after);
    case 'person':
      return personSchema.parse(write.after);
  }
}

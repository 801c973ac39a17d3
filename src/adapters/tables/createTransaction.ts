import type { TransactionAction } from '@azure/data-tables';
import { type Change, type FactWrite, invertChange } from '../../partner/change.ts';
import type { DayState } from '../../partner/dayState.ts';
import { figuresSchema, personSchema, settingsSchema } from '../../partner/factSchemas.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { Operation } from '../../partner/store.ts';
import { BASE_KEY, changeKeyOf, factKeyOf, operationKeyOf, stateKeyOf } from './keys.ts';
import { createRow, createRowIfItFits, type Row, sentBytesOf } from './row.ts';
import { type Base, stateSchema } from './schemas.ts';

/** A transaction holds 100 rows: these, and the operation, the record of the change, the state of the day and the base. */
export const MOST_FACTS_AT_ONCE = 96;
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

export interface Act {
  readonly operation: Operation;
  readonly changeId: string;
  /** Of this one call, so that a repetition by the SDK is told from one by somebody else. */
  readonly attempt: string;
  readonly record: PartnerRecord;
  readonly etags: ReadonlyMap<string, string>;
  readonly change: Change;
  readonly state: DayState | undefined;
}

/**
 * All that a change writes, together: the operation id, the facts, the change record, and the base, whose ETag says that
 * nobody changed anything meanwhile. Where the facts are too many, the base carries the people. A fact taken out is
 * written as null, because the SDK cannot give an ETag to a delete in a transaction, and forgetting somebody rewrites
 * facts past the base. Throws a RangeError when it is more than one transaction holds.
 */
export function createTransaction(partitionKey: string, act: Act): TransactionAction[] {
  const { operation, changeId, attempt, record, etags, change, state } = act;
  const before = invertChange(record, change);
  // Of several writes to one fact the last one counts; a transaction may touch a row once only.
  const facts = new Map(
    change.map((write, index) => [factKeyOf(write), { ...write, before: before[index]?.after ?? null }]),
  );
  const isTooMany = facts.size > MOST_FACTS_AT_ONCE;
  const people: Base['people'] = [];
  const rows: TransactionAction[] = [];
  for (const [rowKey, write] of facts) {
    // Made for people in the base, too: whoever has no room in a row could never get one.
    const row = createRow(partitionKey, rowKey, parseFact(write));
    // Settings and figures are never more than a few.
    if (isTooMany && write.kind === 'person') people.push({ id: write.id, after: write.after });
    else if (write.after !== null || etags.has(rowKey)) rows.push(put(row, etags));
  }
  const base: Base = { version: changeId, people };
  const { id, by, at, said } = operation;
  const actions: TransactionAction[] = [
    ['create', createRow(partitionKey, operationKeyOf(id), { attempt })],
    ...rows,
    put(createRow(partitionKey, BASE_KEY, base), etags),
    [
      'create',
      createRow(partitionKey, changeKeyOf(changeId), { operation: id, by, at, said, facts: [...facts.values()] }),
    ],
    ...(state === undefined ? [] : [writeState(partitionKey, state)]),
  ];
  const bytes = actions.reduce((sum, [, row]) => sum + sentBytesOf(row), 0);
  if (bytes > BODY_LIMIT_BYTES) throw new RangeError(`A change of ${bytes} bytes is more than one transaction holds`);
  return actions;
}

function put(row: Row, etags: ReadonlyMap<string, string>): TransactionAction {
  const etag = etags.get(row.rowKey);
  return etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag }];
}

/** Needs no ETag: the base says that this state is of the newest facts. */
function writeState(partitionKey: string, of: DayState): TransactionAction {
  const rowKey = stateKeyOf(of.day);
  const state = stateSchema.parse(of);
  // The points of a day are worth keeping though the facts are too many for a row.
  const row =
    createRowIfItFits(partitionKey, rowKey, state) ?? createRow(partitionKey, rowKey, { ...state, facts: null });
  return ['upsert', row, 'Replace'];
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

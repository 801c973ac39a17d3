import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { ForgetOptions } from '../../partner/archive.ts';
import { FORMER_USER, forgetColleague } from '../../partner/formerUser.ts';
import type { Colleague } from '../../partner/record.ts';
import { callTableUnlessConflict } from './callTable.ts';
import { BASE_KEY, draftKeyOf, markKeyOf, placeRowsOf, SETTINGS_KEY, strayKeysOf } from './keys.ts';
import { listRows } from './listRows.ts';
import { createRow, readValue, type StoredRow } from './row.ts';

export interface Partition {
  readonly table: TableClient;
  readonly partitionKey: string;
}

const settingsSchema = z.looseObject({ owners: z.array(z.looseObject({ id: z.string() })) });
const placeSchema = z.looseObject({ place: z.string() });
const changeSchema = z.looseObject({ said: z.string(), facts: z.array(z.looseObject({ kind: z.string() })) });

/** Row by row rather than in one change: a change would itself keep the name, as its author and in what was before. */
export async function forgetPerson(
  { table, partitionKey }: Partition,
  person: Colleague,
  { mayLeaveNoOwner, marks }: ForgetOptions,
): Promise<'forgotten' | 'last owner'> {
  for (;;) {
    const rows = await listRows(table, odata`PartitionKey eq ${partitionKey}`);
    const settings = rows.find(({ rowKey }) => rowKey === SETTINGS_KEY);
    if (settings !== undefined && !mayLeaveNoOwner && isLastOwner(readValue(settings), person.id)) return 'last owner';
    const rewritten = rows.flatMap((row) => rewrite(row, person));
    // First the roles, which alone can be refused, then the rest; what somebody else changed meanwhile is read again.
    rewritten.sort((a, b) => Number(b.rowKey === SETTINGS_KEY) - Number(a.rowKey === SETTINGS_KEY));
    const hasBase = rows.some(({ rowKey }) => rowKey === BASE_KEY);
    const isDone = await writeAll(table, rewritten, hasBase);
    if (isDone) break;
  }
  const drop = (rowKey: string) => callTableUnlessConflict(table, () => table.deleteEntity(partitionKey, rowKey));
  // First what an older version kept among the facts: what is gone there is not moved any more.
  for (const rowKey of [...strayKeysOf(person.id), ...marks.map(markKeyOf)]) await drop(rowKey);
  const { from, below } = placeRowsOf(person.id);
  const own = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${below}`;
  for (const { rowKey } of await listRows(table, own)) await drop(rowKey);
  await drop(draftKeyOf(person.id));
  return 'forgotten';
}

/** What was sent to the person's own chat. */
export async function forgetDeliveries({ table, partitionKey }: Partition, { id }: Colleague): Promise<void> {
  for (const row of await listRows(table, odata`PartitionKey eq ${partitionKey}`)) {
    if (placeSchema.safeParse(readValue(row)).data?.place !== id) continue;
    await callTableUnlessConflict(table, () => table.deleteEntity(partitionKey, row.rowKey));
  }
}

interface Rewritten {
  readonly rowKey: string;
  readonly row: ReturnType<typeof createRow>;
  readonly etag: string;
}

async function writeAll(table: TableClient, rewritten: readonly Rewritten[], hasBase: boolean): Promise<boolean> {
  for (const { row, rowKey, etag } of rewritten) {
    const { partitionKey } = row;
    const write: TransactionAction = ['update', row, 'Replace', { etag }];
    // Whoever remembers the facts by their base must read the roles again; figures are looked at each time.
    const touch: TransactionAction = ['update', { partitionKey, rowKey: BASE_KEY }, 'Merge'];
    const actions = rowKey === SETTINGS_KEY && hasBase ? [write, touch] : [write];
    if ((await callTableUnlessConflict(table, () => table.submitTransaction(actions))) === null) return false;
  }
  return true;
}

function rewrite(row: StoredRow, person: Colleague): readonly Rewritten[] {
  const { partitionKey, rowKey, etag } = row;
  const [kind, part, last] = rowKey.split('|');
  const isRead =
    kind === 'change' ||
    (kind === 'fact' && (part === 'settings' || part === 'figures')) ||
    (kind === 'place' && last === 'reminder');
  if (!isRead) return [];
  const before = readValue(row);
  const after =
    rowKey === SETTINGS_KEY ? withoutRoles(before, person.id) : forgetSaid(forgetColleague(before, person.id), person);
  if (JSON.stringify(after) === JSON.stringify(before)) return [];
  return [{ rowKey, row: createRow(partitionKey, rowKey, after), etag }];
}

/** Who may change what is a list of people in each case; in these nobody stands for a former user. */
function withoutRoles(settings: unknown, userId: string): unknown {
  const fields = z.record(z.string(), z.unknown()).safeParse(settings).data;
  if (fields === undefined) return settings;
  const isPerson = (entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry && entry.id === userId;
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.filter((entry) => !isPerson(entry)) : value,
    ]),
  );
}

function isLastOwner(settings: unknown, userId: string): boolean {
  const owners = settingsSchema.safeParse(settings).data?.owners ?? [];
  return owners.length > 0 && owners.every(({ id }) => id === userId);
}

/** What was typed may name the person, as in "grant @Ana owner". The names of the roster are the company's. */
function forgetSaid(value: unknown, { name }: Colleague): unknown {
  const change = changeSchema.safeParse(value).data;
  if (change === undefined || name === '' || change.facts.some(({ kind }) => kind === 'person')) return value;
  return { ...change, said: change.said.replaceAll(name, FORMER_USER.name) };
}

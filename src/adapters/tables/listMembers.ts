import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import type { MemberNote } from '../../partner/places.ts';
import { chooseNotes } from '../../partner/strays.ts';
import { noteKeyOf, PLACES_BELOW, PLACES_FROM, STRAY_MEMBERS_BELOW, STRAY_MEMBERS_FROM } from './keys.ts';
import { listRows } from './listRows.ts';
import { memberSchema } from './placeSchemas.ts';
import { createRow, type Row, readValue, type StoredRow } from './row.ts';

// Tells these rows from all that is kept of chats beside them, so that storage need not send that.
const PART = 'member';

export function createMemberRow(partitionKey: string, note: MemberNote & { readonly userId: string }): Row {
  return { ...createRow(partitionKey, noteKeyOf('member', note.userId), note), part: PART };
}

/** Whom the bot has met, by Entra object id, wherever it is kept. */
export async function listMembers(
  { table, partitionKey }: { readonly table: TableClient; readonly partitionKey: string },
  log: Logger,
): Promise<ReadonlyMap<string, MemberNote>> {
  const from = (low: string, high: string) =>
    odata`PartitionKey eq ${partitionKey} and RowKey ge ${low} and RowKey lt ${high}`;
  // One after the other, so that whoever is being moved in between is seen.
  const strays = await listRows(table, from(STRAY_MEMBERS_FROM, STRAY_MEMBERS_BELOW));
  const known = await listRows(table, `${from(PLACES_FROM, PLACES_BELOW)} and part eq '${PART}'`);
  const members = new Map<string, MemberNote>();
  for (const row of [...strays, ...known]) {
    const read = readMember(row, log);
    if (read === null) continue;
    const { userId, ...member } = read;
    members.set(userId, newer(member, members.get(userId)));
  }
  return members;
}

function newer(note: MemberNote, other: MemberNote | undefined): MemberNote {
  const alone = { audience: null, language: null };
  return chooseNotes({ ...alone, member: note }, { ...alone, member: other ?? null }).member ?? note;
}

function readMember(row: StoredRow, log: Logger) {
  try {
    return memberSchema.parse(readValue(row));
  } catch (error) {
    log.error({ partition: row.partitionKey, row: row.rowKey, err: error }, 'A stored row of a person cannot be read');
    return null;
  }
}

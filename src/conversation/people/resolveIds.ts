import type { PastedRow } from '../../partner/pasted.ts';
import { createFinder } from '../../partner/roster.ts';
import type { KnowingPeople } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';

/**
 * Rows that name somebody by an Entra object id alone, with the name and mail of whom the bot has met by it. Guests and
 * people of other companies stay without: they are asked for.
 */
export async function resolveIds(
  { record, listMembers }: Telling & Pick<KnowingPeople, 'listMembers'>,
  rows: readonly PastedRow[],
): Promise<readonly PastedRow[]> {
  const { remember } = createFinder(record.people);
  const isOpen = ({ name, userId }: PastedRow) => name === '' && userId !== undefined && remember(userId) === undefined;
  // There may be tens of thousands of members.
  if (!rows.some(isOpen)) return rows;
  const members = await listMembers();
  return rows.map((row) => {
    const met = isOpen(row) && row.userId !== undefined ? members.get(row.userId) : undefined;
    const mail = met?.mail?.toLowerCase() ?? null;
    const name = met?.name || mail;
    return met?.kind !== 'member' || name === null || name === undefined ? row : { ...row, name, mail };
  });
}

import { isDeepStrictEqual } from 'node:util';
import { openAssignments } from '../../partner/assignments.ts';
import type { MemberNote, PlaceStore } from '../../partner/places.ts';
import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { foldName } from '../../partner/roster.ts';
import type { DueIndex } from '../../reminders/index.ts';
import type { Line } from '../reply.ts';
import type { Turn } from '../turn.ts';

export interface AnnounceParts {
  readonly places: PlaceStore;
  readonly due: DueIndex;
  readonly turn: Turn;
}

/**
 * Has those told, each in their own chat with the bot, for whom something was planned between the two records; whoever
 * planned it for themselves knows. Gives what to say of it: nothing where the bot has met nobody of them.
 */
export async function announceAssignments(
  { places, due, turn }: AnnounceParts,
  before: PartnerRecord,
  after: PartnerRecord,
): Promise<readonly Line[]> {
  const known = before.settings.assignments;
  const added = openAssignments(after).filter(
    ({ assignment }) => !known.some((each) => isDeepStrictEqual(each, assignment)),
  );
  if (added.length === 0) return [];
  const members = await places.listMembers(turn.tenantId);
  const told = new Set<string>();
  for (const { assignment, person } of added) {
    const place = findMember(members, person);
    if (place === null || place === turn.user.id) continue;
    if ((await places.read(turn.tenantId, place)).address === null) continue;
    const notice = { kind: 'assigned', period: assignment.by, assignment: assignment.id } as const;
    await due.add([{ for: 'notice', tenantId: turn.tenantId, place, notice, dueAt: turn.now, at: turn.now }]);
    told.add(person.name);
  }
  return [...told].map((name): Line => ({ key: 'assigned.willTell', values: { name } }));
}

/** By id, mail or exact name, as anywhere else; null where nobody, or more than one of the name, has written to the bot. */
function findMember(members: ReadonlyMap<string, MemberNote>, person: RosterPerson): string | null {
  const all = [...members].filter(([, { kind }]) => kind === 'member');
  const byId = all.filter(([id, { mail }]) => id === person.id || isSame(mail, person.mail ?? person.id));
  const found = byId.length > 0 ? byId : all.filter(([, { name }]) => isSame(name, person.name));
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only[0] : null;
}

/** Case and accents aside. */
function isSame(one: string | null, other: string): boolean {
  return one !== null && one !== '' && foldName(one) === foldName(other);
}

import type { Place, PlaceStore } from '../../partner/places.ts';
import type { Membership, Turn } from '../turn.ts';
import { isRecent } from './isRecent.ts';

const HOURS_REMEMBERED = 24;

/** Who the person is to the tenant: remembered for a day, else asked of Teams. What cannot be found out is not remembered. */
export async function recallMembership(
  places: PlaceStore,
  { member: note }: Pick<Place, 'member'>,
  turn: Turn,
): Promise<Membership> {
  if (note !== null && isRecent(HOURS_REMEMBERED, note.checkedAt, turn.now)) {
    return note.kind === 'member' ? { kind: 'member', mail: note.mail } : { kind: note.kind };
  }
  const membership = await turn.lookUpMembership();
  if (membership.kind !== 'unknown') {
    const mail = membership.kind === 'member' ? membership.mail : null;
    await places.noteMember(turn.tenantId, turn.user.id, {
      kind: membership.kind,
      name: turn.user.name,
      mail,
      checkedAt: turn.now,
    });
  }
  return membership;
}

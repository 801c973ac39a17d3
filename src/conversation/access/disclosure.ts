import type { Place, PlaceStore } from '../../partner/places.ts';
import type { Settings } from '../../partner/record.ts';
import type { Audience, Turn } from '../turn.ts';
import { isRecent } from './isRecent.ts';

/** What may be told in a chat: `totals` are points and counts, `names` also names of people and amounts of money. */
export type Disclosure = 'names' | 'totals' | 'nothing';

const HOURS_REMEMBERED = 1;

/** Where something is told, and how it is found out who reads along. */
export type Listening = Pick<Turn, 'tenantId' | 'chat' | 'now' | 'lookUpAudience'>;

/** By default everything in a personal chat, totals among members only, and nothing where somebody else reads along. */
export async function findDisclosure(
  places: PlaceStore,
  settings: Settings,
  place: Pick<Place, 'audience'>,
  turn: Listening,
): Promise<Disclosure> {
  if (turn.chat.kind === 'personal') return 'names';
  const permission = settings.chats[turn.chat.id];
  const audience = await recallAudience(places, place, turn);
  if (audience === 'members only') return permission === 'names' ? 'names' : 'totals';
  // Names that were allowed among colleagues were not allowed for whoever came later.
  return permission === 'totals' ? 'totals' : 'nothing';
}

/** Who reads along: remembered for an hour, else asked of Teams. What cannot be found out is not remembered. */
export async function recallAudience(
  places: PlaceStore,
  { audience: note }: Pick<Place, 'audience'>,
  turn: Listening,
): Promise<Audience> {
  if (note !== null && isRecent(HOURS_REMEMBERED, note.checkedAt, turn.now)) return note.kind;
  const audience = await turn.lookUpAudience();
  if (audience !== 'unknown') {
    await places.noteAudience(turn.tenantId, turn.chat.id, { kind: audience, checkedAt: turn.now });
  }
  return audience;
}

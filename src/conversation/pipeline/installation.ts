import type { PlaceStore } from '../../partner/places.ts';
import type { PartnerStore } from '../../partner/store.ts';
import type { Speech } from '../asking/speech.ts';
import { forgetPlaces, noteAddress } from '../reminders/addresses.ts';
import type { Reply } from '../reply.ts';
import type { Said, Turn } from '../turn.ts';
import { tellWelcome } from '../welcome/welcome.ts';
import { leaveSample } from './sampleChat.ts';

interface Stores {
  readonly store: PartnerStore;
  readonly places: PlaceStore;
}

/** The bot was put into a chat: it says its welcome, once. Null where it has said it already. */
export async function welcome(
  { store, places }: Stores,
  said: Extract<Said, { kind: 'installed' }>,
  turn: Turn,
  speech: Speech,
): Promise<Reply | null> {
  const { tenantId, address } = turn;
  const { place } = address;
  await noteAddress(places, turn, said, null);
  // Several events tell of one installation, in any order; whichever sets the mark says the welcome.
  if (!(await places.setMark(tenantId, place, welcomeMark(turn)))) return null;
  await speech.recall((await store.readTurn(tenantId, { place, userId: turn.user.id })).person.language, said);
  return tellWelcome(turn.chat.kind);
}

/** The bot was taken out of a chat, and keeps nothing of it. */
export async function forgetChat({ store, places }: Stores, turn: Turn): Promise<void> {
  await places.clearMark(turn.tenantId, turn.address.place, welcomeMark(turn));
  await forgetPlaces(places, turn);
  await leaveSample({ store, places }, turn);
}

/** Set where the bot has said its welcome. */
export function welcomeMark({ chat }: Pick<Turn, 'chat'>): string {
  return `welcomed:${chat.id}`;
}

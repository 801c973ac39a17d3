import type { PlaceStore } from '../../partner/places.ts';
import type { PartnerStore } from '../../partner/store.ts';
import type { Speech } from '../asking/speech.ts';
import { forgetPlaces, noteAddress } from '../reminders/addresses.ts';
import type { Reply } from '../reply.ts';
import type { Said, Turn } from '../turn.ts';
import { tellWelcome } from '../welcome/welcome.ts';
import { leaveSample, sampleOf } from './sampleChat.ts';

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
  const { real } = sampleOf(turn.tenantId, turn.chat.id);
  await noteAddress(places, turn, said, null);
  // Several events tell of one installation, in any order; whichever sets the mark says the welcome.
  if (!(await store.setMark(real, welcomeMark(turn)))) return null;
  await speech.recall((await store.read(real)).languages.get(turn.user.id), said);
  return tellWelcome(turn.chat.kind);
}

/** The bot was taken out of a chat, and keeps nothing of it. */
export async function forgetChat({ store, places }: Stores, turn: Turn): Promise<void> {
  const chat = sampleOf(turn.tenantId, turn.chat.id);
  await store.clearMark(chat.real, welcomeMark(turn));
  await forgetPlaces(places, turn);
  await leaveSample(store, chat);
}

/** Set where the bot has said its welcome. */
export function welcomeMark({ chat }: Pick<Turn, 'chat'>): string {
  return `welcomed:${chat.id}`;
}

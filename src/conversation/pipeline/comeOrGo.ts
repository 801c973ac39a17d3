import type { PlaceStore } from '../../partner/places.ts';
import type { PartnerStore } from '../../partner/store.ts';
import type { Answer } from '../answer.ts';
import type { Speech } from '../asking/speech.ts';
import { forgetPlaces, noteAddress } from '../reminders/addresses.ts';
import type { Reply } from '../reply.ts';
import type { Said, Turn } from '../turn.ts';
import { tellWelcome } from '../welcome/help.ts';
import { leaveSample, type SampleChat } from '../welcome/sample.ts';

interface Stores {
  readonly store: PartnerStore;
  readonly places: PlaceStore;
}

interface Here {
  readonly chat: SampleChat;
  readonly speech: Speech;
  send(reply: Reply): Answer;
}

/** The bot was put into a chat, and says its welcome once, or was taken out of it, and keeps nothing of it. */
export async function comeOrGo(
  { store, places }: Stores,
  said: Extract<Said, { kind: 'installed' | 'removed' }>,
  turn: Turn,
  { chat, speech, send }: Here,
): Promise<Answer> {
  const mark = `welcomed:${turn.chat.id}`;
  if (said.kind === 'installed') {
    await noteAddress(places, turn, said, null);
    // Several events tell of one installation, in any order; whichever sets the mark says the welcome.
    if (!(await store.setMark(chat.real, mark))) return { kind: 'nothing' };
    await speech.recall((await store.read(chat.real)).languages.get(turn.user.id), said);
    return send(tellWelcome(turn.chat.kind));
  }
  await store.clearMark(chat.real, mark);
  await forgetPlaces(places, turn);
  await leaveSample(store, chat);
  return { kind: 'nothing' };
}

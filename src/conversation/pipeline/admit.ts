import type { WordsByLanguage } from '../../language/words.ts';
import type { PlaceStore } from '../../partner/places.ts';
import type { PartnerStore, TurnPage } from '../../partner/store.ts';
import { recallMembership } from '../access/membership.ts';
import { tellStranger } from '../access/refusals.ts';
import { createSpeech, type Speech } from '../asking/speech.ts';
import { noteAddress } from '../reminders/addresses.ts';
import type { Reply } from '../reply.ts';
import type { Said, Turn } from '../turn.ts';
import type { RateLimit } from './createRateLimit.ts';
import { tellTooMuch } from './refusals.ts';

export interface AdmitParts {
  readonly store: PartnerStore;
  readonly places: PlaceStore;
  readonly words: WordsByLanguage;
  readonly rateLimit: RateLimit;
}

/** Somebody who may speak with the bot, and what storage holds of the company, of them and of the chat. */
export interface Admitted {
  readonly kind: 'admitted';
  readonly speech: Speech;
  readonly page: TurnPage;
  /** Whoever speaks, as Teams says. */
  readonly mail: string | null;
}

export type Admission =
  | Admitted
  | { readonly kind: 'refused'; readonly speech: Speech; readonly reply: Reply }
  /** Said once already. */
  | { readonly kind: 'passed over' };

/** Lets in members of the tenant who do not say more than the bot can take, and notes where and in which language they speak. */
export async function admit(parts: AdmitParts, said: Said, turn: Turn): Promise<Admission> {
  const { store, places, words, rateLimit } = parts;
  const speech = createSpeech({ places, words, turn });
  const taken = rateLimit.take(turn.tenantId, turn.user.id, turn.now);
  if (taken.kind === 'tooMany') {
    // Said once and then kept quiet, but for what was not typed: a press would seem broken without an answer.
    if (!taken.first && said.kind === 'text') return { kind: 'passed over' };
    return { kind: 'refused', speech, reply: tellTooMuch(taken.of) };
  }
  const page = await store.readTurn(turn.tenantId, { place: turn.address.place, userId: turn.user.id });
  const membership = await recallMembership(places, page.person, turn);
  if (membership.kind !== 'member') return { kind: 'refused', speech, reply: tellStranger(membership.kind) };
  await noteAddress(places, turn, said, page.chat.address);
  await speech.recall(page.person.language, said);
  return { kind: 'admitted', speech, page, mail: membership.mail };
}

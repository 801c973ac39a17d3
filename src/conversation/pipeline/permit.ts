import type { PlaceStore } from '../../partner/places.ts';
import { type Access, accessOf, isEnough, type Role } from '../access/access.ts';
import { type Disclosure, findDisclosure } from '../access/disclosure.ts';
import { tellClosedChat, tellRefused } from '../access/refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Admitted } from './admit.ts';
import { tellSampleGone } from './refusals.ts';
import { sampleOf } from './sampleChat.ts';
import { roleNeededFor, type Understood } from './understand.ts';

/** Whose numbers are meant, what may be told of them here, and what whoever asks may do with them. */
export interface Permit {
  readonly about: 'partner' | 'sample';
  readonly disclosure: Disclosure;
  /** The answer goes to the presser alone, in their personal chat. */
  readonly isPrivate: boolean;
  readonly access: Access;
  readonly needed: Role;
  /** Why nothing is done; null where it may be. */
  readonly refusal: Reply | null;
}

export interface PermitParts {
  readonly places: PlaceStore;
  /** Entra object ids and mails of OWNERS. */
  readonly owners: readonly string[];
}

export async function permit(
  { places, owners }: PermitParts,
  { page, mail }: Admitted,
  understood: Understood,
  turn: Turn,
): Promise<Permit> {
  const chat = sampleOf(turn.tenantId, turn.chat.id);
  const isInSample = page.chat.marks.has(chat.mark);
  const press = 'press' in understood ? understood.press : null;
  const about = press?.partner ?? (isInSample ? 'sample' : 'partner');
  const isPrivate = press?.saying?.a === 'privately' && turn.chat.kind !== 'personal';
  const disclosure = isPrivate ? 'names' : await findDisclosure(places, page.record.settings, page.chat, turn);
  const needed = roleNeededFor(understood);
  // What goes to the presser alone is read, and gone on with, in their personal chat.
  const read = isPrivate ? { ...turn, chat: { ...turn.chat, kind: 'personal' as const } } : turn;
  const access = accessOf(page.record, read, mail, owners);
  return { about, disclosure, isPrivate, access, needed, refusal: refuse() };

  function refuse(): Reply | null {
    const request = understood.kind === 'request' ? understood.request : null;
    if (about === 'sample') return isInSample || request?.switchesSample === true ? null : tellSampleGone();
    if (disclosure === 'nothing' && request?.tellsNothing !== true) {
      return tellClosedChat(understood.kind === 'request' ? understood.typed.text : null);
    }
    // What editors may do is looked at on the newest record, when it is changed.
    return needed === 'owner' && !isEnough(access, needed) ? tellRefused(access, needed, page.record) : null;
  }
}

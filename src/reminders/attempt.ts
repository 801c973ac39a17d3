import type { Address } from '../partner/address.ts';
import type { Place } from '../partner/places.ts';
import type { ComposeRequest, DeliverParts } from './deliver.ts';
import { keepTrying } from './keepTrying.ts';
import type { Outcome, Outgoing } from './sender.ts';

export type AddressedPlace = Place & { readonly address: Address };

export interface Attempt {
  readonly outcome: Outcome;
  /** As it is now: it changes where the chat was opened anew. */
  readonly address: Address;
}

// Nothing is sent by a run that is over, so nothing can have arrived.
const CUT_OFF: Outcome = { kind: 'busy', reason: 'cut off' };

/**
 * Sends once, which must be this place's turn; a chat that is no longer known is opened anew once, and a card that is
 * too large goes compact once, each in a turn of its own.
 */
export async function attempt(
  parts: DeliverParts,
  request: ComposeRequest,
  message: Outgoing,
  mayReopen = true,
): Promise<Attempt> {
  const { run, sender, places } = parts;
  const { tenantId, place } = request;
  const { address } = place;
  await run.spread();
  const outcome = run.isOn() ? await sender.send(address, message) : CUT_OFF;

  if (outcome.kind === 'stale' && address.kind === 'personal' && mayReopen) {
    if (!(await run.takeTurn(null))) return { outcome: CUT_OFF, address };
    await run.spread();
    const opened = await sender.reopen(tenantId, address);
    // Nothing was sent yet, whatever became of the chat.
    if (opened.kind === 'unknown') return { outcome: { ...opened, kind: 'busy' }, address };
    if (opened.kind !== 'opened') return { outcome: opened, address };
    const anew = { ...address, conversationId: opened.conversationId };
    await keepTrying(parts, () => places.noteAddress(tenantId, anew));
    if (!(await run.takeTurn(address.place))) return { outcome: CUT_OFF, address: anew };
    return attempt(parts, { ...request, place: { ...place, address: anew } }, message, false);
  }

  if (outcome.kind === 'tooLarge' && !request.compact) {
    const compact = { ...request, compact: true };
    const composed = await keepTrying(parts, () => parts.compose(compact));
    if (composed.kind === 'nothing') return { outcome, address };
    if (!(await run.takeTurn(address.place))) return { outcome: CUT_OFF, address };
    return attempt(parts, compact, composed.message, mayReopen);
  }
  return { outcome, address };
}

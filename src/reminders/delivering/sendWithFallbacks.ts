import { isDeepStrictEqual } from 'node:util';
import type { Address } from '../../partner/address.ts';
import type { ComposeRequest } from './composer.ts';
import type { DeliverParts } from './deliverParts.ts';
import { retryWhileStorageAway } from './retryWhileStorageAway.ts';
import type { Outcome, Outgoing } from './sender.ts';

export interface SendResult {
  readonly outcome: Outcome;
  /** As it is now: it changes where the chat was opened anew. */
  readonly address: Address;
}

export interface SendParts extends DeliverParts {
  /** Whether Teams may still be asked: the run is on, and nobody takes the delivery for that of a dead instance yet. */
  mayCall(): boolean;
}

// Nothing is sent any more, so nothing can have arrived.
const CUT_OFF: Outcome = { kind: 'busy', reason: 'cut off' };

/**
 * Sends once, which must be this place's turn; a chat that is no longer known is opened anew once, and a card that is
 * too large goes compact once, each in a turn of its own.
 */
export async function sendWithFallbacks(
  parts: SendParts,
  request: ComposeRequest,
  message: Outgoing,
  mayReopen = true,
): Promise<SendResult> {
  const { run, sender, places, mayCall } = parts;
  const { tenantId, place } = request;
  const { address } = place;
  const outcome = await run.withinLimit(async () => (mayCall() ? sender.send(address, message) : CUT_OFF));

  if (outcome.kind === 'stale' && address.kind === 'personal' && mayReopen) {
    await run.takeTurn(null);
    const opened = await run.withinLimit(async () => (mayCall() ? sender.reopen(tenantId, address) : CUT_OFF));
    // Nothing was sent yet, whatever became of the chat.
    if (opened.kind === 'unknown') return { outcome: { ...opened, kind: 'busy' }, address };
    if (opened.kind !== 'opened') return { outcome: opened, address };
    const anew = { ...address, conversationId: opened.conversationId };
    await retryWhileStorageAway(parts, () =>
      places.changeAddress(tenantId, address.place, (before) => (isDeepStrictEqual(before, address) ? anew : before)),
    );
    await run.takeTurn(address.place);
    return sendWithFallbacks(parts, { ...request, place: { ...place, address: anew } }, message, false);
  }

  if (outcome.kind === 'tooLarge' && !request.compact) {
    const compact = { ...request, compact: true };
    const composed = await retryWhileStorageAway(parts, () => parts.compose(compact));
    if (composed.kind !== 'message') return { outcome, address };
    await run.takeTurn(address.place);
    return sendWithFallbacks(parts, compact, composed.message, mayReopen);
  }
  return { outcome, address };
}

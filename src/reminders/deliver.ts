import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import type { Address } from '../partner/address.ts';
import type { Place, PlaceStore, Told } from '../partner/places.ts';
import type { PartnerPage } from '../partner/store.ts';
import type { Delivery } from './delivery.ts';
import type { Notice } from './notice.ts';
import type { Deliveries, Pauses, Stored } from './ports.ts';
import type { Outcome, Outgoing, Sender } from './sender.ts';
import { pickUp, settle } from './settle.ts';
import type { TenantRun } from './tenantRun.ts';

const TENANT_PAUSE_HOURS = 1;
const EVERYBODY_PAUSE_MINUTES = 10;
const LONGEST_HOLD_MS = 5_000;

/** What is to be said; `compact` where the usual card was too large. */
export interface ComposeRequest {
  readonly tenantId: string;
  readonly place: Place & { readonly address: Address };
  readonly notice: Notice;
  readonly dueAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly compact: boolean;
  /** As of some seconds ago at the most. */
  readPartner(): Promise<PartnerPage>;
}

export type Composed =
  | { readonly kind: 'message'; readonly message: Outgoing; readonly told: Told | null }
  /** There is nothing to say any more, or nobody wants it. */
  | { readonly kind: 'nothing'; readonly reason: string };

export interface DeliverParts {
  readonly deliveries: Deliveries;
  readonly places: PlaceStore;
  readonly pauses: Pauses;
  readonly sender: Sender;
  compose(request: ComposeRequest): Promise<Composed>;
  readonly run: TenantRun;
  /** Whether the work was not taken by somebody else meanwhile. */
  isStillOurs(): boolean;
  readonly log: Logger;
  now(): Temporal.Instant;
  /** From 0 to 1, for jitter. */
  random(): number;
}

/** Brings one delivery as far as it goes now. What it gives is how it stands afterwards. */
export async function deliver(parts: DeliverParts, stored: Stored): Promise<Delivery> {
  const { run } = parts;
  const { id } = stored.delivery;
  if (!run.begin(id)) return stored.delivery;
  try {
    return await advance(parts, stored);
  } finally {
    run.finish(id);
  }
}

async function advance(parts: DeliverParts, stored: Stored): Promise<Delivery> {
  const { deliveries, now } = parts;
  const found = stored.delivery;
  if (found.until !== null && Temporal.Instant.compare(found.until, now()) > 0) return found;
  if (found.state === 'sending') {
    // Nobody else runs this tenant now, so whoever sent it has died. It is recorded before it is sent again.
    const pickedUp = await deliveries.update(stored, pickUp(found, now()));
    return pickedUp === null || pickedUp.delivery.state === 'unknown'
      ? (pickedUp?.delivery ?? found)
      : advance(parts, pickedUp);
  }
  const place = await parts.places.read(found.tenantId, found.place);
  const end = (state: 'gone' | 'blocked' | 'unneeded', reason: string) =>
    record(parts, stored, { ...found, state, reason, at: now(), until: null });
  if (place.address === null) return end('gone', 'no address');
  if (place.address.state !== 'open') return end(place.address.state, 'nothing heard from there since');

  const request = {
    tenantId: found.tenantId,
    notice: found.notice,
    dueAt: found.dueAt,
    now: now(),
    compact: false,
    readPartner: parts.run.readPartner,
  };
  const composed = await parts.compose({ ...request, place: { ...place, address: place.address } });
  if (composed.kind === 'nothing') return end('unneeded', composed.reason);

  if (!(await parts.run.takeTurn(found.place)) || !parts.isStillOurs()) return found;
  const sending = await deliveries.update(stored, { ...found, state: 'sending', at: now(), until: null });
  if (sending === null) return found;
  const outcome = await send(parts, { ...place, address: place.address }, composed.message, request);
  const pausedUntil = await heed(parts, place.address, found, outcome);
  const after = settle(sending.delivery, outcome, { now: now(), random: parts.random(), pausedUntil });
  if (after.state === 'sent' && composed.told !== null) {
    await parts.places.noteTold(found.tenantId, found.place, composed.told);
  }
  return record(parts, sending, after);
}

/** Sends once; a chat that is no longer known is opened anew once, and a card that is too large goes compact once. */
async function send(
  parts: DeliverParts,
  place: Place & { readonly address: Address },
  message: Outgoing,
  request: Omit<ComposeRequest, 'place'>,
): Promise<Outcome> {
  const { address } = place;
  const outcome = await parts.sender.send(address, message);
  if (outcome.kind === 'stale' && address.kind === 'personal') {
    const opened = await parts.sender.reopen(request.tenantId, address);
    if (opened.kind !== 'opened') return opened;
    const anew = { ...address, conversationId: opened.conversationId };
    await parts.places.noteAddress(request.tenantId, anew);
    return parts.sender.send(anew, message);
  }
  if (outcome.kind === 'tooLarge') {
    const compact = await parts.compose({ ...request, place, compact: true });
    if (compact.kind === 'message') return parts.sender.send(address, compact.message);
  }
  return outcome;
}

/** What an outcome means for others: the chat, the tenant or everybody. Gives until when they are left alone. */
async function heed(parts: DeliverParts, address: Address, { tenantId }: Delivery, outcome: Outcome) {
  const { now, log } = parts;
  switch (outcome.kind) {
    case 'blocked':
    case 'gone':
    case 'stale':
      await parts.places.noteAddress(tenantId, { ...address, state: outcome.kind === 'blocked' ? 'blocked' : 'gone' });
      return null;
    case 'throttled':
      parts.run.holdFor(Math.min(LONGEST_HOLD_MS, outcome.retryAfterMs ?? 0));
      return null;
    case 'disabled': {
      const until = now().add({ hours: TENANT_PAUSE_HOURS });
      log.error(
        { tenantId, reason: outcome.reason, alarm: true },
        'The administrator of a tenant switched the bot off',
      );
      parts.run.end();
      await parts.pauses.set(tenantId, { until, reason: outcome.reason });
      return until;
    }
    case 'unauthorised': {
      const until = now().add({ minutes: EVERYBODY_PAUSE_MINUTES });
      log.error(
        { reason: outcome.reason, alarm: true },
        "Teams does not accept the bot's credentials: nothing is sent",
      );
      parts.run.end();
      await parts.pauses.set(null, { until, reason: outcome.reason });
      return until;
    }
    default:
      return null;
  }
}

/** Whoever was quicker has written what became of it. */
async function record({ deliveries }: DeliverParts, stored: Stored, after: Delivery): Promise<Delivery> {
  return (await deliveries.update(stored, after))?.delivery ?? after;
}

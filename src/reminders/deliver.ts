import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import type { PlaceStore, Told } from '../partner/places.ts';
import { type PartnerPage, StorageAway } from '../partner/store.ts';
import { type AddressedPlace, attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { heed } from './heed.ts';
import { keepTrying } from './keepTrying.ts';
import { whyTooLate } from './lateness.ts';
import type { Notice } from './notice.ts';
import type { Deliveries, Pauses, Stored } from './ports.ts';
import type { Outgoing, Sender } from './sender.ts';
import { pickUp, settle } from './settle.ts';
import type { TenantRun } from './tenantRun.ts';
import { whyUnwanted } from './whyUnwanted.ts';

// From being recorded as `sending` to the last call of an attempt, which may make several.
const SLACK_MS = 8_000;
// Longer than a client of the storage is silent between two tries.
const GRACE_MS = 6_000;
// Of what goes wrong here rather than at Teams: within a quarter of an hour.
const MOST_FAILURES = 9;

/** What is to be said; `compact` where the usual card was too large. */
export interface ComposeRequest {
  readonly tenantId: string;
  readonly place: AddressedPlace;
  readonly notice: Notice;
  readonly dueAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly compact: boolean;
  /** False where it has been put off often enough: it comes with what may be told then. */
  readonly mayPutOff: boolean;
  /** As of some seconds ago at the most. */
  readPartner(): Promise<PartnerPage>;
  /** To be awaited before Teams is asked for anything; false where it must not be asked any more. */
  takeTurn(): Promise<boolean>;
}

export type Composed =
  | { readonly kind: 'message'; readonly message: Outgoing; readonly told: Told | null }
  /** There is nothing to say any more, or nobody wants it. */
  | { readonly kind: 'nothing'; readonly reason: string }
  /** It cannot be told yet what may be said. */
  | { readonly kind: 'later'; readonly reason: string };

export interface DeliverParts {
  readonly deliveries: Deliveries;
  readonly places: PlaceStore;
  readonly pauses: Pauses;
  readonly sender: Sender;
  compose(request: ComposeRequest): Promise<Composed>;
  readonly run: TenantRun;
  /** Whether the work was not taken by somebody else meanwhile. */
  isStillOurs(): boolean;
  /** Whether the instance ends: nothing new is begun. */
  isStopping(): boolean;
  readonly log: Logger;
  now(): Temporal.Instant;
  /** From 0 to 1, for jitter. */
  random(): number;
}

/** Brings one delivery as far as it goes now. What it gives is how it stands afterwards. Rejects with `StorageAway` alone. */
export async function deliver(parts: DeliverParts, stored: Stored): Promise<Delivery> {
  const { run } = parts;
  const { id } = stored.delivery;
  if (!run.begin(id)) return stored.delivery;
  try {
    return await advance(parts, stored);
  } catch (error) {
    if (error instanceof StorageAway) throw error;
    return await giveWay(parts, stored, error);
  } finally {
    run.finish(id);
  }
}

async function advance(parts: DeliverParts, stored: Stored): Promise<Delivery> {
  const { deliveries, now, run, sender } = parts;
  const found = stored.delivery;
  if (found.until !== null && Temporal.Instant.compare(found.until, now()) > 0) return found;
  if (found.state === 'sending') {
    // Whoever sent it has died, or storage was away and they get the time to record it. It is recorded before it is sent again.
    await run.heldFor(GRACE_MS);
    if (!mayBegin(parts)) return found;
    const pickedUp = await deliveries.update(stored, pickUp(found, now()));
    return pickedUp === null || pickedUp.delivery.state === 'unknown'
      ? (pickedUp?.delivery ?? found)
      : advance(parts, pickedUp);
  }
  const end = (state: 'gone' | 'blocked' | 'unneeded' | 'skipped' | 'unknown', reason: string) =>
    record(parts, stored, { ...found, state, reason, at: now(), until: null });
  const tooLate = whyTooLate(found.dueAt, now());
  if (tooLate !== null) return end(found.unknowns > 0 ? 'unknown' : 'skipped', tooLate);
  const { address, ...place } = await parts.places.read(found.tenantId, found.place);
  if (!place.isWhole) throw new Error('What is kept of a chat cannot be read');
  const unwanted = whyUnwanted(found, place.reminder);
  if (unwanted !== null) return end('unneeded', unwanted);
  if (address === null) return end('gone', 'no address');
  if (address.state !== 'open') return end(address.state, 'nothing heard from there since');

  const request: ComposeRequest = {
    tenantId: found.tenantId,
    place: { ...place, address },
    notice: found.notice,
    dueAt: found.dueAt,
    now: now(),
    compact: false,
    mayPutOff: found.refusals < MOST_FAILURES,
    readPartner: run.readPartner,
    async takeTurn() {
      const isOn = await run.takeTurn(null);
      await run.spread();
      return isOn;
    },
  };
  const composed = await parts.compose(request);
  if (composed.kind === 'later') return mayBegin(parts) ? record(parts, stored, putOff(parts, found, composed)) : found;
  if (composed.kind === 'nothing') return mayBegin(parts) ? end('unneeded', composed.reason) : found;

  if (!(await run.takeTurn(found.place)) || !mayBegin(parts)) return found;
  const lastCallAt = now().add({ milliseconds: SLACK_MS });
  const until = lastCallAt.add({ milliseconds: sender.limitMs });
  const sending = await deliveries.update(stored, { ...found, state: 'sending', at: now(), until });
  if (sending === null) return found;
  const mayCall = () => run.isOn() && Temporal.Instant.compare(now(), lastCallAt) <= 0;
  const attempted = await attempt({ ...parts, mayCall }, request, composed.message);
  const { pausedUntil, note } = heed(parts, found.tenantId, attempted);
  const after = settle(sending.delivery, attempted.outcome, { now: now(), random: parts.random(), pausedUntil });
  // First what became of it: without that it would be sent again, while the rest is found out again.
  const recorded = await record(parts, sending, after);
  await keepTrying(parts, note);
  const { told } = composed;
  if (after.state === 'sent' && told !== null) {
    await keepTrying(parts, () => parts.places.noteTold(found.tenantId, found.place, told));
  }
  return recorded;
}

function mayBegin({ run, isStillOurs, isStopping }: DeliverParts): boolean {
  return run.isOn() && isStillOurs() && !isStopping();
}

/** Whoever was quicker has written what became of it. */
async function record(parts: DeliverParts, stored: Stored, after: Delivery): Promise<Delivery> {
  return (await keepTrying(parts, () => parts.deliveries.update(stored, after)))?.delivery ?? after;
}

/** Tried again later, as if it had been refused. */
function putOff({ now, random }: DeliverParts, delivery: Delivery, { reason }: { readonly reason: string }): Delivery {
  return settle(delivery, { kind: 'busy', reason }, { now: now(), random: random(), pausedUntil: null });
}

/** What fails by itself is tried again some times, and nothing else of its message suffers. */
async function giveWay(parts: DeliverParts, stored: Stored, error: unknown): Promise<Delivery> {
  const { tenantId, id } = stored.delivery;
  parts.log.error({ err: error, tenantId, delivery: id, alarm: true }, 'A notice cannot be delivered');
  const later = putOff(parts, stored.delivery, { reason: 'cannot be delivered' });
  const after: Delivery = later.refusals < MOST_FAILURES ? later : { ...later, state: 'failed', until: null };
  return (await parts.deliveries.update(stored, after))?.delivery ?? stored.delivery;
}

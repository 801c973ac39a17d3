import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { StorageAway } from '../../partner/store.ts';
import { whyTooLate } from '../schedule/whyTooLate.ts';
import { actOnRefusal } from './actOnRefusal.ts';
import type { AddressedPlace, Composed, ComposeRequest } from './composer.ts';
import type { StoredDelivery } from './deliveries.ts';
import type { DeliverParts } from './deliverParts.ts';
import type { Delivery } from './delivery.ts';
import { deliveryAfterCrash, deliveryAfterSend } from './deliveryAfter.ts';
import { retryWhileStorageAway } from './retryWhileStorageAway.ts';
import { sendWithFallbacks } from './sendWithFallbacks.ts';
import { whyUnwanted } from './whyUnwanted.ts';

// From being recorded as `sending` to the last call of an attempt, which may make several.
const SLACK_MS = 8_000;
// Longer than a client of the storage is silent between two tries.
const USUAL_GRACE_MS = 6_000;
// Of what goes wrong here rather than at Teams: within a quarter of an hour.
const MOST_FAILURES = 9;

/** Brings one delivery as far as it goes now. What it gives is how it stands afterwards. Rejects with `StorageAway` alone. */
export async function deliver(parts: DeliverParts, stored: StoredDelivery): Promise<Delivery> {
  const { run } = parts;
  const { id } = stored.delivery;
  if (!run.begin(id)) return stored.delivery;
  try {
    return await deliverNow(parts, stored);
  } catch (error) {
    if (error instanceof StorageAway) throw error;
    return await postponeAfterFailure(parts, stored, error);
  } finally {
    run.finish(id);
  }
}

async function deliverNow(parts: DeliverParts, stored: StoredDelivery): Promise<Delivery> {
  const { now } = parts;
  const found = stored.delivery;
  if (found.until !== null && Temporal.Instant.compare(found.until, now()) > 0) return found;
  if (found.state === 'sending') return resumeAfterCrash(parts, stored);
  const tooLate = whyTooLate(found.dueAt, now());
  if (tooLate !== null) return end(parts, stored, found.unknowns > 0 ? 'unknown' : 'skipped', tooLate);
  const { address, ...place } = await parts.places.read(found.tenantId, found.place);
  if (!place.isWhole) throw new Error('What is kept of a chat cannot be read');
  const unwanted = whyUnwanted(found, place.reminder);
  if (unwanted !== null) return end(parts, stored, 'unneeded', unwanted);
  if (address === null) return end(parts, stored, 'gone', 'no address');
  if (address.state !== 'open') return end(parts, stored, address.state, 'nothing heard from there since');
  return composeAndSend(parts, stored, { ...place, address });
}

/** Whoever sent it has died, or storage was away and they get the time to record it. It is recorded before it is sent again. */
async function resumeAfterCrash(parts: DeliverParts, stored: StoredDelivery): Promise<Delivery> {
  const found = stored.delivery;
  await parts.run.heldFor(parts.graceMs ?? USUAL_GRACE_MS);
  if (!mayBegin(parts)) return found;
  const resumed = await parts.deliveries.update(stored, deliveryAfterCrash(found, parts.now()));
  if (resumed === null) return found;
  return resumed.delivery.state === 'unknown' ? resumed.delivery : deliverNow(parts, resumed);
}

async function composeAndSend(parts: DeliverParts, stored: StoredDelivery, place: AddressedPlace): Promise<Delivery> {
  const { now, run } = parts;
  const found = stored.delivery;
  const request: ComposeRequest = {
    tenantId: found.tenantId,
    place,
    notice: found.notice,
    dueAt: found.dueAt,
    now: now(),
    compact: false,
    mayPutOff: found.refusals < MOST_FAILURES,
    readPartner: run.readPartner,
    askTeams: async (ask) => ((await run.takeTurn(null)) ? run.withinLimit(ask) : 'notAsked'),
  };
  const composed = await parts.compose(request);
  if (composed.kind === 'message') return sendAndRecord(parts, stored, request, composed);
  if (!mayBegin(parts)) return found;
  return composed.kind === 'later'
    ? record(parts, stored, tryLater(parts, found, composed))
    : end(parts, stored, 'unneeded', composed.reason);
}

async function sendAndRecord(
  parts: DeliverParts,
  stored: StoredDelivery,
  request: ComposeRequest,
  { message, told }: Extract<Composed, { kind: 'message' }>,
): Promise<Delivery> {
  const { deliveries, now, run, sender } = parts;
  const found = stored.delivery;
  if (!(await run.takeTurn(found.place)) || !mayBegin(parts)) return found;
  const lastCallAt = now().add({ milliseconds: SLACK_MS });
  const until = lastCallAt.add({ milliseconds: sender.limitMs });
  // Once it may be marked, it is settled here: nobody else could tell whether it was sent.
  const attempt = randomUUID();
  const marked: Delivery = { ...found, state: 'sending', at: now(), until };
  const sending = await retryWhileStorageAway(parts, () => deliveries.update(stored, marked, attempt));
  if (sending === null) return found;
  const mayCall = () => run.isOn() && Temporal.Instant.compare(now(), lastCallAt) <= 0;
  const sent = await sendWithFallbacks({ ...parts, mayCall }, request, message);
  const { pausedUntil, note } = actOnRefusal(parts, found.tenantId, sent);
  const after = deliveryAfterSend(sending.delivery, sent.outcome, { now: now(), random: parts.random(), pausedUntil });
  // First what became of it: without that it would be sent again, while the rest is found out again.
  const recorded = await record(parts, sending, after);
  await retryWhileStorageAway(parts, note);
  if (after.state === 'sent' && told !== null) {
    await retryWhileStorageAway(parts, () => parts.places.noteTold(found.tenantId, found.place, told));
  }
  return recorded;
}

function mayBegin({ run, isStillOurs, isStopping }: DeliverParts): boolean {
  return run.isOn() && isStillOurs() && !isStopping();
}

function end(
  parts: DeliverParts,
  stored: StoredDelivery,
  state: 'gone' | 'blocked' | 'unneeded' | 'skipped' | 'unknown',
  reason: string,
): Promise<Delivery> {
  return record(parts, stored, { ...stored.delivery, state, reason, at: parts.now(), until: null });
}

/** Whoever was quicker has written what became of it. */
async function record(parts: DeliverParts, stored: StoredDelivery, after: Delivery): Promise<Delivery> {
  return (await retryWhileStorageAway(parts, () => parts.deliveries.update(stored, after)))?.delivery ?? after;
}

/** Tried again later, as if it had been refused. */
function tryLater(
  { now, random }: DeliverParts,
  delivery: Delivery,
  { reason }: { readonly reason: string },
): Delivery {
  return deliveryAfterSend(delivery, { kind: 'busy', reason }, { now: now(), random: random(), pausedUntil: null });
}

/** What fails by itself is tried again some times, and nothing else of its message suffers. */
async function postponeAfterFailure(parts: DeliverParts, stored: StoredDelivery, error: unknown): Promise<Delivery> {
  const { tenantId, id } = stored.delivery;
  parts.log.error({ err: error, tenantId, delivery: id, alarm: true }, 'A notice cannot be delivered');
  const later = tryLater(parts, stored.delivery, { reason: 'cannot be delivered' });
  const after: Delivery = later.refusals < MOST_FAILURES ? later : { ...later, state: 'failed', until: null };
  return (await parts.deliveries.update(stored, after))?.delivery ?? stored.delivery;
}

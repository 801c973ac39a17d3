import type { Temporal } from 'temporal-polyfill';
import type { Delivery } from './delivery.ts';
import type { Outcome } from './sender.ts';

// Pauses double, so a connector that is away for a day is asked some thirty times; being too late for use ends it.
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
// A gateway that answers for a connector may answer so for minutes; the one more try should come after that.
const PAUSE_AFTER_UNKNOWN_MS = 4 * 60_000;
// The first unknown outcome is made up for by sending once more.
const MOST_UNKNOWNS = 2;
// An instance that dies may not have got as far as to send, so each time is made up for, unless it is this one that kills.
const MOST_CUT_OFFS = 5;

export interface AfterSend {
  readonly now: Temporal.Instant;
  /** From 0 to 1, for jitter. */
  readonly random: number;
  /** How long a tenant or everybody is left alone where the outcome concerns all of them. */
  readonly pausedUntil: Temporal.Instant | null;
}

/** How a delivery stands after it was sent or refused. Outcomes that concern more than this one place leave it waiting. */
export function deliveryAfterSend(
  delivery: Delivery,
  outcome: Outcome,
  { now, random, pausedUntil }: AfterSend,
): Delivery {
  const after = { ...delivery, at: now, until: null };
  switch (outcome.kind) {
    case 'sent':
      return { ...after, state: 'sent', reason: null };
    case 'gone':
    case 'stale':
      return { ...after, state: 'gone', reason: outcome.reason };
    case 'blocked':
      return { ...after, state: 'blocked', reason: outcome.reason };
    case 'tooLarge':
      return { ...after, state: 'failed', reason: '413 MessageSizeTooBig' };
    case 'failed':
      return { ...after, state: 'failed', reason: outcome.reason };
    case 'disabled':
    case 'unauthorised':
      return { ...after, state: 'waiting', until: pausedUntil, reason: outcome.reason };
    case 'throttled':
      return refuse(after, '429 throttled', pause(delivery.refusals, random, outcome.retryAfterMs));
    case 'busy':
      return refuse(after, outcome.reason, pause(delivery.refusals, random, null));
    case 'unknown':
      return leaveOpen(after, {
        reason: outcome.reason,
        pauseMs: PAUSE_AFTER_UNKNOWN_MS * (1 + random),
        most: MOST_UNKNOWNS,
      });
  }
}

/** How a delivery stands that was found `sending` though nobody is at it any more: whoever was has crashed. */
export function deliveryAfterCrash(delivery: Delivery, now: Temporal.Instant): Delivery {
  return leaveOpen({ ...delivery, at: now, until: null }, { reason: 'cut off', pauseMs: 0, most: MOST_CUT_OFFS });
}

function refuse(delivery: Delivery, reason: string, pauseMs: number): Delivery {
  const refusals = delivery.refusals + 1;
  return { ...delivery, state: 'waiting', refusals, reason, until: delivery.at.add({ milliseconds: pauseMs }) };
}

function leaveOpen(
  delivery: Delivery,
  { reason, pauseMs, most }: { readonly reason: string; readonly pauseMs: number; readonly most: number },
): Delivery {
  const unknowns = delivery.unknowns + 1;
  if (unknowns >= most) return { ...delivery, state: 'unknown', unknowns, reason };
  const until = delivery.at.add({ milliseconds: Math.round(pauseMs) });
  return { ...delivery, state: 'waiting', unknowns, reason, until };
}

/** Half of it is jitter, so that those who were refused together do not come back together. */
function pause(refusals: number, random: number, asked: number | null): number {
  const grown = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refusals);
  return Math.round(Math.min(LONGEST_PAUSE_MS, asked ?? 0) + (grown * (1 + random)) / 2);
}

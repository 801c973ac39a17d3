import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { DeliverParts } from './deliverParts.ts';
import type { SendResult } from './sendWithFallbacks.ts';

const TENANT_PAUSE_HOURS = 1;
const EVERYBODY_PAUSE_MINUTES = 10;
const LONGEST_HOLD_MS = 5_000;

/** What a refusal means for others than the delivery itself. */
export interface RefusalConsequence {
  /** Until when the tenant or everybody is left alone. */
  readonly pausedUntil: Temporal.Instant | null;
  /** Keeps it for later and for other instances. */
  note(): Promise<void>;
}

/** Slows down or ends the run at once where that is what the outcome means. Of what was sent nothing follows. */
export function actOnRefusal(
  parts: DeliverParts,
  tenantId: string,
  { outcome, address }: SendResult,
): RefusalConsequence {
  const { run, places, pauses, now, log } = parts;
  const nothing: RefusalConsequence = { pausedUntil: null, note: async () => {} };
  switch (outcome.kind) {
    case 'blocked':
    case 'gone':
    case 'stale': {
      const state = outcome.kind === 'blocked' ? 'blocked' : 'gone';
      // Unless something was heard from there since, or all of it was taken out.
      const note = () =>
        places.changeAddress(tenantId, address.place, (before) =>
          isDeepStrictEqual(before, address) ? { ...address, state } : before,
        );
      return { ...nothing, note };
    }
    case 'throttled':
      run.holdFor(Math.min(LONGEST_HOLD_MS, outcome.retryAfterMs ?? 0));
      return nothing;
    case 'disabled': {
      const until = now().add({ hours: TENANT_PAUSE_HOURS });
      const { reason } = outcome;
      log.error({ tenantId, reason, alarm: true }, 'The administrator of a tenant switched the bot off');
      run.end();
      return { pausedUntil: until, note: () => pauses.set(tenantId, { until, reason }) };
    }
    case 'unauthorised': {
      const until = now().add({ minutes: EVERYBODY_PAUSE_MINUTES });
      const { reason } = outcome;
      log.error({ reason, alarm: true }, "Teams does not accept the bot's credentials: nothing is sent");
      run.end();
      return { pausedUntil: until, note: () => pauses.set(null, { until, reason }) };
    }
    default:
      return nothing;
  }
}

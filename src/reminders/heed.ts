import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { Attempt } from './attempt.ts';
import type { DeliverParts } from './deliver.ts';

const TENANT_PAUSE_HOURS = 1;
const EVERYBODY_PAUSE_MINUTES = 10;
const LONGEST_HOLD_MS = 5_000;

/** What an outcome means for others than the delivery itself. */
export interface Consequence {
  /** Until when the tenant or everybody is left alone. */
  readonly pausedUntil: Temporal.Instant | null;
  /** Keeps it for later and for other instances. */
  note(): Promise<void>;
}

/** Slows down or ends the run at once where that is what the outcome means. */
export function heed(parts: DeliverParts, tenantId: string, { outcome, address }: Attempt): Consequence {
  const { run, places, pauses, now, log } = parts;
  const nothing: Consequence = { pausedUntil: null, note: async () => {} };
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

import type { Temporal } from 'temporal-polyfill';
import type { Notice } from '../schedule/notice.ts';

/** What is not over is due, under way (`sending`), or waits for another try. */
const OPEN = ['due', 'sending', 'waiting'] as const;

/**
 * How it ended. `unknown`: sent again, and again it was not confirmed. `skipped`: too late to be of use.
 * `unneeded`: there was nothing to say any more.
 */
const ENDED = ['sent', 'gone', 'blocked', 'failed', 'unknown', 'skipped', 'unneeded'] as const;

export const DELIVERY_STATES = [...OPEN, ...ENDED];

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One notice on its way to one place. */
export interface Delivery {
  readonly tenantId: string;
  /** The same for the same notice to the same place, whoever makes it. */
  readonly id: string;
  readonly place: string;
  readonly notice: Notice;
  readonly dueAt: Temporal.Instant;
  readonly state: DeliveryState;
  /** Since when it is in this state. */
  readonly at: Temporal.Instant;
  /** Of `waiting`: not before. Of `sending`: by then whoever sends is done with it or dead. */
  readonly until: Temporal.Instant | null;
  /** How often it was not taken. */
  readonly refusals: number;
  /** How often the outcome stayed unknown: a crash, a time-out, a gateway's error. */
  readonly unknowns: number;
  /** Why it waits or ended; for people. */
  readonly reason: string | null;
}

export function isOver({ state }: Delivery): boolean {
  return (ENDED as readonly DeliveryState[]).includes(state);
}

/** Whether it may have arrived twice. */
export function isPerhapsDoubled({ state, unknowns }: Delivery): boolean {
  return state === 'sent' && unknowns > 0;
}

import type { Temporal } from 'temporal-polyfill';
import type { Delivery } from './delivery.ts';

/** Every notice on its way or over. Rejects with `StorageAway` as the store does. */
export interface Deliveries {
  /** Those that are not there yet; the others stay as they are. */
  insert(deliveries: readonly Delivery[]): Promise<void>;
  read(tenantId: string, ids: readonly string[]): Promise<readonly Stored[]>;
  /** Null when somebody else was quicker. */
  update(stored: Stored, after: Delivery): Promise<Stored | null>;
  /** From a period (a month or a day) on. */
  list(tenantId: string, fromPeriod: string): Promise<readonly Delivery[]>;
  /** The same of all tenants, for whoever runs the bot: reads every partition. */
  listAll(fromPeriod: string): Promise<readonly Delivery[]>;
  /** Those of earlier periods. */
  removeBefore(tenantId: string, period: string): Promise<void>;
}

export interface Stored {
  readonly delivery: Delivery;
  readonly etag: string;
}

/** Deliveries of one tenant that any instance may take up. */
export interface Work {
  readonly tenantId: string;
  readonly deliveries: readonly string[];
}

/** Work that was taken: nobody else sees it until the time-out is over. */
export interface Taken {
  /** Null where the message cannot be read. */
  readonly work: Work | null;
  /** How often it was taken, this time included. */
  readonly times: number;
  /** False when the time-out was over already and somebody else may have it. */
  extend(): Promise<boolean>;
  done(): Promise<void>;
  /** Away from the queue, to be looked at by people. */
  setAside(): Promise<void>;
}

export interface WorkQueue {
  /** How long nobody else sees what was taken. */
  readonly invisibleMs: number;
  put(work: Work, delayMs: number): Promise<void>;
  take(most: number): Promise<readonly Taken[]>;
  /** How many wait or are taken, roughly. */
  count(): Promise<number>;
  /** How many were set aside, roughly. */
  countAside(): Promise<number>;
}

export type Acquired =
  /** `renew` is false when the lease was lost. */
  { readonly kind: 'held'; renew(): Promise<boolean>; release(): Promise<void> } | { readonly kind: 'taken' };

/** What only one instance at a time does. A lease ends by itself when its holder dies. */
export interface Leases {
  readonly termMs: number;
  acquire(name: string): Promise<Acquired>;
}

/** Who is left alone for a while, and why: one tenant, or everybody (null). */
export interface Pauses {
  read(tenantId: string | null): Promise<Pause | null>;
  /** Those that are over, too. */
  list(): Promise<readonly (Pause & { readonly tenantId: string | null })[]>;
  set(tenantId: string | null, pause: Pause): Promise<void>;
}

export interface Pause {
  readonly until: Temporal.Instant;
  readonly reason: string;
}

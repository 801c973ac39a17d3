import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { PlaceStore } from '../../partner/places.ts';
import type { TenantRun } from '../tenantRun/tenantRun.ts';
import type { Compose } from './composer.ts';
import type { Deliveries } from './deliveries.ts';
import type { Pauses } from './pauses.ts';
import type { Sender } from './sender.ts';

/** What it takes to deliver. */
export interface DeliverParts {
  readonly deliveries: Deliveries;
  readonly places: PlaceStore;
  readonly pauses: Pauses;
  readonly sender: Sender;
  readonly compose: Compose;
  readonly run: TenantRun;
  /** How long whoever sent a delivery that is found `sending` gets to record it, once the run is this instance's. */
  readonly graceMs?: number | undefined;
  /** Whether the work was not taken by somebody else meanwhile. */
  isStillOurs(): boolean;
  /** Whether the instance ends: nothing new is begun. */
  isStopping(): boolean;
  readonly log: Logger;
  now(): Temporal.Instant;
  /** From 0 to 1, for jitter. */
  random(): number;
}

import type { Delivery } from './delivery.ts';

/** Every notice on its way or over. Rejects with `StorageAway` as the store does. */
export interface Deliveries {
  /** Those that are not there yet; the others stay as they are. */
  insert(deliveries: readonly Delivery[]): Promise<void>;
  read(tenantId: string, ids: readonly string[]): Promise<readonly StoredDelivery[]>;
  /**
   * Null when somebody else was quicker. Whose answer was lost asks again with the same `attempt`, by which its own write
   * is told from another's.
   */
  update(stored: StoredDelivery, after: Delivery, attempt?: string): Promise<StoredDelivery | null>;
  /** From a period (a month or a day) on. */
  list(tenantId: string, fromPeriod: string): Promise<readonly Delivery[]>;
  /** The same of all tenants, for whoever runs the bot: reads every partition. */
  listAll(fromPeriod: string): Promise<readonly Delivery[]>;
  /** Those of earlier periods. */
  removeBefore(tenantId: string, period: string): Promise<void>;
}

export interface StoredDelivery {
  readonly delivery: Delivery;
  readonly etag: string;
}

import type { Temporal } from 'temporal-polyfill';
import type { Notice } from './notice.ts';

/** What is to be looked at from an instant on. The same entry twice is one. */
export type Due =
  | {
      readonly for: 'notice';
      readonly tenantId: string;
      readonly place: string;
      readonly notice: Notice;
      /** When the chat is to get it; `at` is later where it could not be dealt with then. */
      readonly dueAt: Temporal.Instant;
      readonly at: Temporal.Instant;
    }
  /** Whether a designation of the tenant is about to be lost. */
  | { readonly for: 'watch'; readonly tenantId: string; readonly at: Temporal.Instant }
  /** Whether these deliveries are over by now. */
  | {
      readonly for: 'look back';
      readonly tenantId: string;
      readonly deliveries: readonly string[];
      readonly at: Temporal.Instant;
    };

export type DueNotice = Extract<Due, { for: 'notice' }>;

/** What is due when, over all tenants, found by time alone. Rejects with `StorageAway` as the store does. */
export interface DueIndex {
  add(entries: readonly Due[]): Promise<void>;
  /** Those up to and with an instant, the earliest first; all of them where `most` is infinite. */
  list(until: Temporal.Instant, most: number): Promise<readonly Due[]>;
  remove(entries: readonly Due[]): Promise<void>;
}

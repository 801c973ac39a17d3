import type { Temporal } from 'temporal-polyfill';

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

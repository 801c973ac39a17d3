import type { Month } from '../months.ts';
import { sumUsd, type Usd } from '../usd.ts';

/** How a partner is linked to a customer. Net adds, growth and deployments count all of them but CPOR. Source: rules reference 2.2. */
export const ASSOCIATIONS = ['PAL', 'DPOR', 'CSP', 'CPOR'] as const;

export type Association = (typeof ASSOCIATIONS)[number];

export interface Link {
  readonly how: Association;
  /** The earliest day (ISO) that a report gives; null where it gives none. */
  readonly since: string | null;
}

/** One customer in one month, as the rows that are no duplicates tell. */
export interface CustomerMonth {
  readonly tenantId: string;
  readonly name: string;
  /** As the report writes it; empty where it does not say. */
  readonly segment: string;
  readonly links: readonly Link[];
  /** Azure-consumed revenue by Service Level 2; what names no service is under the empty one. */
  readonly services: ReadonlyMap<string, Usd>;
}

/** A month's customers by tenant id. */
export type MonthUsage = ReadonlyMap<string, CustomerMonth>;

/** What is known, month by month. A month that is not in it is unknown, which is not zero. */
export type UsageHistory = ReadonlyMap<Month, MonthUsage>;

export function acrOf({ services }: CustomerMonth): Usd {
  return sumUsd(services.values());
}

export function acrOfMonth(month: MonthUsage): Usd {
  return sumUsd([...month.values()].map(acrOf));
}

/** `SMB`, `SMC`, "Small, Medium & Corporate", "Small and Medium Business" and the like. */
export function isSmb(segment: string): boolean {
  return /\bsm[bc]\b|\bsmall\b|\bpymes?\b|pequeñ/i.test(segment.replaceAll('_', ' '));
}

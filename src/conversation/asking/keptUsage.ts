import type { PartnerKey } from '../../partner/store.ts';
import { monthsInForce } from '../../partner/usage.ts';
import type { UsageSource } from '../../partner/usageSource.ts';
import type { UsageStore } from '../../partner/usageStore.ts';
import type { Month } from '../../usage/months.ts';
import type { MonthUsage, UsageHistory } from '../../usage/usageHistory.ts';
import type { Turn } from '../turn.ts';

/** Usage by month and customer of the numbers that are asked about. */
export interface KeptUsage {
  keep(months: ReadonlyMap<Month, MonthUsage>): Promise<Readonly<Record<Month, string>>>;
  read(source: Pick<UsageSource, 'imports'>): Promise<UsageHistory>;
  /** Takes away what no import names and what nobody can take back any more. */
  sweep(source: Pick<UsageSource, 'imports'>): Promise<void>;
}

// An import can be taken back for so long.
const HOURS_KEPT = 400 * 24;

export function createKeptUsage(store: UsageStore, key: PartnerKey, { now }: Turn): KeptUsage {
  return {
    keep: (months) => store.keepMonths(key, months, now),
    read: (source) => store.readMonths(key, monthsInForce(source)),
    sweep: (source) => store.sweep(key, new Set(monthsInForce(source).values()), now.subtract({ hours: HOURS_KEPT })),
  };
}

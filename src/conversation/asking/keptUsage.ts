import type { PartnerKey } from '../../partner/store.ts';
import { monthsInForce } from '../../partner/usage.ts';
import type { UsageImport } from '../../partner/usageSource.ts';
import type { UsageMonths, UsageStore } from '../../partner/usageStore.ts';
import type { Month } from '../../usage/months.ts';
import type { Turn } from '../turn.ts';

interface Source {
  readonly imports: readonly UsageImport[];
}

/** Usage by month and customer of the numbers that are asked about, of one kind of report. */
export interface KeptUsage<Customer> {
  keep(months: UsageMonths<Customer>): Promise<Readonly<Record<Month, string>>>;
  read(source: Source): Promise<UsageMonths<Customer>>;
  /** Takes away what no import names and what nobody can take back any more. */
  sweep(source: Source): Promise<void>;
}

// An import can be taken back for so long.
const HOURS_KEPT = 400 * 24;

export function createKeptUsage<Customer>(
  store: UsageStore<Customer>,
  key: PartnerKey,
  { now }: Turn,
): KeptUsage<Customer> {
  return {
    keep: (months) => store.keepMonths(key, months, now),
    read: (source) => store.readMonths(key, monthsInForce(source)),
    sweep: (source) => store.sweep(key, new Set(monthsInForce(source).values()), now.subtract({ hours: HOURS_KEPT })),
  };
}

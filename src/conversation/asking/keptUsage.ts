import type {
  CustomerOf,
  MonthsByKind,
  MonthsKind,
  SourceName,
  UsageMonths,
} from '../../partner/reports/monthsKinds.ts';
import { monthsInForce } from '../../partner/reports/usage.ts';
import type { UsageImport } from '../../partner/reports/usageSource.ts';
import type { UsageStore, UsageStores } from '../../partner/reports/usageStore.ts';
import type { PartnerKey } from '../../partner/store.ts';
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

/** The same of every kind. */
export type KeptMonths = { readonly [Kind in MonthsKind]: KeptUsage<CustomerOf[Kind]> };

// An import can be taken back for so long.
const HOURS_KEPT = 400 * 24;

export function createKeptMonths(stores: UsageStores, key: PartnerKey, turn: Turn): KeptMonths {
  return {
    azure: createKeptUsage(stores.azure, key, turn),
    office: createKeptUsage(stores.office, key, turn),
    ems: createKeptUsage(stores.ems, key, turn),
    businessRevenue: createKeptUsage(stores.businessRevenue, key, turn),
    businessUsage: createKeptUsage(stores.businessUsage, key, turn),
  };
}

/** All months in force. */
export async function readAllMonths(
  usage: KeptMonths,
  settings: Readonly<Record<SourceName, Source>>,
): Promise<MonthsByKind> {
  return {
    azure: await usage.azure.read(settings.usage),
    office: await usage.office.read(settings.officeUsage),
    ems: await usage.ems.read(settings.emsUsage),
    businessRevenue: await usage.businessRevenue.read(settings.businessRevenue),
    businessUsage: await usage.businessUsage.read(settings.businessUsage),
  };
}

function createKeptUsage<Customer>(store: UsageStore<Customer>, key: PartnerKey, { now }: Turn): KeptUsage<Customer> {
  return {
    keep: (months) => store.keepMonths(key, months, now),
    read: (source) => store.readMonths(key, monthsInForce(source)),
    sweep: (source) => store.sweep(key, new Set(monthsInForce(source).values()), now.subtract({ hours: HOURS_KEPT })),
  };
}

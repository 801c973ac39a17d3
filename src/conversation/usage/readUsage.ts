import type { Settings } from '../../partner/record.ts';
import type { MonthsKind, SourceName, UsageMonths } from '../../partner/reports/monthsKinds.ts';
import type { CustomerMonth } from '../../usage/azure/usageHistory.ts';
import type { ActivityCustomer, RevenueCustomer } from '../../usage/businessApplications/businessHistory.ts';
import type { OfficeCustomer } from '../../usage/modernWork/officeHistory.ts';
import type { Month } from '../../usage/months.ts';
import type { EmsCustomer } from '../../usage/security/emsHistory.ts';
import type { Metering } from '../asking/asking.ts';
import type { KeptUsage } from '../asking/keptUsage.ts';
import type { Telling } from '../asking/telling.ts';
import type { Reply } from '../reply.ts';

/** Months of usage in force, and the month that figures are as of. */
interface InForce<Customer> {
  readonly history: UsageMonths<Customer>;
  readonly month: Month;
}

/** The Azure usage in force; null where there is none. */
export function readUsage({ record, usage }: Telling & Metering): Promise<InForce<CustomerMonth> | null> {
  return readInForce(record.settings.usage, usage.azure);
}

/** The same of licences and users. */
export function readOfficeUsage({ record, usage }: Telling & Metering): Promise<InForce<OfficeCustomer> | null> {
  return readInForce(record.settings.officeUsage, usage.office);
}

/** The same of security workloads. */
export function readEmsUsage({ record, usage }: Telling & Metering): Promise<InForce<EmsCustomer> | null> {
  return readInForce(record.settings.emsUsage, usage.ems);
}

/** The same of the revenue of Business Applications. */
export function readBusinessRevenue({ record, usage }: Telling & Metering): Promise<InForce<RevenueCustomer> | null> {
  return readInForce(record.settings.businessRevenue, usage.businessRevenue);
}

/** The same of their usage. */
export function readBusinessUsage({ record, usage }: Telling & Metering): Promise<InForce<ActivityCustomer> | null> {
  return readInForce(record.settings.businessUsage, usage.businessUsage);
}

async function readInForce<Customer>(
  source: Settings[SourceName],
  kept: KeptUsage<Customer>,
): Promise<InForce<Customer> | null> {
  if (source.summary === null) return null;
  const { month } = source.summary;
  const history = await kept.read(source);
  return history.has(month) ? { history, month } : null;
}

const NONE: Readonly<Record<MonthsKind, string>> = {
  azure: 'usage.none',
  office: 'usage.office.none',
  ems: 'usage.security.none',
  businessRevenue: 'usage.business.none',
  businessUsage: 'usage.business.none',
};

export function tellNoUsage(report: MonthsKind = 'azure'): Reply {
  return {
    kind: 'text',
    title: { key: 'usage.none.title' },
    lines: [{ key: NONE[report] }],
    buttons: [
      { label: 'keep.button.import', action: { a: 'say', say: 'import' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

import { type MonthsKind, SOURCE_OF } from '../../partner/reports/monthsKinds.ts';
import { createPairsCsv, type ToldPairs } from '../../partner/reports/pairsCsv.ts';
import { createSeatsCsv } from '../../partner/reports/seatsCsv.ts';
import { createUsageCsv } from '../../partner/reports/usageCsv.ts';
import { toMcv } from '../../usage/businessApplications/businessActivity.ts';
import { listActivityPairs, listRevenuePairs } from '../../usage/businessApplications/businessPairs.ts';
import { seatsOf } from '../../usage/seats.ts';
import { emsSeatsOf } from '../../usage/security/emsHistory.ts';
import { roundUsd } from '../../usage/usd.ts';
import type { Metering } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';

/** The customers that a report tells of, as CSV; both reports of Business Applications in one. */
export async function writeCustomersCsv({ record, usage }: Telling & Metering, of: MonthsKind): Promise<string> {
  const { settings } = record;
  const month = settings[SOURCE_OF[of]].summary?.month ?? null;
  switch (of) {
    case 'azure':
      return createUsageCsv(await usage.azure.read(settings.usage), month);
    case 'office':
      return createSeatsCsv(await usage.office.read(settings.officeUsage), month, seatsOf);
    case 'ems':
      return createSeatsCsv(await usage.ems.read(settings.emsUsage), month, emsSeatsOf);
    case 'businessRevenue':
    case 'businessUsage':
      return createPairsCsv(await readPairs({ record, usage }));
  }
}

async function readPairs({
  record,
  usage,
}: Pick<Telling & Metering, 'record' | 'usage'>): Promise<readonly ToldPairs[]> {
  const { businessRevenue, businessUsage } = record.settings;
  const told: ToldPairs[] = [];
  if (businessRevenue.summary !== null) {
    const { month } = businessRevenue.summary;
    const pairs = listRevenuePairs(await usage.businessRevenue.read(businessRevenue), month);
    told.push({ report: 'revenue', month, pairs, write: roundUsd });
  }
  if (businessUsage.summary !== null) {
    const { month } = businessUsage.summary;
    const pairs = listActivityPairs(await usage.businessUsage.read(businessUsage), month);
    told.push({ report: 'activity', month, pairs, write: toMcv });
  }
  return told;
}

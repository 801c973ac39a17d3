import { stringify } from 'csv-stringify/sync';
import type { BusinessReport, Pair } from '../../usage/businessApplications/businessPairs.ts';
import { type Month, shiftMonth } from '../../usage/months.ts';
import { CSV_FOR_EXCEL } from '../csvForExcel.ts';

/** What one of the two reports of Business Applications tells, and how its amounts are written. */
export interface ToldPairs {
  readonly report: BusinessReport;
  readonly month: Month;
  readonly pairs: readonly Pair[];
  readonly write: (amount: bigint) => number;
}

const UNITS: Readonly<Record<BusinessReport, string>> = { revenue: 'Revenue USD', activity: 'MCV' };

/** Workloads at customers as CSV in UTF-8, a row each with its revenue and its MCV of the month and of a year before. Only the head where no report is known. */
export function createPairsCsv(told: readonly ToldPairs[]): string {
  const head = [
    ...['CustomerTenantId', 'CustomerName', 'AssociationType', 'Workload'],
    ...told.flatMap(({ report, month }) => [`${UNITS[report]} ${month}`, `${UNITS[report]} ${shiftMonth(month, -12)}`]),
  ];
  const keyOf = ({ tenantId, workload }: Pair) => JSON.stringify([tenantId, workload]);
  const byKey = told.map(({ pairs }) => new Map(pairs.map((pair) => [keyOf(pair), pair])));
  const all = new Map(told.flatMap(({ pairs }) => pairs.map((pair) => [keyOf(pair), pair] as const)));
  const rows = [...all].map(([key, { tenantId, name, links, workload }]) => [
    ...[tenantId, name, links.join(', '), workload],
    ...told.flatMap(({ write }, index): readonly (string | number)[] => {
      const pair = byKey[index]?.get(key);
      if (pair === undefined) return ['', ''];
      // What is not known of a month is left empty.
      return [write(pair.now), pair.before === null ? '' : write(pair.before)];
    }),
  ]);
  return stringify([head, ...rows], CSV_FOR_EXCEL);
}

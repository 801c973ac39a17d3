import { stringify } from 'csv-stringify/sync';
import { COUNTINGS } from '../../usage/azure/customerAdds.ts';
import { listCustomers } from '../../usage/azure/customers.ts';
import { acrOf, type UsageHistory } from '../../usage/azure/usageHistory.ts';
import { type Month, monthsUntil } from '../../usage/months.ts';
import { roundUpUsd, roundUsd } from '../../usage/usd.ts';
import { CSV_FOR_EXCEL } from '../csvForExcel.ts';

const MONTHS = 25;

/** Customers as CSV in UTF-8, a row each with what it lacks by each way of counting and its months. Only the head where no usage is known. */
export function createUsageCsv(history: UsageHistory, month: Month | null): string {
  const months = month === null ? [] : monthsUntil(month, MONTHS).filter((each) => history.has(each));
  const head = [
    ...['CustomerTenantId', 'CustomerName', 'CustomerSegment', 'AssociationType'],
    ...COUNTINGS.flatMap((counting) => [`Counts (${counting})`, `Short by USD (${counting})`]),
    ...months,
  ];
  const rows = (month === null ? [] : listCustomers(history, month)).map((customer) => {
    const { tenantId, name, segment, links, counts, shortBy } = customer;
    return [
      ...[tenantId, name, segment, links.map(({ how }) => how).join(', ')],
      ...COUNTINGS.flatMap((counting) => [counts[counting], roundUpUsd(shortBy[counting])]),
      ...months.map((each) => {
        const usage = history.get(each)?.get(tenantId);
        return usage === undefined ? 0 : roundUsd(acrOf(usage));
      }),
    ];
  });
  return stringify([head, ...rows], CSV_FOR_EXCEL);
}

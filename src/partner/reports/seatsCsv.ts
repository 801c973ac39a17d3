import { stringify } from 'csv-stringify/sync';
import type { Association } from '../../usage/azure/usageHistory.ts';
import { type Month, shiftMonth } from '../../usage/months.ts';
import type { Seats, SeatsCustomer } from '../../usage/seats.ts';
import { CSV_FOR_EXCEL } from '../csvForExcel.ts';
import type { UsageMonths } from './monthsKinds.ts';

type AnyCustomer = SeatsCustomer<Association, string>;

/** Customers as CSV in UTF-8: a row for each workload, with licences and active users of the month and of a year before. Only the head where no month is known. */
export function createSeatsCsv<Customer extends AnyCustomer>(
  history: UsageMonths<Customer>,
  month: Month | null,
  seatsOf: (customer: Customer) => ReadonlyMap<string, Seats>,
): string {
  const months = month === null ? [] : [month, shiftMonth(month, -12)];
  const head = [
    ...['CustomerTenantId', 'CustomerName', 'AssociationType', 'Workload'],
    ...months.flatMap((each) => [`Licences ${each}`, `Active users ${each}`]),
  ];
  const named = new Map(months.toReversed().flatMap((each) => [...(history.get(each) ?? [])]));
  const rows = [...named.values()].flatMap((customer) => {
    const { tenantId, name, links } = customer;
    const seats = months.map((each) => {
      const found = history.get(each)?.get(tenantId);
      return found === undefined ? new Map<string, Seats>() : seatsOf(found);
    });
    const workloads = new Set(seats.flatMap((each) => [...each.keys()]));
    return [...workloads].toSorted().map((workload) => [
      ...[tenantId, name, links.map(({ how }) => how).join(', '), workload],
      // What is not known of a month is left empty.
      ...months.flatMap((each, index): readonly (string | number)[] => {
        if (!history.has(each)) return ['', ''];
        const { paid, active } = seats[index]?.get(workload) ?? { paid: 0, active: 0 };
        return [paid, active];
      }),
    ]);
  });
  return stringify([head, ...rows], CSV_FOR_EXCEL);
}

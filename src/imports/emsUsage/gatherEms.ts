import { largest } from '../../usage/seats.ts';
import {
  EMS_ASSOCIATIONS,
  type EmsAssociation,
  type EmsHolding,
  type EmsWorkload,
  holdingOf,
} from '../../usage/security/emsHistory.ts';
import { Unreadable } from '../files/unreadable.ts';
import { type GatheredSeats, linkIn } from '../usageRows/joinSeats.ts';
import { readAssociation } from '../usageRows/readAssociation.ts';
import { readCount } from '../usageRows/readCount.ts';
import { createRows, earlierDay, firstText, type GatheredRows, type Limits } from '../usageRows/rows.ts';
import { type EmsColumns, listLacking } from './emsColumns.ts';

type GatheredCustomer = GatheredSeats<EmsAssociation, EmsHolding>;

export interface GatheredEms extends GatheredRows<GatheredCustomer> {
  /** Rows that are understood and name no link by which Security is scored. */
  readonly unlinked: number;
}

const LONGEST_ID = 100;
const NONE = new Set(['', 'null']);

/** Gathers licences and users of an EMSUsage report by month, customer, link, workload and subscription as its rows come. Throws `Unreadable`. */
export function gatherEms(columns: EmsColumns, limits: Limits) {
  if (columns.association === -1) throw new Unreadable('noAssociation');
  const lacking = listLacking(columns);
  if (lacking.length > 0) throw new Unreadable('noWorkload', { columns: lacking.join(', ') });
  const rows = createRows<GatheredCustomer>(columns, limits, {
    last: Math.max(
      ...[columns.tenantId, columns.month, columns.association],
      ...columns.workloads.flatMap(({ paid, active }) => [paid, active]),
    ),
    createCustomer: () => ({ name: '', links: new Map() }),
  });
  let unlinked = 0;

  /** A row has a cell for each workload, empty where the customer has nothing of it. */
  function countIn(row: readonly string[], number: number, column: number): number | null {
    const text = row[column] ?? '';
    if (NONE.has(text.trim().toLowerCase())) return 0;
    return readCount(text) ?? rows.complain(number, 'count', column, text);
  }

  function seatsIn(row: readonly string[], number: number) {
    const all: { readonly workload: EmsWorkload; readonly paid: number; readonly active: number }[] = [];
    for (const { workload, ...column } of columns.workloads) {
      const paid = countIn(row, number, column.paid);
      const active = paid === null ? null : countIn(row, number, column.active);
      // One problem a row is enough.
      if (paid === null || active === null) return null;
      all.push({ workload, paid, active });
    }
    return all;
  }

  function take(row: readonly string[], number: number): void {
    const cell = (column: number) => row[column] ?? '';
    const month = rows.begin(row, number);
    if (month === null) return;
    const seats = seatsIn(row, number);
    const found = seats === null ? null : rows.finishRow(row, number);
    if (seats === null || found === null || found.isDuplicate) return;
    const told = readAssociation(cell(columns.association)).how;
    const how = EMS_ASSOCIATIONS.find((each) => each === told);
    if (how === undefined) {
      unlinked += 1;
      return;
    }
    const customer = rows.customerOf(month, found.tenantId);
    customer.name = firstText(customer.name, cell(columns.name));
    const link = linkIn(customer, how);
    link.since = earlierDay(link.since, rows.dayOf(cell(columns.associatedOn)));
    const subscription = cell(columns.subscription).trim().toLowerCase().slice(0, LONGEST_ID);
    for (const { workload, paid, active } of seats) {
      if (paid === 0 && active === 0) continue;
      const holding = holdingOf(workload, subscription);
      if (!link.workloads.has(holding)) rows.count();
      link.workloads.set(holding, largest(link.workloads.get(holding), { paid, active }));
    }
  }

  return { take, finish: (): GatheredEms => ({ ...rows.gathered(), unlinked }) };
}

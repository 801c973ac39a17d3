import { OFFICE_ASSOCIATIONS, type OfficeAssociation } from '../../usage/modernWork/officeHistory.ts';
import type { Workload } from '../../usage/modernWork/officeWorkloads.ts';
import { largest } from '../../usage/seats.ts';
import { Unreadable } from '../files/unreadable.ts';
import { type GatheredSeats, linkIn } from '../usageRows/joinSeats.ts';
import { readAssociation } from '../usageRows/readAssociation.ts';
import { readCount } from '../usageRows/readCount.ts';
import { createRows, earlierDay, firstText, type GatheredRows, type Limits } from '../usageRows/rows.ts';
import { createWorkloadNames, type LeftOut } from '../usageRows/workloadNames.ts';
import type { OfficeColumns } from './officeColumns.ts';
import { readWorkload } from './readWorkload.ts';

type GatheredCustomer = GatheredSeats<OfficeAssociation, Workload>;

export interface GatheredOffice extends GatheredRows<GatheredCustomer> {
  readonly leftOut: LeftOut;
}

/** Gathers licences and users of an OfficeUsage report by month, customer, link and workload as its rows come. */
export function gatherOffice(columns: OfficeColumns, limits: Limits) {
  if (columns.association === -1) throw new Unreadable('noAssociation');
  const rows = createRows<GatheredCustomer>(columns, limits, {
    last: Math.max(
      columns.tenantId,
      columns.month,
      columns.workload,
      columns.paid,
      columns.active,
      columns.association,
    ),
    createCustomer: () => ({ name: '', links: new Map() }),
  });
  const { workloadOf, otherNames } = createWorkloadNames(readWorkload);
  let [unlinked, otherWorkloads] = [0, 0];

  function countIn(row: readonly string[], number: number, column: number): number | null {
    const text = row[column] ?? '';
    return readCount(text) ?? rows.complain(number, 'count', column, text);
  }

  function take(row: readonly string[], number: number): void {
    const cell = (column: number) => row[column] ?? '';
    const month = rows.begin(row, number);
    if (month === null) return;
    const paid = countIn(row, number, columns.paid);
    const active = paid === null ? null : countIn(row, number, columns.active);
    const found = paid === null || active === null ? null : rows.finishRow(row, number);
    if (paid === null || active === null || found === null || found.isDuplicate) return;
    const told = readAssociation(cell(columns.association)).how;
    const how = OFFICE_ASSOCIATIONS.find((each) => each === told);
    const workload = workloadOf(cell(columns.workload));
    if (how === undefined) unlinked += 1;
    else if (workload === null) otherWorkloads += 1;
    else {
      const customer = rows.customerOf(month, found.tenantId);
      customer.name = firstText(customer.name, cell(columns.name));
      const link = linkIn(customer, how);
      link.since = earlierDay(link.since, rows.dayOf(cell(columns.associatedOn)));
      if (!link.workloads.has(workload)) rows.count();
      link.workloads.set(workload, largest(link.workloads.get(workload), { paid, active }));
    }
  }

  return {
    take,
    finish: (): GatheredOffice => ({ ...rows.gathered(), leftOut: { unlinked, otherWorkloads, otherNames } }),
  };
}

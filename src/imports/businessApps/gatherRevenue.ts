import type { Association } from '../../usage/azure/usageHistory.ts';
import type { RevenueWorkload } from '../../usage/businessApplications/businessWorkloads.ts';
import { readUsageAmount } from '../azureUsage/readUsageAmount.ts';
import type { Separator } from '../files/rowSource.ts';
import { createRows, firstText, type GatheredRows, type Limits } from '../usageRows/rows.ts';
import { type Cell, createSums, emptyCell } from '../usageRows/sumAmounts.ts';
import type { DecimalMarks } from '../usageRows/unsettled.ts';
import { createWorkloadNames, type LeftOut } from '../usageRows/workloadNames.ts';
import type { RevenueColumns } from './businessColumns.ts';
import { makesRevenueCount, readBusinessLink } from './readBusinessLink.ts';
import { readRevenueWorkload } from './readBusinessWorkload.ts';

interface GatheredCustomer {
  name: string;
  readonly links: Set<Association>;
  readonly workloads: Map<RevenueWorkload, Cell>;
}

export interface GatheredRevenue extends GatheredRows<GatheredCustomer> {
  readonly decimals: DecimalMarks;
  readonly leftOut: LeftOut;
}

/** Sums the revenue of Business Applications by month, customer and workload as the rows come. */
export function gatherRevenue(columns: RevenueColumns, separator: Separator, limits: Limits) {
  const { add, decimals } = createSums(separator);
  const { workloadOf, otherNames } = createWorkloadNames(readRevenueWorkload);
  const rows = createRows<GatheredCustomer>(columns, limits, {
    last: Math.max(columns.tenantId, columns.month, columns.workload, columns.revenue, columns.association),
    createCustomer: () => ({ name: '', links: new Set(), workloads: new Map() }),
  });
  let [unlinked, otherWorkloads] = [0, 0];

  function cellOf({ workloads }: GatheredCustomer, workload: RevenueWorkload): Cell {
    let cell = workloads.get(workload);
    if (cell === undefined) {
      rows.count();
      cell = emptyCell();
      workloads.set(workload, cell);
    }
    return cell;
  }

  function take(row: readonly string[], number: number): void {
    const cell = (column: number) => row[column] ?? '';
    const month = rows.begin(row, number);
    if (month === null) return;
    const amount = readUsageAmount(cell(columns.revenue));
    if (amount === null) {
      rows.complain(number, 'amount', columns.revenue, cell(columns.revenue));
      return;
    }
    const found = rows.finishRow(row, number);
    if (found === null || found.isDuplicate) return;
    const link = readBusinessLink(cell(columns.association));
    const workload = workloadOf(cell(columns.workload));
    if (!makesRevenueCount(link)) unlinked += 1;
    else if (workload === null) otherWorkloads += 1;
    else {
      const customer = rows.customerOf(month, found.tenantId);
      customer.name = firstText(customer.name, cell(columns.name));
      if (link.how !== null) customer.links.add(link.how);
      add(cellOf(customer, workload), amount, cell(columns.revenue));
    }
  }

  return {
    take,
    finish: (): GatheredRevenue => ({
      ...rows.gathered(),
      decimals: decimals(),
      leftOut: { unlinked, otherWorkloads, otherNames },
    }),
  };
}

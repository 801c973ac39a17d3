import type { Association } from '../../usage/azure/usageHistory.ts';
import { type Activity, addActivities } from '../../usage/businessApplications/businessHistory.ts';
import type { RatedWorkload } from '../../usage/businessApplications/businessWorkloads.ts';
import { readCount } from '../usageRows/readCount.ts';
import { createRows, firstText, type GatheredRows, type Limits } from '../usageRows/rows.ts';
import { createWorkloadNames, type LeftOut } from '../usageRows/workloadNames.ts';
import type { ActivityColumns } from './businessColumns.ts';
import { makesUsageCount, readBusinessLink } from './readBusinessLink.ts';
import { readRatedWorkload } from './readBusinessWorkload.ts';

interface GatheredCustomer {
  name: string;
  readonly links: Set<Association>;
  readonly workloads: Map<RatedWorkload, Activity>;
}

export interface GatheredActivity extends GatheredRows<GatheredCustomer> {
  readonly leftOut: LeftOut;
}

const MEASURES = ['pamau', 'mac', 'mau'] as const;
const NO_ACTIVITY: Activity = { pamau: null, mac: null, mau: null };
const NONE = new Set(['', 'null']);

/** Sums users and capacity of Business Applications by month, customer and workload as the rows come. */
export function gatherActivity(columns: ActivityColumns, limits: Limits) {
  const { workloadOf, otherNames } = createWorkloadNames(readRatedWorkload);
  const rows = createRows<GatheredCustomer>(columns, limits, {
    last: Math.max(
      ...[columns.tenantId, columns.month, columns.workload, columns.association],
      ...[columns.pamau, columns.mac, columns.mau],
    ),
    createCustomer: () => ({ name: '', links: new Set(), workloads: new Map() }),
  });
  let [unlinked, otherWorkloads] = [0, 0];

  /** Null where a cell is no number, having said so; one problem a row is enough. */
  function readActivity(row: readonly string[], number: number): Activity | null {
    const activity: { -readonly [Measure in keyof Activity]: Activity[Measure] } = { ...NO_ACTIVITY };
    for (const each of MEASURES) {
      const text = (row[columns[each]] ?? '').trim();
      if (NONE.has(text.toLowerCase())) continue;
      const count = readCount(text);
      if (count === null) return rows.complain(number, 'count', columns[each], text);
      activity[each] = count;
    }
    return activity;
  }

  function take(row: readonly string[], number: number): void {
    const cell = (column: number) => row[column] ?? '';
    const month = rows.begin(row, number);
    if (month === null) return;
    const activity = readActivity(row, number);
    const found = activity === null ? null : rows.finishRow(row, number);
    if (activity === null || found === null || found.isDuplicate) return;
    const workload = workloadOf(cell(columns.workload));
    const link = readBusinessLink(cell(columns.association));
    if (workload === null) otherWorkloads += 1;
    else if (!makesUsageCount(link, workload)) unlinked += 1;
    else {
      const customer = rows.customerOf(month, found.tenantId);
      customer.name = firstText(customer.name, cell(columns.name));
      if (link.how !== null) customer.links.add(link.how);
      if (!customer.workloads.has(workload)) rows.count();
      customer.workloads.set(workload, addActivities(customer.workloads.get(workload), activity));
    }
  }

  return {
    take,
    finish: (): GatheredActivity => ({ ...rows.gathered(), leftOut: { unlinked, otherWorkloads, otherNames } }),
  };
}

import type { Association } from '../../usage/azure/usageHistory.ts';
import type { Separator } from '../files/rowSource.ts';
import { readAssociation } from '../usageRows/readAssociation.ts';
import { createRows, earlierDay, firstText, type GatheredRows, type Limits } from '../usageRows/rows.ts';
import { type Cell, createSums, emptyCell } from '../usageRows/sumAmounts.ts';
import type { DecimalMarks } from '../usageRows/unsettled.ts';
import { readUsageAmount } from './readUsageAmount.ts';
import type { UsageColumns } from './usageColumns.ts';

interface GatheredCustomer {
  name: string;
  segment: string;
  readonly links: Map<Association, string | null>;
  readonly services: Map<string, Cell>;
}

export interface Gathered extends GatheredRows<GatheredCustomer> {
  readonly decimals: DecimalMarks;
}

const LONGEST_SERVICE = 200;

/** Sums the rows of an AzureUsage report by month, customer and service as they come; what it holds does not grow with them. */
export function gatherUsage(columns: UsageColumns, separator: Separator, limits: Limits) {
  const { add, decimals } = createSums(separator);
  const rows = createRows<GatheredCustomer>(columns, limits, {
    last: Math.max(columns.tenantId, columns.month, columns.acr, columns.service),
    createCustomer: () => ({ name: '', segment: '', links: new Map(), services: new Map() }),
  });

  function cellOf({ services }: GatheredCustomer, service: string): Cell {
    let cell = services.get(service);
    if (cell === undefined) {
      rows.count();
      cell = emptyCell();
      services.set(service, cell);
    }
    return cell;
  }

  function take(row: readonly string[], number: number): void {
    const cell = (column: number) => row[column] ?? '';
    const month = rows.begin(row, number);
    if (month === null) return;
    const amount = readUsageAmount(cell(columns.acr));
    if (amount === null) {
      rows.complain(number, 'amount', columns.acr, cell(columns.acr));
      return;
    }
    const found = rows.finishRow(row, number);
    if (found === null) return;
    const customer = rows.customerOf(month, found.tenantId);
    const { how, counts } = readAssociation(cell(columns.association));
    // A customer who is linked in two ways has a duplicate for one of them.
    if (how !== null) {
      customer.links.set(how, earlierDay(customer.links.get(how) ?? null, rows.dayOf(cell(columns.associatedOn))));
    }
    if (found.isDuplicate) return;
    customer.name = firstText(customer.name, cell(columns.name));
    customer.segment = firstText(customer.segment, cell(columns.segment));
    if (!counts) return;
    add(cellOf(customer, cell(columns.service).trim().slice(0, LONGEST_SERVICE)), amount, cell(columns.acr));
  }

  return { take, finish: (): Gathered => ({ ...rows.gathered(), decimals: decimals() }) };
}

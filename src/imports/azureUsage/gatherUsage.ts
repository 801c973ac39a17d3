import type { Association } from '../../usage/usageHistory.ts';
import type { Usd } from '../../usage/usd.ts';
import type { Separator } from '../files/rowSource.ts';
import type { DecimalMark } from '../usageRows/convention.ts';
import { readAssociation } from '../usageRows/readAssociation.ts';
import { createRows, earlierDay, firstText, type GatheredRows, type Limits } from '../usageRows/rows.ts';
import type { DecimalMarks } from '../usageRows/unsettled.ts';
import { readUsageAmount } from './readUsageAmount.ts';
import type { UsageColumns } from './usageColumns.ts';

/** A sum whose amounts may be meant in two ways until the end of the file. */
export interface Cell {
  sum: Usd;
  /** Of amounts such as "1.234", the point taken for a decimal one; and of such as "1,234". */
  dots: Usd;
  commas: Usd;
}

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
const LONGEST_AMOUNT = 40;

const USUAL_MARK: Readonly<Record<Separator, DecimalMark | null>> = {
  ',': '.',
  ';': ',',
  '\t': null,
  '|': null,
  cells: '.',
};

/** Sums the rows of an AzureUsage report by month, customer and service as they come; what it holds does not grow with them. */
export function gatherUsage(columns: UsageColumns, separator: Separator, limits: Limits) {
  const shown = { '.': 0, ',': 0 };
  let open: DecimalMarks['open'] = null;
  const rows = createRows<GatheredCustomer>(columns, limits, {
    last: Math.max(columns.tenantId, columns.month, columns.acr, columns.service),
    createCustomer: () => ({ name: '', segment: '', links: new Map(), services: new Map() }),
  });

  function cellOf({ services }: GatheredCustomer, service: string): Cell {
    let cell = services.get(service);
    if (cell === undefined) {
      rows.count();
      cell = { sum: 0n, dots: 0n, commas: 0n };
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
    const sums = cellOf(customer, cell(columns.service).trim().slice(0, LONGEST_SERVICE));
    if (amount.kind === 'amount') {
      sums.sum += amount.usd;
      if (amount.mark !== null) shown[amount.mark] += 1;
      return;
    }
    open ??= { text: cell(columns.acr).trim().slice(0, LONGEST_AMOUNT), mark: amount.mark, usd: amount.usd };
    sums[amount.mark === '.' ? 'dots' : 'commas'] += amount.usd;
  }

  return {
    take,
    finish: (): Gathered => ({ ...rows.gathered(), decimals: { ...shown, usual: USUAL_MARK[separator], open } }),
  };
}

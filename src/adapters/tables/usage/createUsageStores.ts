import { hash } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import pMap from 'p-map';
import type { Temporal } from 'temporal-polyfill';
import { MONTHS_FORMATS, type MonthsFormat, type WrittenCustomer } from '../../../partner/reports/monthsFormats.ts';
import type { UsageStore, UsageStores } from '../../../partner/reports/usageStore.ts';
import { callTable, callTableUnlessConflict } from '../callTable.ts';
import { MONTH_KEYS, type MonthKeys, partitionKeyOf } from '../keys.ts';
import { listRows } from '../listRows.ts';
import { createRowIfItFits, type Row, readValue } from '../row.ts';
import { createUsageSchema } from './usageSchema.ts';

const AT_ONCE = 4;

export function createUsageStores({ table }: { readonly table: TableClient }): UsageStores {
  return {
    azure: createUsageStore(table, MONTH_KEYS.azure, MONTHS_FORMATS.azure),
    office: createUsageStore(table, MONTH_KEYS.office, MONTHS_FORMATS.office),
    ems: createUsageStore(table, MONTH_KEYS.ems, MONTHS_FORMATS.ems),
    businessRevenue: createUsageStore(table, MONTH_KEYS.businessRevenue, MONTHS_FORMATS.businessRevenue),
    businessUsage: createUsageStore(table, MONTH_KEYS.businessUsage, MONTHS_FORMATS.businessUsage),
  };
}

/** Usage in the partition of its partner, so that it goes when that goes; a row a month, or several where one is too small. */
function createUsageStore<Customer extends { readonly tenantId: string }>(
  table: TableClient,
  keys: MonthKeys,
  { write, customerSchema }: MonthsFormat<Customer>,
): UsageStore<Customer> {
  const rowSchema = createUsageSchema(customerSchema);
  const listAll = (partitionKey: string) =>
    listRows(table, odata`PartitionKey eq ${partitionKey} and RowKey ge ${keys.from} and RowKey lt ${keys.below}`);

  return {
    async keepMonths(partner, months, at) {
      const partitionKey = partitionKeyOf(partner);
      const named = [...months].map(([month, usage]) => {
        const customers = [...usage.values()].map(write).toSorted(byTenantId);
        const name = hash('sha256', JSON.stringify(customers), 'hex').slice(0, 24);
        return { month, name, rows: createRows(partitionKey, (part) => keys.keyOf(month, name, part), customers, at) };
      });
      await pMap(
        named.flatMap(({ rows }) => rows),
        (row) => callTable(table, () => table.upsertEntity(row, 'Replace')),
        { concurrency: AT_ONCE },
      );
      return Object.fromEntries(named.map(({ month, name }) => [month, name]));
    },

    async readMonths(partner, names) {
      const history = new Map<string, Map<string, Customer>>();
      for (const row of await listAll(partitionKeyOf(partner))) {
        const key = keys.read(row.rowKey);
        if (key === null || names.get(key.month) !== key.name) continue;
        const customers = history.get(key.month) ?? new Map<string, Customer>();
        history.set(key.month, customers);
        for (const customer of rowSchema.parse(readValue(row)).customers) customers.set(customer.tenantId, customer);
      }
      return history;
    },

    async sweep(partner, keeping, before) {
      for (const row of await listAll(partitionKeyOf(partner))) {
        const name = keys.read(row.rowKey)?.name;
        if (name !== undefined && keeping.has(name)) continue;
        const { at } = rowSchema.parse(readValue(row));
        if (at.epochMilliseconds >= before.epochMilliseconds) continue;
        await callTableUnlessConflict(table, () =>
          table.deleteEntity(row.partitionKey, row.rowKey, { etag: row.etag }),
        );
      }
    },
  };
}

function byTenantId(one: WrittenCustomer, other: WrittenCustomer): number {
  return one.tenantId < other.tenantId ? -1 : 1;
}

/** As few rows as hold the customers. */
function createRows(
  partitionKey: string,
  keyOf: (part: number) => string,
  customers: readonly WrittenCustomer[],
  at: Temporal.Instant,
): readonly Row[] {
  for (let parts = 1; ; parts *= 2) {
    const size = Math.max(1, Math.ceil(customers.length / parts));
    const rows = Array.from({ length: Math.max(1, Math.ceil(customers.length / size)) }, (_, part) =>
      createRowIfItFits(partitionKey, keyOf(part), {
        at,
        customers: customers.slice(part * size, (part + 1) * size),
      }),
    );
    const fitting = rows.filter((row) => row !== null);
    if (fitting.length === rows.length) return fitting;
    if (size === 1) throw new RangeError(`The usage of one customer is too large to be stored: ${keyOf(0)}`);
  }
}

import { hash } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import pMap from 'p-map';
import type { Temporal } from 'temporal-polyfill';
import { writeCustomer } from '../../../partner/usageFile.ts';
import type { UsageStore } from '../../../partner/usageStore.ts';
import type { CustomerMonth } from '../../../usage/usageHistory.ts';
import { callTable, callTableUnlessConflict } from '../callTable.ts';
import { partitionKeyOf, readUsageKey, USAGE_BELOW, USAGE_FROM, usageKeyOf } from '../keys.ts';
import { listRows } from '../listRows.ts';
import { createRowIfItFits, type Row, readValue } from '../row.ts';
import { usageRowSchema } from './usageSchema.ts';

const AT_ONCE = 4;

/** Usage in the partition of its partner, so that it goes when that goes; a row a month, or several where one is too small. */
export function createUsageStore({ table }: { readonly table: TableClient }): UsageStore {
  const listAll = (partitionKey: string) =>
    listRows(table, odata`PartitionKey eq ${partitionKey} and RowKey ge ${USAGE_FROM} and RowKey lt ${USAGE_BELOW}`);

  return {
    async keepMonths(partner, months, at) {
      const partitionKey = partitionKeyOf(partner);
      const named = [...months].map(([month, usage]) => {
        const customers = [...usage.values()].map(writeCustomer).toSorted(byTenantId);
        const name = hash('sha256', JSON.stringify(customers), 'hex').slice(0, 24);
        return { month, name, rows: createRows(partitionKey, month, name, customers, at) };
      });
      await pMap(
        named.flatMap(({ rows }) => rows),
        (row) => callTable(table, () => table.upsertEntity(row, 'Replace')),
        { concurrency: AT_ONCE },
      );
      return Object.fromEntries(named.map(({ month, name }) => [month, name]));
    },

    async readMonths(partner, names) {
      const history = new Map<string, Map<string, CustomerMonth>>();
      for (const row of await listAll(partitionKeyOf(partner))) {
        const key = readUsageKey(row.rowKey);
        if (key === null || names.get(key.month) !== key.name) continue;
        const customers = history.get(key.month) ?? new Map<string, CustomerMonth>();
        history.set(key.month, customers);
        for (const customer of usageRowSchema.parse(readValue(row)).customers)
          customers.set(customer.tenantId, customer);
      }
      return history;
    },

    async sweep(partner, keeping, before) {
      for (const row of await listAll(partitionKeyOf(partner))) {
        const name = readUsageKey(row.rowKey)?.name;
        if (name !== undefined && keeping.has(name)) continue;
        const { at } = usageRowSchema.parse(readValue(row));
        if (at.epochMilliseconds >= before.epochMilliseconds) continue;
        await callTableUnlessConflict(table, () =>
          table.deleteEntity(row.partitionKey, row.rowKey, { etag: row.etag }),
        );
      }
    },
  };
}

type Written = ReturnType<typeof writeCustomer>;

function byTenantId(one: Written, other: Written): number {
  return one.tenantId < other.tenantId ? -1 : 1;
}

/** As few rows as hold the customers. */
function createRows(
  partitionKey: string,
  month: string,
  name: string,
  customers: readonly Written[],
  at: Temporal.Instant,
): readonly Row[] {
  for (let parts = 1; ; parts *= 2) {
    const size = Math.max(1, Math.ceil(customers.length / parts));
    const rows = Array.from({ length: Math.max(1, Math.ceil(customers.length / size)) }, (_, part) =>
      createRowIfItFits(partitionKey, usageKeyOf(month, name, part), {
        at,
        customers: customers.slice(part * size, (part + 1) * size),
      }),
    );
    const fitting = rows.filter((row) => row !== null);
    if (fitting.length === rows.length) return fitting;
    if (size === 1) throw new RangeError(`The usage of one customer in ${month} is too large to be stored`);
  }
}

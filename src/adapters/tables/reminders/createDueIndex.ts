import { hash } from 'node:crypto';
import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import { type Due, type DueIndex, noticeKey } from '../../../reminders/index.ts';
import { callTable } from '../callTable.ts';
import { createRow, storedRowSchema } from '../row.ts';
import { writeEach } from '../writeEach.ts';
import { createRowReader } from './createRowReader.ts';
import { dueSchema } from './reminderSchemas.ts';

const MOST_OF_A_PAGE = 1_000;
const HOUR_LENGTH = '2026-12-21T08'.length;

/** What is due when, a partition for each hour in UTC. The table need not exist. */
export function createDueIndex({ table, log }: { readonly table: TableClient; readonly log: Logger }): DueIndex {
  const readRow = createRowReader(log, (value) => dueSchema.parse(value));
  return {
    add: (entries) =>
      writeEach(
        table,
        entries.map((entry) => ['upsert', rowOf(entry)]),
      ),

    async list(until, most) {
      const at = keyOfInstant(until);
      const hour = at.slice(0, HOUR_LENGTH);
      const filter = odata`PartitionKey lt ${hour} or (PartitionKey eq ${hour} and RowKey lt ${`${at}}`})`;
      return callTable(table, async () => {
        const entries: Due[] = [];
        for await (const page of table
          .listEntities({ queryOptions: { filter } })
          .byPage({ maxPageSize: Math.min(most, MOST_OF_A_PAGE) })) {
          entries.push(...page.flatMap((row) => readRow(storedRowSchema.parse(row)) ?? []));
          if (entries.length >= most) break;
        }
        return entries.slice(0, most);
      });
    },

    remove: (entries) =>
      writeEach(
        table,
        entries.map((entry) => ['delete', rowOf(entry)]),
      ),
  };
}

function rowOf(entry: Due) {
  const at = keyOfInstant(entry.at);
  // What is due at one instant lies together by tenant, so that it becomes few messages of work rather than many.
  const rowKey = [at, digest(entry.tenantId), digest(identify(entry))].join('|');
  return createRow(at.slice(0, HOUR_LENGTH), rowKey, entry);
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** As long for every instant, so that text sorts as time does. */
function keyOfInstant(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}

function identify(entry: Due): string {
  switch (entry.for) {
    case 'notice':
      return JSON.stringify([entry.for, entry.tenantId, noticeKey(entry.notice), entry.place]);
    case 'watch':
      return JSON.stringify([entry.for, entry.tenantId]);
    case 'look back':
      return JSON.stringify([entry.for, entry.tenantId, entry.deliveries]);
  }
}

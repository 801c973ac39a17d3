import { hash, randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import type { Acquired, Leases } from '../../../reminders/index.ts';
import { callTableUnlessConflict } from '../callTable.ts';
import { createRow, readValue, storedRowSchema } from '../row.ts';
import { leaseSchema } from './reminderSchemas.ts';

const PARTITION = 'lease';

export interface LeasesParts {
  readonly table: TableClient;
  /** How long a lease lasts unless it is renewed. */
  readonly termMs: number;
  /** The wall clock: instances must agree on it to within a few seconds, as servers do. */
  now(): Temporal.Instant;
}

/** Leases as rows with the end of their term, taken over with the ETag of the row that has ended. */
export function createLeases({ table, termMs, now }: LeasesParts): Leases {
  return {
    termMs,

    async acquire(name) {
      const rowKey = hash('sha256', name, 'base64url');
      const holder = randomUUID();
      const found = await callTableUnlessConflict(table, () => table.getEntity(PARTITION, rowKey));
      const stored = found === null ? null : storedRowSchema.parse(found);
      const lease = stored === null ? null : leaseSchema.parse(readValue(stored));
      if (lease !== null && Temporal.Instant.compare(lease.until, now()) > 0) return { kind: 'taken' };

      const create = (until: Temporal.Instant) => createRow(PARTITION, rowKey, { holder, until });
      const term = () => now().add({ milliseconds: termMs });
      const first = create(term());
      const written = await callTableUnlessConflict(table, () =>
        stored === null ? table.createEntity(first) : table.updateEntity(first, 'Replace', { etag: stored.etag }),
      );
      if (written?.etag === undefined) return { kind: 'taken' };

      let etag = written.etag;
      const rewrite = async (until: Temporal.Instant) => {
        const renewed = await callTableUnlessConflict(table, () =>
          table.updateEntity(create(until), 'Replace', { etag }),
        );
        if (renewed?.etag === undefined) return false;
        etag = renewed.etag;
        return true;
      };
      return {
        kind: 'held',
        renew: () => rewrite(term()),
        release: async () => void (await rewrite(now())),
      } satisfies Acquired;
    },
  };
}

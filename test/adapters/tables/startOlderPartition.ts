import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';

const rowSchema = z.looseObject({ partitionKey: z.string(), rowKey: z.string() });
const notesSchema = z.record(z.string(), z.looseObject({}));

const fixtureSchema = z.object({
  /** As the version stored them that kept members, chats and their marks among the facts. */
  rows: z.array(rowSchema),
  /** What that version read in them. */
  read: z.object({
    record: z.looseObject({}),
    members: notesSchema,
    chats: notesSchema,
    languages: notesSchema,
    marks: z.array(z.string()),
    places: z.array(z.looseObject({ address: z.looseObject({ place: z.string() }).nullable() })),
  }),
});

const text = readFileSync(join(import.meta.dirname, 'fixtures/olderPartition.json'), 'utf8');
const [{ partitionKey: TENANT } = { partitionKey: '' }] = fixtureSchema.parse(JSON.parse(text)).rows;

/** Writes the partition of an older version for a tenant that no other test knows. Its people are called `ana@<tenant>`. */
export async function startOlderPartition(table: TableClient) {
  const tenantId = randomUUID();
  // Keys that stand for ids of people are hashes of them, so each person keeps the tenant in their id.
  const { rows, read } = fixtureSchema.parse(JSON.parse(text));
  await table.createTable();
  for (const row of rows) {
    await table.createEntity({ ...row, partitionKey: row.partitionKey.replace(TENANT, tenantId) });
  }
  return { tenantId, person: (name: string) => `${name}@${TENANT}`, read };
}

import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import type { PartnerStore } from '../../partner/store.ts';
import { withStrays } from '../../partner/strays.ts';
import { callTableUnlessConflict } from './callTable.ts';
import { changePartner } from './changePartner.ts';
import { createFactsMemory } from './factsMemory.ts';
import { changeKeyOf, isChangeId, markKeyOf, partitionKeyOf } from './keys.ts';
import { listChanges, readChangeRow } from './listChanges.ts';
import { removeRows } from './listRows.ts';
import { listStates } from './listStates.ts';
import { moveStrays } from './moveStrays.ts';
import { areSame, readFacts, type StoredFacts } from './readFacts.ts';
import { findPlace } from './readPlace.ts';
import { createRow, storedRowSchema } from './row.ts';

// Longer than a client of the storage waits for an answer.
const SETTLE_MS = 5_000;

export interface PartnerStoreParts {
  readonly table: TableClient;
  readonly log: Logger;
  /** How long what is moved stays at its old place, too. */
  readonly settleMs?: number;
}

/** Partners in one Azure table: a partition each, a row a fact. The table need not exist. */
export function createPartnerStore({ table, log, settleMs = SETTLE_MS }: PartnerStoreParts): PartnerStore {
  const moving = new Set<string>();
  const memory = createFactsMemory();

  /** What an older version left among the facts is moved beside the turn, which has read it already. */
  async function readAndTidy(partitionKey: string): Promise<StoredFacts> {
    const facts = await readFacts(table, partitionKey, log);
    if (facts.strays.length > 0 && !moving.has(partitionKey)) {
      moving.add(partitionKey);
      void moveStrays({ table, partitionKey, log, settleMs }, facts.strays)
        .catch((error: unknown) => log.warn({ err: error }, 'What an older version kept could not be moved yet'))
        .finally(() => moving.delete(partitionKey));
    }
    return facts;
  }

  /** Reads the people again only where somebody has changed something: in a large company they are many. */
  async function recall(partitionKey: string): Promise<StoredFacts> {
    const known = memory.find(partitionKey);
    if (known !== undefined && (await areSame(table, partitionKey, known))) return known;
    const facts = await readAndTidy(partitionKey);
    if (facts.strays.length > 0) memory.drop(partitionKey);
    else memory.keep(partitionKey, facts);
    return facts;
  }

  return {
    async read(partner) {
      return (await readAndTidy(partitionKeyOf(partner))).page;
    },

    async readTurn(tenantId, { place, userId }) {
      const partitionKey = partitionKeyOf({ tenantId, sampleOf: null });
      const [{ page }, chat, person] = await Promise.all([
        recall(partitionKey),
        findPlace(table, partitionKey, place, log),
        place === userId ? null : findPlace(table, partitionKey, userId, log),
      ]);
      const here = withStrays(place, chat, page);
      return { record: page.record, chat: here, person: person === null ? here : withStrays(userId, person, page) };
    },

    change(partner, operation, decide) {
      const partitionKey = partitionKeyOf(partner);
      const partition = { table, partitionKey, readFacts: () => readFacts(table, partitionKey, log) };
      return changePartner(partition, operation, decide);
    },

    listChanges: (partner, { before, most }) =>
      listChanges({ table, partitionKey: partitionKeyOf(partner) }, before, most),

    listStates: (partner, from) => listStates({ table, partitionKey: partitionKeyOf(partner) }, from),

    async readChange(partner, id) {
      if (!isChangeId(id)) return null;
      const key = changeKeyOf(id);
      const row = await callTableUnlessConflict(table, () => table.getEntity(partitionKeyOf(partner), key));
      return row === null ? null : readChangeRow(storedRowSchema.parse(row));
    },

    async setMark(partner, mark) {
      const row = createRow(partitionKeyOf(partner), markKeyOf(mark), { mark });
      return (await callTableUnlessConflict(table, () => table.createEntity(row))) !== null;
    },

    async clearMark(partner, mark) {
      await callTableUnlessConflict(table, () => table.deleteEntity(partitionKeyOf(partner), markKeyOf(mark)));
    },

    async clearSample(partner) {
      if (partner.sampleOf === null) throw new Error('Only a sample can be cleared, never real numbers');
      await removeRows(table, odata`PartitionKey eq ${partitionKeyOf(partner)}`);
    },
  };
}

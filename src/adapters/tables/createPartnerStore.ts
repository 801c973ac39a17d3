import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import type { PartnerStore } from '../../partner/store.ts';
import { callTable, callTableUnlessConflict } from './callTable.ts';
import { changePartner } from './changePartner.ts';
import { changeKeyOf, chatKeyOf, isChangeId, languageKeyOf, markKeyOf, memberKeyOf, partitionKeyOf } from './keys.ts';
import { listChanges, readChangeRow } from './listChanges.ts';
import { removeRows } from './listRows.ts';
import { listStates } from './listStates.ts';
import { readFacts } from './readFacts.ts';
import { createRow, storedRowSchema } from './row.ts';

/** Partners in one Azure table: a partition each, a row a fact. The table need not exist. */
export function createPartnerStore({
  table,
  log,
}: {
  readonly table: TableClient;
  readonly log: Logger;
}): PartnerStore {
  return {
    async read(partner) {
      return (await readFacts(table, partitionKeyOf(partner), log)).page;
    },

    change(partner, operation, decide) {
      const partitionKey = partitionKeyOf(partner);
      const partition = { table, partitionKey, readFacts: () => readFacts(table, partitionKey, log) };
      return changePartner(partition, operation, decide);
    },

    async noteMember(partner, userId, note) {
      const row = createRow(partitionKeyOf(partner), memberKeyOf(userId), { userId, ...note });
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
    },

    async noteLanguage(partner, userId, note) {
      const row = createRow(partitionKeyOf(partner), languageKeyOf(userId), { userId, ...note });
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
    },

    async noteChat(partner, chatId, note) {
      const row = createRow(partitionKeyOf(partner), chatKeyOf(chatId), { chatId, ...note });
      await callTable(table, () => table.upsertEntity(row, 'Replace'));
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

// The least that an answer from storage can cost on these libraries: one query of the partner's facts, and the card that
// the bot answers with, from a compiled template and data that were worked out beforehand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { odata, TableClient } from '@azure/data-tables';
import { Template } from 'adaptivecards-templating';
import { CardFactory } from 'botbuilder';
import { serve } from './serve.ts';

const { AZURE_STORAGE_CONNECTION_STRING = '', PARTITION = '', CARD_DATA = '' } = process.env;

const table = TableClient.fromConnectionString(AZURE_STORAGE_CONNECTION_STRING, 'partners', {
  allowInsecureConnection: true,
});
const template = new Template(JSON.parse(readFileSync(join(import.meta.dirname, '../../cards/area.json'), 'utf8')));
const data = JSON.parse(CARD_DATA);
const filter = odata`PartitionKey eq ${PARTITION} and RowKey ge ${'fact|'} and RowKey lt ${'fact}'}`;

await serve(async (context) => {
  const rows: unknown[] = [];
  for await (const row of table.listEntities({ queryOptions: { filter } })) rows.push(row);
  const card = template.expand({ $root: data });
  await context.sendActivity({ summary: `${rows.length} rows`, attachments: [CardFactory.adaptiveCard(card)] });
});

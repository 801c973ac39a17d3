import { odata, type TableClient } from '@azure/data-tables';
import type { Logger } from 'pino';
import { type Place, UNKNOWN_PLACE } from '../../partner/places.ts';
import { placeRowsOf, readPlaceKey } from './keys.ts';
import { listRows } from './listRows.ts';
import {
  addressSchema,
  audienceSchema,
  languageSchema,
  memberSchema,
  reminderSchema,
  toldSchema,
} from './placeSchemas.ts';
import { readValue, type StoredRow } from './row.ts';
import { markSchema } from './schemas.ts';

const REMADE = new Set(['audience', 'member', 'language', 'mark']);

/** All that is kept of one chat and of the person whose personal chat it is, by one query. */
export async function findPlace(table: TableClient, partitionKey: string, place: string, log: Logger): Promise<Place> {
  const { from, below } = placeRowsOf(place);
  return readPlace(
    await listRows(table, odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${below}`),
    log,
  );
}

/** A row that cannot be read is logged and passed over: an address comes again with the next message. */
export function readPlace(rows: readonly StoredRow[], log: Logger): Place {
  let place = UNKNOWN_PLACE;
  for (const row of rows) {
    const part = readPlaceKey(row.rowKey)?.part ?? '';
    try {
      place = { ...place, ...readPart(place, part, row) };
    } catch (error) {
      log.error({ partition: row.partitionKey, row: row.rowKey, err: error }, 'A stored row of a chat cannot be read');
      if (!REMADE.has(part)) place = { ...place, isWhole: false };
    }
  }
  return place;
}

function readPart({ marks }: Place, part: string, row: StoredRow): Partial<Place> {
  const value = readValue(row);
  switch (part) {
    case 'address':
      return { address: addressSchema.parse(value) };
    case 'reminder':
      return { reminder: reminderSchema.parse(value) };
    case 'told':
      return { told: toldSchema.parse(value) };
    case 'audience': {
      const { chatId: _, ...audience } = audienceSchema.parse(value);
      return { audience };
    }
    case 'member': {
      const { userId: _, ...member } = memberSchema.parse(value);
      return { member };
    }
    case 'language': {
      const { userId: _, ...language } = languageSchema.parse(value);
      return { language };
    }
    case 'mark':
      return { marks: new Set([...marks, markSchema.parse(value).mark]) };
    default:
      throw new Error('This version knows no such rows');
  }
}

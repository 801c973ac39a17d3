import { RestError, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { StorageAway } from '../../partner/store.ts';

// The SDK puts the code of a failed transaction into `code`, that of any other call into the details.
const codeSchema = z.union([
  z.object({ code: z.string() }).transform(({ code }) => code),
  z
    .object({ details: z.object({ odataError: z.object({ code: z.string() }) }) })
    .transform(({ details }) => details.odataError.code),
]);

const THROTTLED = [408, 429];
const CONFLICTS = [404, 409, 412];

/**
 * Makes one call. A table that is missing is created first, whenever that is: storage may be emptied or replaced
 * while the bot runs. Rejects with `StorageAway` when there was no answer, or one that says "later".
 */
export async function callTable<T>(table: TableClient, call: () => Promise<T>): Promise<T> {
  try {
    return await call().catch(async (error: unknown) => {
      if (readCode(error) !== 'TableNotFound') throw error;
      await table.createTable();
      return call();
    });
  } catch (error) {
    throw isAway(error) ? new StorageAway(error) : error;
  }
}

/** Like `callTable`; null when a row is not as the call expects: it exists, has gone or was changed meanwhile. */
export async function callTableUnlessConflict<T>(table: TableClient, call: () => Promise<T>): Promise<T | null> {
  return callTable(table, call).catch((error: unknown) => {
    if (error instanceof RestError && CONFLICTS.includes(error.statusCode ?? 0)) return null;
    throw error;
  });
}

function isAway(error: unknown): boolean {
  if (!(error instanceof RestError)) return error instanceof Error && error.name === 'AbortError';
  // A table that is being deleted cannot be created again for some seconds.
  if (error.statusCode === undefined || readCode(error) === 'TableBeingDeleted') return true;
  return error.statusCode >= 500 || THROTTLED.includes(error.statusCode);
}

function readCode(error: unknown): string | undefined {
  return codeSchema.safeParse(error).data;
}

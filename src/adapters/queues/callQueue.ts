import { type QueueClient, RestError } from '@azure/storage-queue';
import { StorageAway } from '../../partner/store.ts';

// The client has no time limit of its own: a queue that accepts and stays silent would hold an instance for ever.
const LIMIT_MS = 8_000;

/** A queue that is missing is created first, whenever that is. Rejects with `StorageAway` when there was no answer. */
export async function callQueue<T>(queue: QueueClient, call: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT_MS);
  try {
    return await call(limit.signal).catch(async (error: unknown) => {
      if (!(error instanceof RestError) || error.code !== 'QueueNotFound') throw error;
      await queue.createIfNotExists({ abortSignal: limit.signal });
      return call(limit.signal);
    });
  } catch (error) {
    throw isAway(error) ? new StorageAway(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

function isAway(error: unknown): boolean {
  if (!(error instanceof RestError)) return error instanceof Error && error.name === 'AbortError';
  return error.statusCode === undefined || error.statusCode >= 500 || [408, 429].includes(error.statusCode);
}

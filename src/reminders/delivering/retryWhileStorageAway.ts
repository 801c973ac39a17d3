import { setTimeout as wait } from 'node:timers/promises';
import { StorageAway } from '../../partner/store.ts';

const PAUSE_MS = 500;

/**
 * Asks storage until it answers: what became of a message is known to nobody else, and if it were forgotten the message
 * would be sent again. Rejects with `StorageAway` only when there is no more time for it.
 */
export async function retryWhileStorageAway<T>(parts: { isStopping(): boolean }, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StorageAway) || parts.isStopping()) throw error;
      await wait(PAUSE_MS);
    }
  }
}

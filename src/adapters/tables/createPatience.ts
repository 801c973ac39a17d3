import { setTimeout as wait } from 'node:timers/promises';
import { StorageAway } from '../../partner/store.ts';

// Far above what fifty people need who change the same row at once; it only ends what would go on for ever.
const CONTENTION_LIMIT_MS = 60_000;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;

/**
 * For whoever was not quick enough and tries again: waits longer each time, and by chance, so that those who met do not
 * meet again. The wait rejects with `StorageAway` once it has all gone on for a minute.
 */
export function createPatience(): () => Promise<void> {
  const began = performance.now();
  let round = 0;
  return async () => {
    if (performance.now() - began > CONTENTION_LIMIT_MS)
      throw new StorageAway(new Error('Others kept changing the same rows'));
    await wait(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** round));
    round += 1;
  };
}

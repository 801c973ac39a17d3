import { DatabaseSync } from 'node:sqlite';

// SQLite's own code for "somebody else holds this file".
const SQLITE_BUSY = 5;

/**
 * Holds `path` for this process alone until `release`, or says `taken` after `waitMs` of blocking.
 * The operating system lets go of the file when the process dies, however it dies, so no lock is ever stale and no pid is
 * ever mistaken for another's: that is why this is a SQLite file and not a text file with a pid in it.
 */
export function holdLock(path: string, waitMs: number): { kind: 'held'; release(): void } | { kind: 'taken' } {
  const database = new DatabaseSync(path, { timeout: waitMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return { kind: 'taken' };
    throw error;
  }
  return { kind: 'held', release: () => database.close() };
}

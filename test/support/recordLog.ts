import type { Logger } from 'pino';
import { createLog } from '../../src/adapters/log/createLog.ts';

/** A log of every level whose lines a test can read. */
export function recordLog(secrets: readonly string[] = []): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  const log = createLog({ level: 'trace', format: 'json', secrets, write: (text) => lines.push(text) });
  return { log, lines };
}

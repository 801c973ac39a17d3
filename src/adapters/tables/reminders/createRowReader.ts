import type { Logger } from 'pino';
import { readValue, type StoredRow } from '../row.ts';

/**
 * Reads rows whose values `parse` accepts; null for the others, which must not keep what stands beside them from going
 * on. They stay where they are, because a newer version may know them, and are reported once.
 */
export function createRowReader<T>(log: Logger, parse: (value: unknown) => T): (row: StoredRow) => T | null {
  const reported = new Set<string>();
  return (row) => {
    try {
      return parse(readValue(row));
    } catch (error) {
      const { partitionKey, rowKey } = row;
      const name = `${partitionKey} ${rowKey}`;
      if (!reported.has(name)) {
        log.error({ err: error, partition: partitionKey, row: rowKey, alarm: true }, 'A stored row cannot be read');
      }
      reported.add(name);
      return null;
    }
  };
}

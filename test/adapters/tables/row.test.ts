import { describe, expect, it } from 'vitest';
import { createRow, readValue } from '../../../src/adapters/tables/row.ts';

function listPieces(value: unknown): string[] {
  const row = createRow('tenant', 'key', value);
  return Object.entries(row).flatMap(([name, piece]) => (name.startsWith('json') ? [String(piece)] : []));
}

describe('a long value', () => {
  it.each(['', 'x'])(
    'is cut into properties that storage takes, never inside of a character (%j in front)',
    (front) => {
      const text = front + '😀'.repeat(100_000);
      const pieces = listPieces(text);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(32_768);
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
      expect(readValue({ ...createRow('tenant', 'key', text), etag: '' })).toBe(text);
    },
  );

  it('is refused where it would make the row larger than 1 MiB', () => {
    expect(() => createRow('tenant', 'key', 'x'.repeat(524_288))).toThrow('too large');
    expect(listPieces('x'.repeat(500_000)).length).toBeGreaterThan(1);
  });
});

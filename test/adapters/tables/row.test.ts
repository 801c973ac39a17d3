import { describe, expect, it } from 'vitest';
import { createRow, readValue } from '../../../src/adapters/tables/row.ts';
import { createNoise } from './startStore.ts';

function listPieces(value: unknown): string[] {
  const row = createRow('tenant', 'key', value);
  return Object.entries(row).flatMap(([name, piece]) => (name.startsWith('json') ? [String(piece)] : []));
}

describe('a long value', () => {
  it.each(['', 'x'])(
    'is cut into properties that storage takes, never inside of a character (%j in front)',
    (front) => {
      const text = front + '😀'.repeat(30_000);
      const pieces = listPieces(text);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(32_768);
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
      expect(readValue({ ...createRow('tenant', 'key', text), etag: '' })).toBe(text);
    },
  );

  it('is packed where it is longer still, and read back as it was', () => {
    const text = `${'😀'.repeat(100_000)}\u2028${createNoise(200_000)}`;
    const row = createRow('tenant', 'key', text);
    const pieces = Object.values(row).filter((piece) => piece instanceof Uint8Array);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(64 * 1024);
    expect(readValue({ ...row, etag: '' })).toBe(text);
  });

  it('is read as older versions wrote it, however long', () => {
    const json = JSON.stringify('x'.repeat(100_000));
    const pieces = (json.match(/.{1,32768}/g) ?? []).map((piece, index) => [`json${index}`, piece]);
    const row = { partitionKey: 'tenant', rowKey: 'key', etag: '', v: 1, ...Object.fromEntries(pieces) };
    expect(readValue(row)).toBe('x'.repeat(100_000));
  });

  it('is refused where it would make the row larger than 1 MiB', () => {
    expect(() => createRow('tenant', 'key', createNoise(1_600_000))).toThrow('too large');
  });
});

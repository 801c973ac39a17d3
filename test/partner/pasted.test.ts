import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../../src/partner/change.ts';
import { type PastedRow, pastedRowsSchema, planPaste } from '../../src/partner/pasted.ts';
import { EMPTY_RECORD } from '../../src/partner/record.ts';

const day = fc.constantFrom(undefined, '2026-01-01', '2026-06-01', '2027-01-01');
const rowArbitrary = fc.record({
  line: fc.integer({ min: 1, max: 500 }),
  name: fc.constantFrom('Ana', 'Ana García', 'ANA GARCIA', 'Ana Garcja', 'Luis Vega', 'Luis', 'Eva Prat', 'Nil Roca'),
  mail: fc.constantFrom(null, 'ana@contoso.com', 'luis@contoso.com', 'eva@contoso.com'),
  certification: fc.constantFrom('azure-administrator-associate', 'azure-solutions-architect-expert'),
  earned: day,
  expires: day,
});
const rowsArbitrary = fc.array(rowArbitrary, { maxLength: 30 });
const choice = fc.constantFrom('new', 'left out');

function row(line: number, name: string, more: Partial<PastedRow> = {}): PastedRow {
  return { line, name, mail: null, certification: 'azure-solutions-architect-expert', ...more };
}

function people(rows: readonly PastedRow[], similarAre: 'new' | 'left out' = 'new') {
  return applyChange(EMPTY_RECORD, planPaste(EMPTY_RECORD, rows, similarAre).change).people;
}

describe('any list', () => {
  test('leaves nothing to change once all of it was saved', () => {
    fc.assert(
      fc.property(rowsArbitrary, rowsArbitrary, (before, rows) => {
        const record = applyChange(EMPTY_RECORD, planPaste(EMPTY_RECORD, before, 'new').change);
        const saved = applyChange(record, planPaste(record, rows, 'new').change);
        expect(planPaste(saved, rows, 'left out').change).toEqual([]);
      }),
    );
  });

  test('never takes a certification or a person away, and never gives two people one mail', () => {
    fc.assert(
      fc.property(rowsArbitrary, rowsArbitrary, choice, (before, rows, similarAre) => {
        const record = applyChange(EMPTY_RECORD, planPaste(EMPTY_RECORD, before, 'new').change);
        const after = applyChange(record, planPaste(record, rows, similarAre).change).people;
        for (const person of record.people) {
          const now = after.find(({ id }) => id === person.id);
          const held = now?.certifications.map(({ certification }) => certification);
          expect(held).toEqual(expect.arrayContaining(person.certifications.map(({ certification }) => certification)));
        }
        const mails = after.flatMap(({ mail }) => mail ?? []);
        expect(new Set(mails).size).toBe(mails.length);
      }),
    );
  });

  test('comes back from storage as it was', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        expect(pastedRowsSchema.parse(JSON.parse(JSON.stringify(rows)))).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
    );
  });
});

test('of several entries for one certification the one that lasts longest counts, whatever the order', () => {
  const rows = [
    row(1, 'Ana', { earned: '2026-01-01', expires: '2027-01-01' }),
    row(2, 'Ana', { earned: '2024-01-01', expires: '2025-01-01' }),
  ];
  for (const order of [rows, rows.toReversed()]) {
    expect(people(order)[0]?.certifications).toMatchObject([{ earned: '2026-01-01', expires: '2027-01-01' }]);
  }
});

test('a similar name is told once, and is left out or a new person', () => {
  const rows = [row(1, 'Ana García'), row(2, 'Ana'), row(3, 'Ana', { certification: 'azure-administrator-associate' })];
  expect(planPaste(EMPTY_RECORD, rows, 'left out').similar).toMatchObject([{ line: 2, name: 'Ana' }]);
  expect(people(rows, 'left out').map(({ name }) => name)).toEqual(['Ana García']);
  expect(people(rows, 'new').map(({ name, certifications }) => [name, certifications.length])).toEqual([
    ['Ana García', 1],
    ['Ana', 2],
  ]);
});

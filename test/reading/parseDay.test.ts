import { expect, test } from 'vitest';
import { parseDay } from '../../src/reading/parseDay.ts';

test.each([
  ['2026-03-01', '2026-03-01'],
  ['2026-3-1', '2026-03-01'],
  ['1 March 2026', '2026-03-01'],
  ['1st of March 2026', '2026-03-01'],
  ['1 de marzo de 2026', '2026-03-01'],
  ['March 1, 2026', '2026-03-01'],
  ['31-dic-2026', '2026-12-31'],
  ['21/03/2026', '2026-03-21'],
  ['03/21/2026', '2026-03-21'],
  ['29 Feb 2028', '2028-02-29'],
])('reads "%s"', (text, day) => {
  expect(parseDay(text)).toBe(day);
});

test.each(['03/04/2026', '2026-02-30', '29 Feb 2026', '32/01/2026', 'tomorrow', '', '1 Foo 2026'])(
  'does not guess "%s"',
  (text) => {
    expect(parseDay(text)).toBeNull();
  },
);

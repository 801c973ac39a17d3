import { describe, expect, test } from 'vitest';
import { dayOrderOf, findDayOrder, parseDay, parseSerialDay } from '../../src/reading/parseDay.ts';

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
  ['01.03.2026', '2026-03-01'],
  ['1.3.26', '2026-03-01'],
  ['21.3.2026 00:00:00', '2026-03-21'],
  ['05/05/2026', '2026-05-05'],
])('reads "%s"', (text, day) => {
  expect(parseDay(text)).toBe(day);
});

test.each([
  '03/04/2026',
  '2026-02-30',
  '29 Feb 2026',
  '32/01/2026',
  'tomorrow',
  '',
  '1 Foo 2026',
  '03.21.2026',
  '46082',
])('does not guess "%s"', (text) => {
  expect(parseDay(text)).toBeNull();
});

describe('the order of a list', () => {
  test.each([
    [['03/04/2026', '21/04/2026'], 'day first'],
    [['03/04/2026', '4/21/26'], 'month first'],
    [['03-04-2026', '21-04-2026'], 'day first'],
  ] as const)('is told by the days of %j that can be read one way only', (texts, order) => {
    expect(findDayOrder(texts)).toEqual({ order, open: null });
  });

  test('is open where none tells, by the first that can be read in two ways', () => {
    expect(findDayOrder(['05/05/2026', 'earned 03/04/2026', '1/2/26'])).toEqual({ order: null, open: '03/04/2026' });
  });

  test.each([
    [[]],
    [['2026-03-04', '3.4.2026', '3 April 2026', '45/45/2026']],
    [['21/04/2026', '04/21/2026', '3/4/26']],
  ])('is neither told nor open in %j', (texts) => {
    expect(findDayOrder(texts)).toEqual({ order: null, open: null });
  });

  test.each([
    ['en-US', 'month first'],
    ['en-GB', 'day first'],
    ['es-ES', 'day first'],
    ['de', 'day first'],
    ['pt-BR', 'day first'],
    ['en', null],
    ['ja-JP', null],
    ['xx-nonsense', null],
    ['', null],
    [null, null],
  ])('in the locale %s is %s', (locale, order) => {
    expect(dayOrderOf(locale)).toBe(order);
  });
});

test.each([
  ['46082', '2026-03-01'],
  ['46082.75', '2026-03-01'],
  ['36526', '2000-01-01'],
  ['73050', '2099-12-31'],
  ['36525', null],
  ['73051', null],
  ['4608', null],
  ['AZ-305', null],
])('the number %s of a spreadsheet is %s', (text, day) => {
  expect(parseSerialDay(text)).toBe(day);
});

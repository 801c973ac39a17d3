import { describe, expect, test } from 'vitest';
import { PROGRAMME_FEES } from '../../src/scoring/programmeFees.ts';
import {
  enrolmentTrack,
  lastQualifiedIn,
  nextAnniversary,
  qualifiedUntil,
  renewableUntil,
  windowOfAnniversary,
  windowOn,
} from '../../src/scoring/qualificationWindow.ts';

describe('the window', () => {
  test('T19: not enrolled, it is the month so far and the five before it', () => {
    expect(windowOn('2024-08-15')).toEqual({ from: '2024-03-01', to: '2024-08-15' });
  });

  test('T20: enrolled, it is the month of the anniversary and the five before it', () => {
    expect(windowOfAnniversary('2024-08-15')).toEqual({ from: '2024-03-01', to: '2024-08-31' });
  });

  test('T46: it spans a new year, and the renewal is open for 30 days', () => {
    expect(windowOfAnniversary('2027-02-10')).toEqual({ from: '2026-09-01', to: '2027-02-28' });
    expect(renewableUntil('2027-02-10')).toBe('2027-03-12');
  });

  test.each([
    ['2026-08-31', '2026-03-01'],
    ['2028-02-29', '2027-09-01'],
    ['2026-12-01', '2026-07-01'],
  ])('of %s it starts on %s, whatever the length of the months', (day, from) => {
    expect(windowOn(day).from).toBe(from);
  });
});

describe('T45: qualified on 2026-07-20 and not since', () => {
  const periods = [{ from: '2026-07-20', to: '2026-07-20', total: 72 }];
  const last = { day: '2026-07-20', total: 72 };

  test('counts until the day leaves the window', () => {
    expect(lastQualifiedIn(windowOn('2026-11-22'), periods)).toEqual(last);
    expect(qualifiedUntil('2026-07-20')).toBe('2026-12-31');
    expect(lastQualifiedIn(windowOn('2026-12-31'), periods)).toEqual(last);
    expect(lastQualifiedIn(windowOn('2027-01-01'), periods)).toBeNull();
    expect(lastQualifiedIn(windowOn('2027-01-05'), periods)).toBeNull();
  });
});

describe('the last day on which it qualified', () => {
  const window = { from: '2026-06-01', to: '2026-11-22' };

  test.each([
    ['2026-01-10', '2026-05-31', null],
    ['2026-01-10', '2026-06-01', '2026-06-01'],
    ['2026-11-22', '2026-12-31', '2026-11-22'],
    ['2026-11-23', '2026-12-31', null],
  ])('of a period from %s to %s is %s', (from, to, day) => {
    expect(lastQualifiedIn(window, [{ from, to, total: 70 }])?.day ?? null).toBe(day);
  });

  test('is that of the latest period, with its total', () => {
    const periods = [
      { from: '2026-08-01', to: '2026-08-09', total: 90 },
      { from: '2026-07-01', to: '2026-07-31', total: 70 },
    ];
    expect(lastQualifiedIn(window, periods)).toEqual({ day: '2026-08-09', total: 90 });
  });
});

describe('T47: the track of an enrolment', () => {
  test('is SMB with one month of it, and Enterprise only with none', () => {
    const months = ['enterprise', 'enterprise', 'smb', 'enterprise', 'enterprise', 'enterprise'] as const;
    expect(enrolmentTrack(months)).toBe('smb');
    expect(enrolmentTrack(months.map(() => 'enterprise'))).toBe('enterprise');
  });
});

describe('the next anniversary', () => {
  test.each([
    ['2026-11-22', '2027-02-10'],
    ['2027-02-10', '2027-02-10'],
    ['2027-03-12', '2027-02-10'],
    ['2027-03-13', '2028-02-10'],
  ])('on %s is %s', (day, next) => {
    expect(nextAnniversary('2027-02-10', day)).toBe(next);
  });

  test('of a leap day comes back on leap days', () => {
    expect(nextAnniversary('2024-02-29', '2027-12-01')).toBe('2028-02-29');
  });
});

test('the fees are told with where they are from', () => {
  expect(PROGRAMME_FEES.now).toMatchObject({ usdPerYear: 4875, certainty: 'likely' });
  expect(PROGRAMME_FEES.before).toMatchObject({ usdPerYear: 4730, certainty: 'certain' });
});

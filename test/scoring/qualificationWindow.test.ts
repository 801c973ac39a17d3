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
  const observed = [
    { day: '2026-07-20', qualified: true },
    { day: '2026-08-20', qualified: false },
    { day: '2026-11-20', qualified: false },
  ];

  test('counts until the day leaves the window', () => {
    expect(lastQualifiedIn(windowOn('2026-11-22'), observed)).toBe('2026-07-20');
    expect(qualifiedUntil('2026-07-20')).toBe('2026-12-31');
    expect(lastQualifiedIn(windowOn('2026-12-31'), observed)).toBe('2026-07-20');
    expect(lastQualifiedIn(windowOn('2027-01-01'), observed)).toBeNull();
    expect(lastQualifiedIn(windowOn('2027-01-05'), observed)).toBeNull();
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

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isStillDue, nextOccasion, nextTimeOfDay, type Schedule } from '../../../src/reminders/schedule/occasions.ts';

const usual: Schedule = {
  day: 21,
  time: '09:00',
  timeZone: 'Europe/Madrid',
  snooze: null,
  skipped: [],
  since: '2026-01-01T00:00:00Z',
};
const instant = Temporal.Instant.from;

function next(after: string, changes: Partial<Schedule> = {}): string {
  const { kind, period, at } = nextOccasion({ ...usual, ...changes }, instant(after));
  return `${kind} ${period} ${at}`;
}

describe('the monthly reminder', () => {
  test('comes on its day at its time, where the person is', () => {
    expect(next('2026-12-01T00:00:00Z')).toBe('monthly 2026-12 2026-12-21T08:00:00Z');
    expect(next('2026-12-01T00:00:00Z', { timeZone: 'America/New_York' })).toBe('monthly 2026-12 2026-12-21T14:00:00Z');
    expect(next('2026-12-01T00:00:00Z', { timeZone: 'Asia/Kolkata' })).toBe('monthly 2026-12 2026-12-21T03:30:00Z');
  });

  test('comes a month later from the very instant on', () => {
    expect(next('2026-12-21T07:59:59.999Z')).toBe('monthly 2026-12 2026-12-21T08:00:00Z');
    expect(next('2026-12-21T08:00:00Z')).toBe('monthly 2027-01 2027-01-21T08:00:00Z');
  });

  test.each([
    ['2026-02-01T00:00:00Z', 'monthly 2026-02 2026-02-28T08:00:00Z'],
    ['2028-02-01T00:00:00Z', 'monthly 2028-02 2028-02-29T08:00:00Z'],
    ['2026-04-01T00:00:00Z', 'monthly 2026-04 2026-04-30T07:00:00Z'],
    ['2026-12-01T00:00:00Z', 'monthly 2026-12 2026-12-31T08:00:00Z'],
  ])('of the 31st comes on the last day of a shorter month (after %s)', (after, expected) => {
    expect(next(after, { day: 31 })).toBe(expected);
  });

  test('keeps its time of day through daylight saving', () => {
    expect(next('2026-03-22T00:00:00Z', { day: 28 })).toBe('monthly 2026-03 2026-03-28T08:00:00Z');
    expect(next('2026-03-28T20:00:00Z', { day: 29 })).toBe('monthly 2026-03 2026-03-29T07:00:00Z');
  });

  test('of an hour that daylight saving leaves out comes an hour later', () => {
    expect(next('2026-03-28T12:00:00Z', { day: 29, time: '02:30' })).toBe('monthly 2026-03 2026-03-29T01:30:00Z');
  });

  test('of an hour that comes twice comes the first time, once', () => {
    const at = { day: 25, time: '02:30' };
    expect(next('2026-10-24T12:00:00Z', at)).toBe('monthly 2026-10 2026-10-25T00:30:00Z');
    expect(next('2026-10-25T00:30:00Z', at)).toBe('monthly 2026-11 2026-11-25T01:30:00Z');
  });

  test('keeps to zones that are a day apart', () => {
    expect(next('2026-12-01T00:00:00Z', { day: 1, timeZone: 'Pacific/Kiritimati' })).toBe(
      'monthly 2027-01 2026-12-31T19:00:00Z',
    );
    expect(next('2026-12-01T00:00:00Z', { day: 1, timeZone: 'Pacific/Pago_Pago' })).toBe(
      'monthly 2026-12 2026-12-01T20:00:00Z',
    );
  });

  test('is not made up for from before it was asked for', () => {
    expect(next('2026-11-01T00:00:00Z', { since: '2026-11-21T12:00:00Z' })).toBe(
      'monthly 2026-12 2026-12-21T08:00:00Z',
    );
  });

  test('leaves out skipped months', () => {
    expect(next('2026-12-01T00:00:00Z', { skipped: ['2026-12', '2027-01'] })).toBe(
      'monthly 2027-02 2027-02-21T08:00:00Z',
    );
  });
});

describe('a snoozed reminder', () => {
  const snooze = { from: '2026-12-21T08:05:00Z', until: '2026-12-28' };

  test('comes at its time on the day until which it was put off, and then the usual ones', () => {
    expect(next('2026-12-21T08:06:00Z', { snooze })).toBe('snoozed 2026-12-28 2026-12-28T08:00:00Z');
    expect(next('2026-12-28T08:00:00Z', { snooze })).toBe('monthly 2027-01 2027-01-21T08:00:00Z');
  });

  test('stands for the monthly one that falls into it', () => {
    const before = { from: '2026-12-18T10:00:00Z', until: '2026-12-25' };
    expect(next('2026-12-18T10:01:00Z', { snooze: before })).toBe('snoozed 2026-12-25 2026-12-25T08:00:00Z');
    expect(next('2026-12-25T08:00:00Z', { snooze: before })).toBe('monthly 2027-01 2027-01-21T08:00:00Z');
  });
});

test('an occasion is no longer due once the schedule was changed', () => {
  const occasion = nextOccasion(usual, instant('2026-12-01T00:00:00Z'));
  expect(isStillDue(usual, occasion)).toBe(true);
  for (const changed of [
    { day: 22 },
    { time: '10:00' },
    { timeZone: 'Europe/London' },
    { skipped: ['2026-12'] },
    { since: '2026-12-22T00:00:00Z' },
    { snooze: { from: '2026-12-20T00:00:00Z', until: '2026-12-27' } },
  ]) {
    expect(isStillDue({ ...usual, ...changed }, occasion), JSON.stringify(changed)).toBe(false);
  }
});

const zones = fc.constantFrom('Europe/Madrid', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
const schedules = fc.record({
  day: fc.integer({ min: 1, max: 31 }),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  timeZone: zones,
  snooze: fc.constant(null),
  skipped: fc.constant([]),
  since: fc.constant('2020-01-01T00:00:00Z'),
});
const instants = fc
  .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2036, 0) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

test('there is one reminder in each month, on the wanted day or the last of the month, never twice and never early', () => {
  fc.assert(
    fc.property(schedules, instants, (schedule, start) => {
      let at = start;
      const periods: string[] = [];
      for (let month = 0; month < 14; month += 1) {
        const occasion = nextOccasion(schedule, at);
        expect(Temporal.Instant.compare(occasion.at, at)).toBe(1);
        const local = occasion.at.toZonedDateTimeISO(schedule.timeZone);
        expect(local.day).toBe(Math.min(schedule.day, local.daysInMonth));
        expect(local.toPlainDate().toPlainYearMonth().toString()).toBe(occasion.period);
        expect(isStillDue(schedule, occasion)).toBe(true);
        periods.push(occasion.period);
        at = occasion.at;
      }
      const months = periods.map((period) => Temporal.PlainYearMonth.from(period));
      months.slice(1).forEach((month, index) => {
        expect(months[index]?.until(month).months).toBe(1);
      });
    }),
    { numRuns: 200 },
  );
});

test('the next time of day is within a day, whatever the zone does', () => {
  fc.assert(
    fc.property(schedules, instants, (schedule, after) => {
      const at = nextTimeOfDay(schedule, after);
      expect(Temporal.Instant.compare(at, after)).toBe(1);
      expect(after.until(at).total('hours')).toBeLessThanOrEqual(25);
    }),
  );
});

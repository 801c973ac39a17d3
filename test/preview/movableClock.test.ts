import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type MovableClock, startMovableClock } from '../../preview/clock/movableClock.ts';
import { moveClock } from '../../preview/clock/moveClock.ts';
import { connectTables } from '../../src/adapters/storage/connectTables.ts';
import { createClockShift } from '../../src/adapters/tables/createClockShift.ts';
import { type StorageProxy, startStorageProxy } from '../adapters/tables/startStorageProxy.ts';
import { shareStorage } from '../support/sharedStorage.ts';
import { silentLog } from '../support/silentLog.ts';

const DAY_MS = 86_400_000;

const storage = shareStorage();

let proxy: StorageProxy;
beforeAll(async () => {
  proxy = await startStorageProxy(storage.connectionString);
});
afterAll(() => proxy.stop());

/** The clock of another instance on the same storage. */
async function startClock(): Promise<MovableClock> {
  const { connectionString } = proxy;
  const table = connectTables({ kind: 'connectionString', connectionString }).createTableClient(
    `preview${storage.suffix}`,
  );
  const clock = await startMovableClock({ shift: createClockShift({ table }), log: silentLog });
  onTestFinished(clock.stop);
  return clock;
}

/** Waits until a look that began from now on is over: the one after it has begun. */
async function untilLookedAt(): Promise<void> {
  const before = proxy.requests.length;
  await expect.poll(() => proxy.requests.length).toBeGreaterThan(before + 1);
}

function hoursBetween(one: Temporal.Instant, other: Temporal.Instant): number {
  return one.since(other).total('hours');
}

test('two clocks on one storage see each other’s move within seconds, and one started later at once', async () => {
  const [here, there] = await Promise.all([startClock(), startClock()]);
  let jumps = 0;
  there.onMoved(() => {
    jumps += 1;
  });
  await here.shiftTo(26 * DAY_MS);
  expect(hoursBetween(here.now(), Temporal.Now.instant())).toBeCloseTo(26 * 24, 1);
  await expect.poll(() => there.shiftMs()).toBe(26 * DAY_MS);
  expect((await startClock()).shiftMs()).toBe(26 * DAY_MS);
  await there.shiftTo(0);
  await expect.poll(() => here.shiftMs()).toBe(0);
  expect(jumps).toBe(2);
});

test('what was read before a move never undoes it', async () => {
  const clock = await startClock();
  const seen: number[] = [];
  clock.onMoved(() => seen.push(clock.shiftMs()));
  const moves = [1, 2, 3, 4].map((days) => days * DAY_MS);
  for (const shiftMs of moves) {
    await clock.shiftTo(shiftMs);
    await untilLookedAt();
  }
  expect(seen).toEqual(moves);
});

test('goes on as it was while storage is away, and refuses to be moved', async () => {
  const clock = await startClock();
  await clock.shiftTo(DAY_MS);
  proxy.setMood('hang up');
  await expect(clock.shiftTo(2 * DAY_MS)).rejects.toThrow();
  expect(hoursBetween(clock.now(), clock.wallNow())).toBeCloseTo(24, 1);
  proxy.setMood('forward');
  await clock.shiftTo(0);
  expect(clock.shiftMs()).toBe(0);
});

test('starts unmoved where storage does not answer, and catches up', async () => {
  await (await startClock()).shiftTo(DAY_MS);
  proxy.setMood('hang up');
  const clock = await startClock();
  expect(clock.shiftMs()).toBe(0);
  proxy.setMood('forward');
  await expect.poll(() => clock.shiftMs()).toBe(DAY_MS);
});

test('steps are those of the person’s time zone', async () => {
  const clock = await startClock();
  const there = (timeZone: string) => clock.now().toZonedDateTimeISO(timeZone).toPlainDateTime();
  const say = (timeZone: string) => there(timeZone).toString({ smallestUnit: 'minute' });
  const next = clock.wallNow().toZonedDateTimeISO('Europe/Madrid').year + 1;

  await moveClock(clock, { kind: 'to', as: 'ana', at: `${next}-10-20T18:30` });
  expect(say('Europe/Madrid')).toBe(`${next}-10-20T18:30`);
  await moveClock(clock, { kind: 'reminder', as: 'ana' });
  expect(say('Europe/Madrid')).toBe(`${next}-10-21T09:00`);
  // Past the night in which Spain's clocks go back, a week later it is the same time of day.
  await moveClock(clock, { kind: 'week', as: 'ana' });
  await moveClock(clock, { kind: 'week', as: 'ana' });
  expect(say('Europe/Madrid')).toBe(`${next}-11-04T09:00`);
  await moveClock(clock, { kind: 'day', as: 'ana' });
  await moveClock(clock, { kind: 'reminder', as: 'priya' });
  expect(say('America/New_York')).toBe(`${next}-11-21T09:00`);
  await moveClock(clock, { kind: 'reminder', as: 'priya' });
  expect(say('America/New_York')).toBe(`${next}-12-21T09:00`);
  await moveClock(clock, { kind: 'back', as: 'ana' });
  expect(clock.shiftMs()).toBe(0);
});

test('is moved by ten years at most', async () => {
  const clock = await startClock();
  const { year } = clock.wallNow().toZonedDateTimeISO('Europe/Madrid');
  const reason = expect.stringMatching(/^Day and time must be within 10 years of now, from .* to .*\.$/);
  for (const at of [`${year + 11}-01-01T09:00`, `${year - 11}-12-31T09:00`]) {
    expect(await moveClock(clock, { kind: 'to', as: 'ana', at })).toEqual({ kind: 'refused', reason });
  }
  expect(clock.shiftMs()).toBe(0);
  expect(await moveClock(clock, { kind: 'to', as: 'ana', at: `${year - 9}-01-01T09:00` })).toEqual({ kind: 'moved' });
  await moveClock(clock, { kind: 'back', as: 'ana' });
});

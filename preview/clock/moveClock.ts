import { Temporal } from 'temporal-polyfill';
import { people } from '../teams/people.ts';
import type { MoveClockInput } from '../wire/requests.ts';
import type { MovableClock } from './movableClock.ts';

type Moved =
  | { readonly kind: 'moved' }
  | { readonly kind: 'nobody' }
  /** `reason` is for the person at the page; nothing was moved. */
  | { readonly kind: 'refused'; readonly reason: string };

const MOST_YEARS = 10;
// When a reminder comes unless somebody chose another day: Partner Center's figures are new by the 20th.
const REMINDER_DAY = 21;
const REMINDER_TIME = '09:00';

/** Moves the clock to what was chosen in the person's time zone. Rejects when storage is away. */
export async function moveClock(clock: MovableClock, input: MoveClockInput): Promise<Moved> {
  const timeZone = people.find(({ key }) => key === input.as)?.timeZone;
  if (timeZone === undefined) return { kind: 'nobody' };
  const wallNow = clock.wallNow();
  const target = findTarget(input, { now: clock.now(), wallNow, timeZone });
  const [first, last] = [-MOST_YEARS, MOST_YEARS].map((years) => wallNow.toZonedDateTimeISO(timeZone).add({ years }));
  if (first === undefined || last === undefined || !isBetween(target, first.toInstant(), last.toInstant())) {
    const [from, to] = [first, last].map((day) => day?.toLocaleString('en-GB', { dateStyle: 'long' }));
    return {
      kind: 'refused',
      reason: `Day and time must be within ${MOST_YEARS} years of now, from ${from} to ${to}.`,
    };
  }
  await clock.shiftTo(target.epochMilliseconds - wallNow.epochMilliseconds);
  return { kind: 'moved' };
}

interface Present {
  readonly now: Temporal.Instant;
  readonly wallNow: Temporal.Instant;
  readonly timeZone: string;
}

function findTarget(input: MoveClockInput, { now, wallNow, timeZone }: Present): Temporal.Instant {
  const here = now.toZonedDateTimeISO(timeZone);
  switch (input.kind) {
    case 'to':
      return Temporal.PlainDateTime.from(input.at).toZonedDateTime(timeZone).toInstant();
    case 'day':
      return here.add({ days: 1 }).toInstant();
    case 'week':
      return here.add({ weeks: 1 }).toInstant();
    case 'reminder': {
      const ofThisMonth = here.with({ day: REMINDER_DAY }).withPlainTime(REMINDER_TIME);
      const isAhead = Temporal.ZonedDateTime.compare(ofThisMonth, here) > 0;
      return (isAhead ? ofThisMonth : ofThisMonth.add({ months: 1 })).toInstant();
    }
    case 'back':
      return wallNow;
  }
}

function isBetween(one: Temporal.Instant, first: Temporal.Instant, last: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, first) >= 0 && Temporal.Instant.compare(one, last) <= 0;
}

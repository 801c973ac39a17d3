/** Times of day and days as somebody in a time zone (IANA name) reads them. */

interface Present {
  readonly now: Date;
  readonly timeZone: string;
}

/** "Mon 21 Dec, 09:00", with the year where it is another one than `now`. */
export function sayClock(at: Date, { now, timeZone }: Present): string {
  return say(at, timeZone, { weekday: 'short', day: 'numeric', month: 'short', ...yearUnlessSame(at, now, timeZone) });
}

/** As Teams does: the time alone where it is today, and the day with it otherwise. */
export function sayMoment(at: Date, { now, timeZone }: Present): string {
  if (dayIn(timeZone, at) === dayIn(timeZone, now)) return say(at, timeZone, {});
  return say(at, timeZone, { day: 'numeric', month: 'short', ...yearUnlessSame(at, now, timeZone) });
}

function say(at: Date, timeZone: string, day: Intl.DateTimeFormatOptions): string {
  return at.toLocaleString('en-GB', { timeZone, ...day, hour: '2-digit', minute: '2-digit' });
}

function yearUnlessSame(one: Date, other: Date, timeZone: string): Intl.DateTimeFormatOptions {
  const [first, second] = [one, other].map((at) => dayIn(timeZone, at).slice(0, '2026'.length));
  return first === second ? {} : { year: 'numeric' };
}

/** `2026-12-21`. */
export function dayIn(timeZone: string, at: Date): string {
  return fieldValueOf(at, timeZone).slice(0, '2026-12-21'.length);
}

/** `2026-12-21T09:00`, as a field for a day and time holds it. */
export function fieldValueOf(at: Date, timeZone: string): string {
  // Of all locales, Swedish writes days and times as ISO does.
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return at.toLocaleString('sv-SE', { timeZone, ...parts }).replace(' ', 'T');
}

/** "26 days ahead", "20 minutes behind": a rounded distance, negative into the past. */
export function sayShift(shiftMs: number): string {
  const minutes = Math.round(Math.abs(shiftMs) / 60_000);
  if (minutes === 0) return 'by less than a minute';
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / (24 * 60)), 'day'];
  const amount = count.toLocaleString('en-GB', { style: 'unit', unit, unitDisplay: 'long' });
  return `${amount} ${shiftMs < 0 ? 'behind' : 'ahead'}`;
}

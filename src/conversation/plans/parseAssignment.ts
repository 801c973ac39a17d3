import { Temporal } from 'temporal-polyfill';
import { parseDay } from '../../reading/parseDay.ts';
import { type Holding, parseHolding } from '../../reading/parseHolding.ts';

export interface Due {
  /** The day by which it shall be done; null where none was said. */
  readonly by: string | null;
  /** What stands where a day should and cannot be read as one. */
  readonly unreadDay: string | null;
}

export interface TypedAssignment extends Pick<Holding, 'lookup' | 'spelled' | 'people'>, Due {}

const BY_DAY = /^(?<what>.+?)\s+(?:by|before|until|till|antes\s+del?|para\s+el|hasta\s+el)\s+(?<day>.*\d.*)$/iu;
const TO_PERSON = /^(?<what>.+)\s(?:to|from|for|a|de|para)\s+(?<whom>.+)$/iu;

/** Reads "AZ-305 to Ana by 15 December", also without "to", "by" or the year. */
export function parseAssignment(text: string, today: string): TypedAssignment {
  const { what, by, unreadDay: unread } = takeComingDay(text, today);
  const { lookup, spelled, people, earned, unreadDay } = parseBearer(what);
  return { lookup, spelled, people, by: by ?? earned ?? null, unreadDay: unread ?? unreadDay };
}

/** Takes "by 15 December" off the end. */
export function takeComingDay(text: string, today: string): Due & { readonly what: string } {
  const { what, day } = BY_DAY.exec(text.trim())?.groups ?? {};
  if (what === undefined || day === undefined) return { what: text.trim(), by: null, unreadDay: null };
  const by = readComingDay(day, today);
  return { what, by, unreadDay: by === null ? day : null };
}

/** "for" and "de" stand in titles too, so the words are first read with them and then as they are. */
function parseBearer(text: string): Holding {
  const { what, whom } = TO_PERSON.exec(text)?.groups ?? {};
  const parted = parseHolding(`${what}: ${whom}`);
  return what !== undefined && parted.lookup?.kind === 'found' ? parted : parseHolding(text);
}

/** A day without a year is the next such day. */
function readComingDay(text: string, today: string): string | null {
  const known = parseDay(text, 'day first');
  if (known !== null) return known;
  const { year } = Temporal.PlainDate.from(today);
  const days = [year, year + 1].map((each) => parseDay(`${text} ${each}`)).filter((day) => day !== null);
  return days.find((day) => day >= today) ?? null;
}

import { Temporal } from 'temporal-polyfill';
import { parseDay } from './parseDay.ts';
import { type Holding, parseHolding } from './parseHolding.ts';

export interface TypedAssignment extends Pick<Holding, 'lookup' | 'spelled' | 'people'> {
  /** The day by which it shall be earned; null where none was said. */
  readonly by: string | null;
  /** What stands where a day should and cannot be read as one. */
  readonly unreadDay: string | null;
}

const BY_DAY = /^(?<what>.+?)\s+(?:by|before|until|till|antes\s+del?|para\s+el|hasta\s+el)\s+(?<day>.*\d.*)$/iu;
const TO_PERSON = /^(?<what>.+)\s(?:to|from|for|a|de|para)\s+(?<whom>.+)$/iu;

/** Reads "AZ-305 to Ana by 15 December", also without "to", "by" or the year. */
export function parseAssignment(text: string, today: string): TypedAssignment {
  const parted = BY_DAY.exec(text.trim())?.groups;
  const by = parted === undefined ? null : readComingDay(parted.day ?? '', today);
  const { lookup, spelled, people, earned, unreadDay } = parseBearer(parted?.what ?? text.trim());
  const unread = parted !== undefined && by === null ? (parted.day ?? '') : unreadDay;
  return { lookup, spelled, people, by: by ?? earned ?? null, unreadDay: unread };
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

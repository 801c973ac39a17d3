import { foldText } from '../../reading/foldText.ts';
import { isOnly } from '../../reading/isOnly.ts';
import { findTimeZone } from '../../reading/timeZones.ts';

/** When a reminder comes, as far as somebody said it. */
export interface ScheduleWish {
  readonly day: number | null;
  /** `HH:MM` */
  readonly time: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
}

export type RemindWish =
  | { readonly ask: 'show' | 'off' | 'snooze' | 'now' }
  | ({ readonly ask: 'on' } & ScheduleWish)
  /** The month (`2026-12`), or null for that of the next reminder. */
  | { readonly ask: 'skip'; readonly month: string | null }
  | { readonly ask: 'warnings'; readonly on: boolean }
  | { readonly ask: 'not understood'; readonly text: string };

const WISHES: ReadonlyMap<string, RemindWish['ask']> = new Map([
  ...['on', 'yes', 'start', 'activar', 'activa', 'si'].map((word) => [word, 'on'] as const),
  ...['off', 'no', 'stop', 'never', 'desactivar', 'desactiva', 'parar', 'para', 'nunca'].map(
    (word) => [word, 'off'] as const,
  ),
  ...['snooze', 'later', 'posponer', 'pospon', 'aplazar', 'aplaza'].map((word) => [word, 'snooze'] as const),
  ...['skip', 'saltar', 'salta', 'omitir', 'omite'].map((word) => [word, 'skip'] as const),
  ...['now', 'test', 'try', 'ahora', 'probar', 'prueba'].map((word) => [word, 'now'] as const),
  ...['warnings', 'warning', 'avisos', 'aviso'].map((word) => [word, 'warnings'] as const),
]);

// "Remind me on the 25th at 9 in Madrid": these tell nothing by themselves. "On" and "para" are wishes only alone.
const FILLERS = new Set(
  'remind me us monthly reminder the of each every month day on to a el la los las cada mes dia para en recuerdame'.split(
    ' ',
  ),
);
/** What may follow a wish that needs nothing more. */
const ALONE = new Set([
  ...FILLERS,
  ...WISHES.keys(),
  ...'reminders reminder one week month 7 days semana mes dias uno recordatorio'.split(' '),
]);
const BEFORE_A_TIME = new Set(['at', 'las']);
const BEFORE_A_ZONE = new Set(['in', 'en', 'zone', 'zona', 'timezone', 'horaria']);

/** What follows "remind". */
export function readRemindWish(words: readonly string[]): RemindWish {
  const text = words.join(' ');
  const folded = words.map((word) => foldText(word));
  const first = folded.find((word) => !FILLERS.has(word) || (WISHES.has(word) && folded.length === 1));
  if (first === undefined) return { ask: 'show' };
  const ask = WISHES.get(first);
  const rest = words.slice(folded.indexOf(first) + 1);
  // "Remind no one" and "remind me later to call" are no wishes of this kind.
  const isAlone = isOnly(rest, ALONE);
  switch (ask) {
    case 'off':
    case 'snooze':
    case 'now':
      return isAlone ? { ask } : { ask: 'not understood', text };
    case 'skip':
      return { ask, month: rest.find((word) => /^\d{4}-(0[1-9]|1[0-2])$/.test(word)) ?? null };
    case 'warnings':
      return { ask, on: !rest.map(foldText).some((word) => WISHES.get(word) === 'off') };
    case 'on':
      return readSchedule(rest) ?? { ask: 'not understood', text };
    default:
      return readSchedule(words) ?? { ask: 'not understood', text };
  }
}

/** Null where a word is neither a day, a time nor a time zone. */
function readSchedule(words: readonly string[]): Extract<RemindWish, { ask: 'on' }> | null {
  let [day, time, timeZone]: [number | null, string | null, string | null] = [null, null, null];
  for (let index = 0; index < words.length; index += 1) {
    const word = foldText(words[index] ?? '');
    const before = foldText(words[index - 1] ?? '');
    const after = foldText(words[index + 1] ?? '');
    const zone = readZone(words.slice(index));
    const asTime = readTime(words[index] ?? '', { isSurely: BEFORE_A_TIME.has(before), after });
    if (zone !== null) {
      timeZone = zone.timeZone;
      index += zone.length - 1;
    } else if (asTime !== null) {
      time = asTime;
      if (MERIDIEM.has(after)) index += 1;
    } else if (readDayOfMonth(word) !== null) day = readDayOfMonth(word);
    else if (!FILLERS.has(word) && !BEFORE_A_TIME.has(word) && !BEFORE_A_ZONE.has(word)) return null;
  }
  return { ask: 'on', day, time, timeZone };
}

function readDayOfMonth(word: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(word)?.[1];
  const day = Number(digits);
  return digits !== undefined && day >= 1 && day <= 31 ? day : null;
}

const MERIDIEM: ReadonlyMap<string, number> = new Map([
  ['am', 0],
  ['pm', 12],
]);
const HALF_A_DAY = 12;

/** "9:30", "9am", "21h", "21h30"; a bare "9" only behind "at". As `HH:MM`. */
function readTime(word: string, { isSurely, after }: { isSurely: boolean; after: string }): string | null {
  const match = /^(\d{1,2})(?:(:|h)([0-5]\d)?)?(am|pm)?$/i.exec(word.replace(/[.,]$/, ''));
  if (match === null) return null;
  const [, hours = '', separator, minutes = '00', attached] = match;
  const meridiem = MERIDIEM.get(attached?.toLowerCase() ?? '') ?? MERIDIEM.get(after);
  if (separator === undefined && meridiem === undefined && !isSurely) return null;
  const hour = meridiem === undefined ? Number(hours) : (Number(hours) % HALF_A_DAY) + meridiem;
  return hour < 24 ? `${String(hour).padStart(2, '0')}:${minutes}` : null;
}

const MOST_WORDS_OF_A_ZONE = 3;

function readZone(words: readonly string[]): { readonly timeZone: string; readonly length: number } | null {
  for (let length = Math.min(MOST_WORDS_OF_A_ZONE, words.length); length > 0; length -= 1) {
    const timeZone = findTimeZone(words.slice(0, length).join(' ').replace(/[.,]$/, ''));
    if (timeZone !== null) return { timeZone, length };
  }
  return null;
}

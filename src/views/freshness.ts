import type { AreaReport } from '../conversation/index.ts';
import { sayTotal } from '../language/totalWords.ts';
import type { Words } from '../language/words.ts';
import { findStale } from '../partner/freshness.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';

/** What Partner Center last showed, as somebody told it; null where nobody did. */
export function sayOfficial(words: Words, { official }: AreaReport, day: string): string | null {
  if (official === null) return null;
  return words.say('fresh.official', { total: words.number(official.value), day: words.day(official.day, day) });
}

/** That some figures are from before Partner Center's last update; null where all are fresh. */
export function sayStale(words: Words, { figures }: AreaReport, day: string): string | null {
  const stale = findStale(figures, day);
  if (stale === null) return null;
  const count = stale.keys.length;
  const values = { count, all: count === Object.keys(figures).length, day: words.day(stale.since, day) };
  return words.say('fresh.area', values);
}

/** The same in a few words, for a list of areas. */
export function markStale(words: Words, { figures }: AreaReport, day: string): string | null {
  const stale = findStale(figures, day);
  return stale === null ? null : words.say('fresh.overview', { day: words.day(stale.since, day) });
}

/** The total with everything earned that is planned; null where that moves nothing. */
export function sayWithPlans(words: Words, { score, withPlans }: AreaReport): string | null {
  if (withPlans === null) return null;
  const [now, then] = [score, withPlans].map((each) => sayTotal(words, showAreaTotal(each)));
  return then === undefined || now === then ? null : words.say('assign.withPlans', { total: then });
}

/** Small lines of a card, those that are missing left out. */
export function listMarks(...marks: readonly (string | null)[]): readonly { readonly text: string }[] {
  return marks.flatMap((text) => (text === null ? [] : [{ text }]));
}

import { type AreaReport, lastDayOf } from '../conversation/index.ts';
import { sayTotal } from '../language/totalWords.ts';
import type { Words } from '../language/words.ts';
import { TRACKS_SCORED } from '../scoring/designations.ts';
import { isAtLeast } from '../scoring/points.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import { type AreaScore, type PathScore, pathsOfOtherBook } from '../scoring/score.ts';
import { isSameTotal, pathsOfArea, type ShownTotal, showAreaTotal, showPathTotal } from '../scoring/shownTotal.ts';
import { pathOfGaps, standingAfter, type Units } from './gain.ts';

export function sayBook(words: Words, { name }: RuleSet): string {
  return words.pick(name);
}

/** "By Microsoft's page of June 2026, SMB track." */
export function sayRules(words: Words, score: AreaScore): string {
  const { ruleSet, counted, area } = score;
  const book = sayBook(words, ruleSet);
  if (counted.track === null || isTrackMissing(score)) return words.say('card.provenance.book', { book });
  const kind = TRACKS_SCORED[area] === 'both' ? 'path' : 'track';
  return words.say(`card.provenance.${kind}`, { book, track: words.say(`track.${counted.track}`) });
}

/** "38 of 100, 32 more to pass" */
export function sayHeadline(words: Words, report: AreaReport): string {
  const shown = showAreaTotal(report.score);
  const isRange = shown.from !== shown.to;
  return words.say(isRange ? 'card.headline.range' : 'card.headline', {
    from: words.number(shown.from),
    to: words.number(shown.to),
    status: sayStatus(words, report),
  });
}

/** "32 more to pass", "passes until 10 January": what the total means, without the total. */
export function sayStatus(words: Words, report: AreaReport): string {
  const { score, loss, hasPassed, day } = report;
  const shown = showAreaTotal(score);
  if (loss !== null) return words.say('card.status.passesUntil', { day: words.day(lastDayOf(loss), day) });
  const { passMark, metricMinimum } = score.ruleSet;
  if (shown.verdict === 'fails' && isOutOfReach(report)) return words.say('card.status.outOfReach', { hasPassed });
  if (shown.verdict === 'fails' && shown.from === shown.to) {
    const more = words.number(passMark.value - shown.from);
    if (isAtLeast(score.total, passMark.value)) {
      return words.say('card.status.minimum', { minimum: metricMinimum?.value ?? 0, hasPassed });
    }
    return words.say(hasPassed ? 'card.status.lostMore' : 'card.status.more', { more });
  }
  if (shown.verdict === 'fails' && hasPassed) return words.say('card.status.lost');
  return words.say(`card.status.${shown.verdict}`);
}

/** Whether nothing that can be done makes the area pass: so many points more would not be enough. */
export function isOutOfReach({ gaps, closings }: AreaReport): boolean {
  return (
    gaps.unreachable.length > 0 ||
    closings.some(({ state, known, isPointAtStake }) => state !== 'closing' && known && isPointAtStake)
  );
}

export interface OtherBook {
  readonly text: string;
  /** Whether total or verdict differ, so that a reader must see both. */
  readonly differs: boolean;
  readonly verdictDiffers: boolean;
}

/** What the other book gives for the same figures; null where it has no table for the area. */
export function viewOtherBook(words: Words, score: AreaScore): OtherBook | null {
  const paths = pathsOfOtherBook(score);
  const [first] = paths;
  if (first === undefined) return null;
  const own = showAreaTotal(score);
  const book = sayBook(words, first.ruleSet);
  const others = paths.map(showPathTotal);
  if (others.every((other) => isSameTotal(own, other))) {
    const text = words.say('card.books.same', { book, total: sayTotal(words, own) });
    return { text, differs: false, verdictDiffers: false };
  }
  const other =
    paths.length === 1
      ? words.say('card.books.other', { book, ...sayShownTotal(words, showPathTotal(first)) })
      : words.say('card.books.otherTracks', { book, tracks: sayTracks(words, paths) });
  return {
    text: `${sayOwnBook(words, score, own)} ${other}`,
    differs: true,
    verdictDiffers: others.some(({ verdict }) => verdict !== own.verdict),
  };
}

function sayOwnBook(words: Words, score: AreaScore, own: ShownTotal): string {
  const book = sayBook(words, score.ruleSet);
  return isTrackMissing(score)
    ? words.say('card.books.ownTracks', { book, tracks: sayTracks(words, pathsOfArea(score)) })
    : words.say('card.books.own', { book, ...sayShownTotal(words, own) });
}

function sayShownTotal(words: Words, shown: ShownTotal) {
  return { total: sayTotal(words, shown), verdict: shown.verdict };
}

/** "54 on the Enterprise track and 62 on the SMB track: does not pass on either" */
function sayTracks(words: Words, paths: readonly PathScore[]): string {
  const standings = paths.map(showPathTotal);
  const [first] = standings;
  const verdict = standings.every((each) => each.verdict === first?.verdict) ? (first?.verdict ?? 'open') : 'mixed';
  const tracks = paths.map((path) =>
    words.say(verdict === 'mixed' ? 'card.books.trackVerdict' : 'card.books.track', {
      track: words.say(`track.${path.track ?? 'none'}`),
      ...sayShownTotal(words, showPathTotal(path)),
    }),
  );
  return words.say('card.books.tracks', { tracks: words.list(tracks), verdict });
}

export function isTrackMissing({ incomplete }: AreaScore): boolean {
  return incomplete?.missing.includes('track') ?? false;
}

/**
 * By which book a way to pass is enough, and what the other one gives then, a sentence for each of its tracks in question;
 * nothing where there is no other book.
 */
export function sayBooksAfter(words: Words, report: AreaReport, units: Units) {
  const { score } = report;
  const paths = pathsOfOtherBook(score);
  const own = standingAfter(report, pathOfGaps(report), units);
  const others = paths.map((path) => {
    const then = standingAfter(report, path, units);
    const values = {
      ...{ book: sayBook(words, path.ruleSet), total: sayTotal(words, then), verdict: then.verdict },
      ...{ named: paths.length > 1, track: path.track === null ? '' : words.say(`track.${path.track}`) },
    };
    return words.say(isSameTotal(own, then) ? 'card.reach.same' : 'card.reach.other', values);
  });
  return { hasOther: paths.length > 0, book: sayBook(words, score.ruleSet), others: others.join(' ') };
}

/** The totals of both tracks while none is chosen, or of the path that does not count; null where there is one path only. */
export function sayOtherPaths(words: Words, score: AreaScore): string | null {
  const paths = pathsOfArea(score);
  const other = paths[1];
  if (other === undefined) return null;
  if (isTrackMissing(score)) return words.say('card.tracks.both', { tracks: sayTracks(words, paths) });
  return words.say('card.paths.other', {
    other: words.say(`track.${other.track ?? 'none'}`),
    ...sayShownTotal(words, showPathTotal(other)),
  });
}

/** Both verdicts, or both tracks', where a reader must see them; null where one total says it all. */
export function sayBothVerdicts(
  words: Words,
  score: AreaScore,
  other: OtherBook | null = viewOtherBook(words, score),
): string | null {
  if (other?.differs) return other.text;
  return isTrackMissing(score) ? sayOtherPaths(words, score) : null;
}

import type { Words } from '../../language/words.ts';
import { roundPoints } from '../../scoring/points.ts';
import { type AreaScore, type PathScore, pathsOfOtherBook, verdictOf } from '../../scoring/score.ts';
import type { Line } from '../reply.ts';

/**
 * What the other rule book gives for the same figures, a line for each of its tracks that is in question. Nothing where
 * it gives the same, or has no table for the area. `before` is null where only one state is told.
 */
export function describeOtherBook(words: Words, before: AreaScore | null, after: AreaScore): readonly Line[] {
  const paths = pathsOfOtherBook(after);
  const earlier = before === null || before.ruleSet.ruleBook !== after.ruleSet.ruleBook ? null : before;
  return paths.flatMap((path): readonly Line[] => {
    const was = earlier && pathsOfOtherBook(earlier).find(({ track }) => track === path.track);
    const isAlike = isAsCounted(after, path) && (!earlier || !was || isAsCounted(earlier, was));
    if (isAlike) return [];
    const [from, to] = [was ?? path, path].map((each) => sayTotal(words, each));
    const values = {
      first: path === paths[0],
      ...{ own: words.pick(after.ruleSet.name), book: words.pick(path.ruleSet.name) },
      ...sayTrack(words, paths.length > 1 ? path.track : null),
      ...{ before: from ?? '', after: to ?? '', same: from === to, verdict: verdictOf(path) },
    };
    return [{ key: 'books.other', values, rank: 'detail' }];
  });
}

function isAsCounted({ counted }: AreaScore, path: PathScore): boolean {
  return roundPoints(counted.total) === roundPoints(path.total) && verdictOf(counted) === verdictOf(path);
}

function sayTrack(words: Words, track: PathScore['track']) {
  return { named: track !== null, track: track === null ? '' : words.say(`track.${track}`) };
}

function sayTotal(words: Words, { total, atMost, missing }: PathScore): string {
  const from = words.number(roundPoints(total));
  return missing.length === 0 ? from : words.say('card.range', { from, to: words.number(roundPoints(atMost)) });
}

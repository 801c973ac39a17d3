import { sayTotal } from '../../language/totalWords.ts';
import type { Words } from '../../language/words.ts';
import { type AreaScore, type PathScore, pathsOfOtherBook, verdictAfter, verdictOf } from '../../scoring/score.ts';
import { isSameTotal, showAreaTotal, showPathTotal } from '../../scoring/shownTotal.ts';
import type { Line } from '../reply.ts';

/**
 * What the other rule book gives for the same figures, a line for each of its tracks that is in question. Nothing where
 * it gives the same, or has no table for the area. `before` is null where only one state is told.
 */
export function describeOtherBook(words: Words, before: AreaScore | null, after: AreaScore): readonly Line[] {
  return describe(words, before, after, false);
}

/** The same of what keeps an area, once that is done; nothing where it is not known whether it does. */
export function describeOtherBookOnceKept(words: Words, rescued: AreaScore | null): readonly Line[] {
  return rescued === null ? [] : describe(words, null, rescued, true);
}

function describe(words: Words, before: AreaScore | null, after: AreaScore, isOnceKept: boolean): readonly Line[] {
  const paths = pathsOfOtherBook(after);
  const earlier = before === null || before.ruleSet.ruleBook !== after.ruleSet.ruleBook ? null : before;
  return paths.flatMap((path): readonly Line[] => {
    const was = earlier && pathsOfOtherBook(earlier).find(({ track }) => track === path.track);
    const isAlike = isAsCounted(after, path) && (!earlier || !was || isAsCounted(earlier, was));
    if (isAlike) return [];
    const [from, to] = [was ?? path, path].map((each) => sayTotal(words, showPathTotal(each)));
    const values = {
      first: path === paths[0],
      isOnceKept,
      ...{ own: words.pick(after.ruleSet.name), book: words.pick(path.ruleSet.name) },
      ...sayTrack(words, paths.length > 1 ? path.track : null),
      ...{
        before: from ?? '',
        after: to ?? '',
        same: from === to,
        verdict: verdictAfter(was ? verdictOf(was) : null, verdictOf(path)),
      },
    };
    return [{ key: 'books.other', values, rank: 'detail' }];
  });
}

function isAsCounted(score: AreaScore, path: PathScore): boolean {
  return isSameTotal(showAreaTotal(score), showPathTotal(path));
}

function sayTrack(words: Words, track: PathScore['track']) {
  return { named: track !== null, track: track === null ? '' : words.say(`track.${track}`) };
}

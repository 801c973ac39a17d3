import type { AreaReport } from '../conversation/index.ts';
import type { Words } from '../language/words.ts';
import { findNearThreshold } from '../scoring/incentives.ts';
import { roundPoints } from '../scoring/points.ts';
import { pathsOfOtherBook } from '../scoring/score.ts';
import { showPoints } from '../scoring/shownTotal.ts';

/** That something else than the designation opens a few points away, by Microsoft's own points; null where nothing does. */
export function sayIncentive(words: Words, { score }: AreaReport): string | null {
  if (score.incomplete !== null) return null;
  const paths = score.ruleSet.ruleBook === 'microsoft' ? [score.counted] : pathsOfOtherBook(score);
  const [only, ...others] = paths;
  if (only === undefined || others.length > 0 || only.missing.length > 0) return null;
  const near = findNearThreshold(score.area, only.total);
  if (near === null) return null;
  return words.say('incentive.near', {
    points: words.number(roundPoints(near.points - showPoints(only.total, near.points))),
    threshold: near.points,
    what: words.pick(near.what),
    source: words.pick(near.source.title),
  });
}

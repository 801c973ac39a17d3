import { sayNeed, sayUnreachable } from '../language/gapWords.ts';
import type { Words } from '../language/words.ts';
import type { Facts } from '../scoring/facts.ts';
import { findGaps, type Gap } from '../scoring/gaps.ts';
import type { RuleSets } from '../scoring/inForce.ts';
import { roundPoints } from '../scoring/points.ts';
import { type AreaScore, type PathScore, scoreArea } from '../scoring/score.ts';
import type { Snapshot } from './snapshot.ts';

/** Scores a snapshot and writes it as the command line's result; points and totals are rounded to 2 decimals. */
export function createResult({ areas, facts, ruleBook }: Snapshot, ruleSets: RuleSets, words: Words) {
  return {
    asOf: facts.day,
    areas: areas.map((area) => writeArea(scoreArea(area, facts, ruleBook, ruleSets), facts, words)),
  };
}

function writeArea(score: AreaScore, facts: Facts, words: Words) {
  const { area, ruleSet, counted, incomplete } = score;
  const { gaps, unreachable } = findGaps(score, facts);
  return {
    id: area,
    ruleSet: ruleSet.id,
    track: counted.track,
    total: roundPoints(score.total),
    qualified: score.qualified,
    borderline: score.borderline,
    ...(score.beforeFirstRuleSet ? { beforeFirstRuleSet: true } : {}),
    ...(incomplete === null
      ? {}
      : {
          incomplete: {
            missing: incomplete.missing,
            atLeast: roundPoints(incomplete.atLeast),
            atMost: roundPoints(incomplete.atMost),
          },
        }),
    metrics: counted.metrics.map(({ id, category, points, max, known }) => ({
      ...{ id, category, points: roundPoints(points), max },
      ...(known ? {} : { known }),
    })),
    steps: counted.steps.map(({ id, people, needed, known }) => ({ id, people, needed, ...(known ? {} : { known }) })),
    gaps: gaps.map((gap) => writeGap(gap, score, words)),
    unreachable: unreachable.map((reason) => sayUnreachable(words, area, reason)),
    otherTotals: score.others.map(writeOther),
  };
}

function writeGap(gap: Gap, { area }: AreaScore, words: Words) {
  return {
    metric: gap.metric,
    ...(gap.kind === 'people' ? { step: gap.step } : { figure: gap.figure, unit: gap.unit }),
    need: sayNeed(words, area, gap),
    points: roundPoints(gap.points),
    ...(gap.toPass === undefined ? {} : { toPass: gap.toPass }),
  };
}

function writeOther({ ruleSet, track, total, qualified }: PathScore) {
  return { ruleSet: ruleSet.id, track, total: roundPoints(total), qualified };
}

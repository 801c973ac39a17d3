import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import {
  lastQualifiedIn,
  nextAnniversary,
  qualifiedUntil,
  windowOfAnniversary,
  windowOn,
} from '../../scoring/qualificationWindow.ts';
import { type Context, withNotices } from '../asking/context.ts';
import type { Line, Reply } from '../reply.ts';
import { findQualifiedPeriods } from './qualifiedPeriods.ts';
import { tellScore } from './tellScore.ts';

/** The score; of one area that does not pass today, also whether an earlier day still counts. */
export async function tellScoreInWindow(context: Context, area: AreaId | null): Promise<Reply> {
  const reply = tellScore(context, area);
  if (reply.kind !== 'area' || context.partner === 'sample' || reply.report.score.qualified) return reply;
  const earlier = await findEarlierDay(context, reply.report.score.area);
  return earlier === null ? reply : withNotices(reply, earlier);
}

async function findEarlierDay(
  { words, day, record, listStates, ruleSets }: Context,
  area: AreaId,
): Promise<Line | null> {
  const told = record.settings.anniversary;
  const anniversary = told === null ? null : nextAnniversary(told, day);
  const window = anniversary === null ? windowOn(day) : windowOfAnniversary(anniversary);
  const periods = findQualifiedPeriods(await listStates(window.from), { area, today: day, ruleSets });
  const last = lastQualifiedIn(window, periods);
  if (last === null) return null;
  const until = anniversary ?? qualifiedUntil(last.day);
  return {
    key: anniversary === null ? 'anniversary.counts' : 'anniversary.renewable',
    values: { until: words.day(until), total: roundPoints(last.total), day: words.day(last.day) },
  };
}

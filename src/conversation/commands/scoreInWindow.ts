import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import {
  lastQualifiedIn,
  nextAnniversary,
  qualifiedUntil,
  windowOfAnniversary,
  windowOn,
} from '../../scoring/qualificationWindow.ts';
import { type Context, withNotices } from '../context.ts';
import type { Line, Reply } from '../reply.ts';
import { tellScore } from './score.ts';

/** The score; of one area that does not pass today, also whether an earlier day still counts. */
export async function tellScoreInWindow(context: Context, area: AreaId | null): Promise<Reply> {
  const reply = tellScore(context, area);
  if (reply.kind !== 'area' || context.partner === 'sample' || reply.report.score.qualified) return reply;
  const earlier = await findEarlierDay(context, reply.report.score.area);
  return earlier === null ? reply : withNotices(reply, earlier);
}

async function findEarlierDay({ words, day, record, listStates }: Context, area: AreaId): Promise<Line | null> {
  const told = record.settings.anniversary;
  const anniversary = told === null ? null : nextAnniversary(told, day);
  const window = anniversary === null ? windowOn(day) : windowOfAnniversary(anniversary);
  const observed = (await listStates(window.from)).flatMap((state) =>
    state.scores.filter((score) => score.area === area).map((score) => ({ ...score, day: state.day })),
  );
  const last = lastQualifiedIn(window, observed);
  const total = observed.find((score) => score.day === last)?.total;
  if (last === null || total === undefined) return null;
  return {
    key: anniversary === null ? 'anniversary.counts' : 'anniversary.renewable',
    values: { until: words.day(anniversary ?? qualifiedUntil(last)), total: roundPoints(total), day: words.day(last) },
  };
}

import { followedAreas } from '../../partner/facts.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Context } from '../asking/context.ts';
import type { Reply } from '../reply.ts';
import { canBeScored } from './reports.ts';
import { tellScore } from './tellScore.ts';

/** Every gap in words, of one area or of all that have figures. */
export function tellGaps(context: Context, area: AreaId | null): Reply {
  const { record, day } = context;
  const areas = area === null ? followedAreas(record) : [area].filter((each) => canBeScored(record, each));
  if (areas.length === 0) return tellScore(context, area);
  return { kind: 'gaps', reports: areas.map((each) => context.report(record, each)), day };
}

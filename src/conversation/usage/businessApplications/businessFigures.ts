import { sayFigureOfPath } from '../../../language/figureWords.ts';
import type { Words } from '../../../language/words.ts';
import { TRACKS, type Track } from '../../../scoring/designations.ts';
import type { BusinessActivity } from '../../../usage/businessApplications/businessActivity.ts';
import type { BusinessRevenue } from '../../../usage/businessApplications/businessRevenue.ts';
import type { UsageFigure } from '../../../usage/figure.ts';
import type { Line } from '../../reply.ts';
import { sayFigure, sayMonths } from '../usageFigures.ts';

/** Net customer adds on either track. */
export function describeRevenueFigures(words: Words, { netCustomerAdds }: BusinessRevenue): readonly Line[] {
  return TRACKS.flatMap((track) => describeFigure(words, 'netCustomerAdds', netCustomerAdds[track], track));
}

/** The track that revenue gives, and what becomes of one that was chosen; nothing where it is not known. */
export function describeTrack(
  words: Words,
  { track, largeWorkloads }: BusinessRevenue,
  chosen: Track | undefined,
): readonly Line[] {
  if (track === null || largeWorkloads === null) return [];
  const state = chosen === undefined ? 'set' : chosen === track ? 'same' : 'other';
  const values = {
    ...{ large: largeWorkloads, track: words.say(`track.${track}`), state },
    chosen: chosen === undefined ? '' : words.say(`track.${chosen}`),
  };
  return [{ key: 'usage.business.track', values }];
}

/** Growth and its base, and deployments on either track. */
export function describeActivityFigures(words: Words, activity: BusinessActivity): readonly Line[] {
  const { usageGrowthPercent, usageBaselineMcv, deployments } = activity;
  return [
    ...describeFigure(words, 'usageGrowthPercent', usageGrowthPercent, null),
    ...describeFigure(words, 'usageBaselineMcv', usageBaselineMcv, null),
    ...TRACKS.flatMap((track) => describeFigure(words, 'deployments', deployments[track], track)),
  ];
}

/** Why some of them are not known: a month that is missing, customers without names, or nothing to grow from. */
export function describeBusinessGaps(
  words: Words,
  missing: readonly string[],
  activity: BusinessActivity | null,
): readonly Line[] {
  if (missing.length > 0)
    return [{ key: 'usage.business.missing', values: { months: sayMonths(words, missing) }, rank: 'warning' }];
  if (activity === null) return [];
  return [
    ...(activity.usageGrowthPercent.value === null ? [{ key: 'usage.business.noBase' }] : []),
    ...(activity.isUnnamed ? [{ key: 'usage.business.unnamed' }] : []),
  ];
}

/** A figure that is known. */
function describeFigure(words: Words, key: string, figure: UsageFigure, track: Track | null): readonly Line[] {
  if (figure.value === null) return [];
  const value = sayFigure(words, figure);
  const name = sayFigureOfPath(words, 'business-applications', key);
  const named = track === null ? name : words.say('audit.place', { place: words.say(`track.${track}`), figure: name });
  return [{ key: 'usage.figure', values: { figure: named, brief: value, microsoft: value, same: true } }];
}

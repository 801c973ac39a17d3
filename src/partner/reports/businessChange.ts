import { TRACKS, type Track } from '../../scoring/designations.ts';
import { computeBusinessActivity } from '../../usage/businessApplications/businessActivity.ts';
import type { ActivityHistory, RevenueHistory } from '../../usage/businessApplications/businessHistory.ts';
import { listRevenuePairs } from '../../usage/businessApplications/businessPairs.ts';
import { computeBusinessRevenue } from '../../usage/businessApplications/businessRevenue.ts';
import { mcvAhead } from '../../usage/businessApplications/mcvAhead.ts';
import type { UsageFigure } from '../../usage/figure.ts';
import { lastWholeMonth, type Month } from '../../usage/months.ts';
import { roundUpUsd } from '../../usage/usd.ts';
import type { Change } from '../change.ts';
import type { Colleague, FigureFact, FigureFacts, PartnerRecord } from '../record.ts';
import { asOf, computedKey, withComputed } from './usage.ts';
import { nameOf } from './usageChange.ts';
import type { NearCustomer, UsageImport, UsageLoss } from './usageSource.ts';

const AREA = 'business-applications';
const MOST_NAMED = 3;
const MONTHS_AHEAD = 12;

interface Given<History> {
  /** Those in force once it is done. */
  readonly imports: readonly UsageImport[];
  /** What they hold. */
  readonly history: History;
  readonly losses: readonly UsageLoss[];
  /** Today (ISO). */
  readonly day: string;
  readonly by: Colleague;
}

type TrackFigures = Readonly<Record<Track, Readonly<Record<string, UsageFigure>>>>;

/** The one figure that revenue gives; all others are of the report of usage. */
export function isOfRevenue(figure: string): boolean {
  return figure === 'netCustomerAdds';
}

/** The workloads at customers whose revenue lacks the least to count on the track that is set. */
export function nearestPairs({ settings }: Pick<PartnerRecord, 'settings'>): readonly NearCustomer[] {
  const { businessRevenue, tracks } = settings;
  return businessRevenue.summary?.nearest[tracks['business-applications'] ?? 'enterprise'] ?? [];
}

/** Puts net customer adds of Business Applications in place for either track, and the track where none is chosen. */
export function changeByRevenue(record: PartnerRecord, given: Given<RevenueHistory>): Change {
  const { imports, history, losses } = given;
  const last = lastWholeMonth(history, given.day);
  const revenue = last === null ? null : computeBusinessRevenue(history, last);
  const figures =
    revenue === null ? null : forEachTrack((track) => ({ netCustomerAdds: revenue.netCustomerAdds[track] }));
  const summary =
    revenue === null
      ? null
      : { month: revenue.month, missing: revenue.missing, nearest: listNearest(history, revenue.month) };
  const { tracks } = record.settings;
  const track = revenue?.track ?? null;
  const settings = {
    ...record.settings,
    tracks: track === null ? tracks : { [AREA]: track, ...tracks },
    businessRevenue: { imports, summary, losses },
  };
  return [
    { kind: 'settings', after: settings },
    { kind: 'figures', owner: AREA, after: withFigures(record, last, figures, isOfRevenue, given) },
  ];
}

/** Puts growth, its base and deployments in place. What is not known from usage stays as it was typed. */
export function changeByActivity(record: PartnerRecord, given: Given<ActivityHistory>): Change {
  const { imports, history, losses } = given;
  const last = lastWholeMonth(history, given.day);
  const activity = last === null ? null : computeBusinessActivity(history, last);
  const figures =
    activity === null
      ? null
      : forEachTrack((track) => ({
          usageGrowthPercent: activity.usageGrowthPercent,
          usageBaselineMcv: activity.usageBaselineMcv,
          deployments: activity.deployments[track],
        }));
  const summary =
    activity === null
      ? null
      : {
          ...{ month: activity.month, missing: activity.missing },
          ahead: mcvAhead(history, activity.month, MONTHS_AHEAD),
        };
  return [
    { kind: 'settings', after: { ...record.settings, businessUsage: { imports, summary, losses } } },
    {
      kind: 'figures',
      owner: AREA,
      after: withFigures(record, last, figures, (figure) => !isOfRevenue(figure), given),
    },
  ];
}

function withFigures(
  record: PartnerRecord,
  last: Month | null,
  figures: TrackFigures | null,
  isOwn: (figure: string) => boolean,
  { day, by }: Pick<Given<unknown>, 'day' | 'by'>,
): FigureFacts | null {
  const facts = TRACKS.flatMap((track) =>
    Object.entries(figures?.[track] ?? {}).flatMap(([key, { value }]): [string, FigureFact][] =>
      value === null || last === null ? [] : [[computedKey(track, key), { value, day: asOf(last, day), by }]],
    ),
  );
  const after = withComputed(record.figures[AREA] ?? {}, Object.fromEntries(facts), isOwn);
  return Object.keys(after).length === 0 ? null : after;
}

function listNearest(history: RevenueHistory, month: Month): Record<Track, readonly NearCustomer[]> {
  const pairs = listRevenuePairs(history, month);
  return forEachTrack((track) =>
    pairs
      .filter(({ now, counts }) => !counts[track] && now > 0n)
      // Whoever brings the most lacks the least.
      .slice(0, MOST_NAMED)
      .map((pair) => ({ name: `${nameOf(pair)} (${pair.workload})`, shortByUsd: roundUpUsd(pair.shortBy[track]) })),
  );
}

function forEachTrack<T>(tell: (track: Track) => T): Record<Track, T> {
  return Object.fromEntries(TRACKS.map((track) => [track, tell(track)])) as Record<Track, T>;
}

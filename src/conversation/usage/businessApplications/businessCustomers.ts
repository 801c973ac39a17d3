import { nameOf } from '../../../partner/reports/usageChange.ts';
import type { Track } from '../../../scoring/designations.ts';
import { computeBusinessActivity, DEPLOYED_MCV, toMcv } from '../../../usage/businessApplications/businessActivity.ts';
import {
  type BusinessReport,
  listActivityPairs,
  listRevenuePairs,
  type Pair,
} from '../../../usage/businessApplications/businessPairs.ts';
import { computeBusinessRevenue, PAIR_USD } from '../../../usage/businessApplications/businessRevenue.ts';
import type { Month } from '../../../usage/months.ts';
import { roundUpUsd, roundUsd } from '../../../usage/usd.ts';
import type { Asking, Metering } from '../../asking/asking.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Line, Reply } from '../../reply.ts';
import { createPage, offerCustomersFile } from '../customersPage.ts';
import { readBusinessRevenue, readBusinessUsage, tellNoUsage } from '../readUsage.ts';
import { sayMonth } from '../usageFigures.ts';
import { describeActivityFigures, describeBusinessGaps, describeRevenueFigures } from './businessFigures.ts';
import { describeMcvAhead } from './describeMcvAhead.ts';

const AREA = 'business-applications';
type Group = 'counts' | 'nearly' | 'stopped';

const GROUPS: readonly Group[] = ['counts', 'nearly', 'stopped'];

const MEASURES = {
  revenue: { needed: PAIR_USD, show: roundUsd, showShort: roundUpUsd },
  activity: { needed: DEPLOYED_MCV, show: toMcv, showShort: toMcv },
} as const;

/** Which workloads at which customers count, nearly do and stopped, by revenue and by MCV; in groups only how many. `from` is the first that is shown. */
export async function tellBusinessCustomers(context: Asking & Metering, from: number): Promise<Reply> {
  const { words, record } = context;
  const [revenue, activity] = [await readBusinessRevenue(context), await readBusinessUsage(context)];
  const month = revenue?.month ?? activity?.month;
  if (month === undefined) return tellNoUsage('businessRevenue');
  const track: Track = record.settings.tracks[AREA] ?? 'enterprise';
  const pairs = {
    revenue: revenue === null ? [] : listRevenuePairs(revenue.history, revenue.month),
    activity: activity === null ? [] : listActivityPairs(activity.history, activity.month),
  };
  const given = {
    revenue: revenue === null ? null : computeBusinessRevenue(revenue.history, revenue.month),
    activity: activity === null ? null : computeBusinessActivity(activity.history, activity.month),
  };
  const all = (['revenue', 'activity'] as const).flatMap((report) =>
    GROUPS.flatMap((group) =>
      pairs[report].filter((pair) => groupOf(pair, track) === group).map((pair) => ({ report, group, pair })),
    ),
  );
  const { start, shown, moreLines, moreButtons } = createPage(context, AREA, all, from);
  return {
    kind: 'text',
    title: { key: 'usage.customers.title', values: { area: words.say(`area.${AREA}`), month: sayMonth(words, month) } },
    lines: [
      ...(given.revenue === null
        ? [{ key: 'usage.business.revenue.none' }]
        : [
            ...describeCount(context, 'revenue', pairs.revenue, track, given.revenue),
            ...describeRevenueFigures(words, given.revenue),
            ...describeBusinessGaps(words, given.revenue.missing, null),
          ]),
      ...(given.activity === null
        ? [{ key: 'usage.business.activity.none' }]
        : [
            ...(given.activity.isUnnamed
              ? []
              : describeCount(context, 'activity', pairs.activity, track, given.activity)),
            ...describeActivityFigures(words, given.activity),
            ...describeBusinessGaps(words, given.activity.missing, given.activity),
            ...(start === 0 ? describeMcvAhead(context) : []),
          ]),
      ...shown.map((each) => describePair(context, track, each)),
      ...moreLines,
    ],
    buttons: [
      ...moreButtons,
      ...offerCustomersFile(context, AREA),
      { label: 'button.score', action: { a: 'say', say: `score ${AREA}` } },
    ],
    withNames: `customers ${AREA}`,
  };
}

/** Null where it neither counts nor did, and brings nothing. */
function groupOf({ counts, countedAYearAgo, now }: Pair, track: Track): Group | null {
  if (counts[track]) return 'counts';
  if (countedAYearAgo[track]) return 'stopped';
  return now > 0n ? 'nearly' : null;
}

function describeCount(
  { words }: Telling,
  report: BusinessReport,
  pairs: readonly Pair[],
  track: Track,
  { month, missing }: { readonly month: Month; readonly missing: readonly Month[] },
): readonly Line[] {
  const values = {
    ...{ track: words.say(`track.${track}`), month: sayMonth(words, month) },
    needed: MEASURES[report].needed[track],
    now: pairs.filter(({ counts }) => counts[track]).length,
    before: pairs.filter(({ countedAYearAgo }) => countedAYearAgo[track]).length,
    known: missing.length === 0,
  };
  return [{ key: `usage.business.${report}.count`, values }];
}

function describePair(
  { words }: Telling,
  track: Track,
  { report, group, pair }: { readonly report: BusinessReport; readonly group: Group; readonly pair: Pair },
): Line {
  const { show, showShort } = MEASURES[report];
  const values = {
    ...{ name: nameOf(pair), workload: pair.workload, links: words.list(pair.links), linked: pair.links.length > 0 },
    ...{ now: words.number(show(pair.now)), before: words.number(show(pair.before ?? 0n)) },
    ...{ known: pair.before !== null, short: words.number(showShort(pair.shortBy[track])) },
  };
  return { key: `usage.business.${report}.${group}`, values };
}

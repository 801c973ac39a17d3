import { joinActivity, joinRevenue } from '../imports/businessApps/readBusiness.ts';
import type { Report } from '../imports/readReports.ts';
import { coverMonths } from '../imports/usageRows/joinMonths.ts';
import { TRACKS, type Track } from '../scoring/designations.ts';
import { computeBusinessActivity } from '../usage/businessApplications/businessActivity.ts';
import { computeBusinessRevenue } from '../usage/businessApplications/businessRevenue.ts';
import { lastWholeMonth, type Month, monthsBetween } from '../usage/months.ts';

/**
 * The figures of Business Applications, as a snapshot has them, by the track that their revenue puts the partner on; null where
 * one is not known. Beside them those of either track, and the months that the reports are of.
 */
export function writeBusiness(reports: readonly Report[], on: string) {
  const revenueMonths = coverMonths(
    reports.flatMap((report) => (report.kind === 'businessRevenue' ? [report.months] : [])),
    joinRevenue,
  );
  const activityMonths = coverMonths(
    reports.flatMap((report) => (report.kind === 'businessUsage' ? [report.months] : [])),
    joinActivity,
  );
  const revenue = computeOf(revenueMonths, on, computeBusinessRevenue);
  const activity = computeOf(activityMonths, on, computeBusinessActivity);
  if (revenue === null && activity === null) return {};
  const track = revenue?.track ?? null;
  const ofTrack = (each: Track) => ({
    netCustomerAdds: revenue?.netCustomerAdds[each].value ?? null,
    deployments: activity?.deployments[each].value ?? null,
  });
  const own = track === null ? { netCustomerAdds: null, deployments: null } : ofTrack(track);
  const spans = [spanOf(revenueMonths, revenue), spanOf(activityMonths, activity)].filter((span) => span !== null);
  return {
    'business-applications': {
      track,
      netCustomerAdds: own.netCustomerAdds,
      usageGrowthPercent: activity?.usageGrowthPercent.value ?? null,
      usageBaselineMcv: activity?.usageBaselineMcv.value ?? null,
      deployments: own.deployments,
      tracks: Object.fromEntries(TRACKS.map((each) => [each, ofTrack(each)])),
      months: {
        first: spans.map(({ first }) => first).toSorted()[0],
        last: spans
          .map(({ last }) => last)
          .toSorted()
          .at(-1),
        missing: [...new Set(spans.flatMap(({ missing }) => missing))].toSorted(),
      },
    },
  };
}

function computeOf<History extends ReadonlyMap<Month, unknown>, Given>(
  history: History,
  on: string,
  compute: (history: History, month: Month) => Given,
): Given | null {
  const last = lastWholeMonth(history, on);
  return last === null ? null : compute(history, last);
}

interface Compared {
  readonly month: Month;
  readonly missing: readonly Month[];
}

function spanOf(history: ReadonlyMap<Month, unknown>, given: Compared | null) {
  if (given === null) return null;
  const [first = given.month] = history.keys();
  const gaps = monthsBetween(first, given.month).filter((month) => !history.has(month));
  return { first, last: given.month, missing: [...gaps, ...given.missing] };
}

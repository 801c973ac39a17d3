import type { NamedOpenReport, Report } from '../../../imports/readReports.ts';
import { findUnclear, NOTHING_SAID, settleReport } from '../../../imports/settleReports.ts';
import type { Convention } from '../../../imports/usageRows/convention.ts';
import type { MonthsKind } from '../../../partner/reports/monthsKinds.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import type { Reply } from '../../reply.ts';
import type { Dropped } from '../waiting/monthsInWaiting.ts';
import { askReadings } from './askReadings.ts';
import { MONTHS_OFFERS } from './monthsOffers.ts';

/** A dry run of a set of reports of one kind that tell of months; asks first where the set can be read in two ways. */
export function offerMonths(
  context: Asking & Keeping & Metering,
  kind: MonthsKind,
  dropped: Dropped,
  set: readonly NamedOpenReport[],
): Promise<Reply> {
  const unclear = findUnclear(set);
  const settle = (said: Convention) =>
    set.map(({ name, report }) => nameProblems(settleReport(report, set, said), set.length > 1 ? name : null));
  return unclear === null
    ? MONTHS_OFFERS[kind].offer(context, dropped, settle(NOTHING_SAID))
    : askReadings(context, kind, dropped, unclear, settle);
}

function nameProblems(report: Report, file: string | null): Report {
  if (report.kind === 'people' || file === null) return report;
  return { ...report, problems: report.problems.map((problem) => ({ ...problem, file })) };
}

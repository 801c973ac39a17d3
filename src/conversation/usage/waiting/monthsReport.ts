import { coverMonths } from '../../../imports/usageRows/joinMonths.ts';
import type { GatheredRows } from '../../../imports/usageRows/rows.ts';
import { applyChange, type Change } from '../../../partner/change.ts';
import type { Colleague, PartnerRecord } from '../../../partner/record.ts';
import type { CustomerOf, MonthsKind, UsageMonths } from '../../../partner/reports/monthsKinds.ts';
import type { AreaId } from '../../../scoring/designations.ts';
import { lastWholeMonth, type Month } from '../../../usage/months.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import type { Changing } from '../../asking/changing.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Action } from '../../press.ts';
import type { Line, Reply } from '../../reply.ts';
import { describeLosses } from '../describeLosses.ts';
import { sayMonth } from '../usageFigures.ts';
import { countRead, describeProblems, describeReplaced, describeScores, offerToApply } from './describeReads.ts';
import { type Applied, applyWaiting, type Dropped, keepWaiting, refuseUsage } from './monthsInWaiting.ts';

/** What a file of a kind says, as far as all kinds say it. */
type ReadOf<Kind extends MonthsKind> = Omit<GatheredRows<unknown>, 'months'> & {
  readonly months: UsageMonths<CustomerOf[Kind]>;
};

/** What the chat has to know of a kind of report by month. */
export interface MonthsReport<Kind extends MonthsKind, Read extends ReadOf<Kind>> {
  readonly kind: Kind;
  /** Names the report, with how many rows, customers and months there are. */
  readonly title: string;
  /** The areas that are told once it is applied, and those whose scores the dry run tells, where they are others. */
  readonly areas: readonly AreaId[];
  readonly scoredAreas?: (record: PartnerRecord) => readonly AreaId[];
  join(one: CustomerOf[Kind], other: CustomerOf[Kind]): CustomerOf[Kind];
  /** Of months in which customers stand whom the report does not name: those without them. */
  readonly named?: (months: UsageMonths<CustomerOf[Kind]>) => UsageMonths<CustomerOf[Kind]>;
  /** Rows that were understood and count for nothing. */
  readonly describeLeftOut?: (telling: Telling, reads: readonly Read[]) => readonly Line[];
  /** The figures as of the month. */
  describeFigures(telling: Telling, history: UsageMonths<CustomerOf[Kind]>, month: Month): readonly Line[];
  changeBy(
    record: PartnerRecord,
    given: Applied<CustomerOf[Kind]> & { readonly day: string; readonly by: Colleague },
  ): Change;
  /** The press that applies what waits under this id. */
  apply(draft: string): Action;
}

/** A dry run of a set of files of one kind: what of it was understood, and what the figures and the scores would become. */
export async function tryReport<Kind extends MonthsKind, Read extends ReadOf<Kind>>(
  context: Asking & Keeping & Metering,
  report: MonthsReport<Kind, Read>,
  dropped: Dropped,
  reads: readonly Read[],
): Promise<Reply> {
  const { record, day, me } = context;
  const { kind, areas, scoredAreas } = report;
  const months = coverMonths(
    reads.map((read) => read.months),
    report.join,
  );
  if (months.size === 0) return refuseUsage(...describeProblems(context, reads), { key: 'usage.import.nothing' });
  const waiting = await keepWaiting(context, kind, dropped, months);
  if (waiting.kind !== 'waiting') return waiting;
  const { id, imports, after: history, replaced, losses } = waiting;
  const after = applyChange(record, report.changeBy(record, { imports, history, losses, day, by: me }));
  return {
    kind: 'text',
    title: { key: report.title, values: countRead(context, reads, report.named?.(months) ?? months) },
    lines: [
      ...describeProblems(context, reads),
      ...(report.describeLeftOut?.(context, reads) ?? []),
      ...describeReplaced(replaced),
      ...describeLosses(context, kind, losses),
      ...describeFigures(context, report, history),
      ...describeScores(context, scoredAreas?.(record) ?? areas, record, after),
      { key: 'usage.import.nothingYet' },
    ],
    buttons: offerToApply(report.apply(id), id),
  };
}

function describeFigures<Kind extends MonthsKind, Read extends ReadOf<Kind>>(
  telling: Telling,
  report: MonthsReport<Kind, Read>,
  history: UsageMonths<CustomerOf[Kind]>,
): readonly Line[] {
  const month = lastWholeMonth(history, telling.day);
  if (month === null) return [{ key: 'usage.import.noWholeMonth', rank: 'warning' }];
  return [
    { key: 'usage.asOf', values: { month: sayMonth(telling.words, month) }, rank: 'heading' },
    ...report.describeFigures(telling, history, month),
  ];
}

/** Puts what waits of the kind in force, in one change. */
export function applyReport<Kind extends MonthsKind, Read extends ReadOf<Kind>>(
  context: Changing & Keeping & Metering,
  { kind, areas, changeBy }: MonthsReport<Kind, Read>,
  draft: string,
): Promise<Reply> {
  return applyWaiting(context, draft, kind, areas, (record, applied) =>
    changeBy(record, { ...applied, day: context.day, by: context.me }),
  );
}

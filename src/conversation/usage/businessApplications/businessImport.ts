import { z } from 'zod';
import {
  type ActivityRead,
  joinActivity,
  joinRevenue,
  type RevenueRead,
} from '../../../imports/businessApps/readBusiness.ts';
import { coverMonths } from '../../../imports/usageRows/joinMonths.ts';
import { applyChange, type Change } from '../../../partner/change.ts';
import { changeByActivity, changeByRevenue } from '../../../partner/reports/businessChange.ts';
import type { MonthsKind, UsageMonths } from '../../../partner/reports/monthsKinds.ts';
import { computeBusinessActivity } from '../../../usage/businessApplications/businessActivity.ts';
import type { ActivityHistory, RevenueHistory } from '../../../usage/businessApplications/businessHistory.ts';
import { computeBusinessRevenue } from '../../../usage/businessApplications/businessRevenue.ts';
import { lastWholeMonth, type Month } from '../../../usage/months.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import type { Changing } from '../../asking/changing.ts';
import type { Telling } from '../../asking/telling.ts';
import { definePress } from '../../press.ts';
import type { Line, Reply } from '../../reply.ts';
import { describeLosses } from '../describeLosses.ts';
import { sayMonth } from '../usageFigures.ts';
import { describeLeftOut } from '../waiting/describeLeftOut.ts';
import {
  countRead,
  describeProblems,
  describeReplaced,
  describeScores,
  offerToApply,
} from '../waiting/describeReads.ts';
import { applyWaiting, type Dropped, keepWaiting, refuseUsage, type Waiting } from '../waiting/monthsInWaiting.ts';
import {
  describeActivityFigures,
  describeBusinessGaps,
  describeRevenueFigures,
  describeTrack,
} from './businessFigures.ts';

const AREA = 'business-applications';

/** `draft` is the report of Business Applications that waits, `report` which of the two it is. */
export const applyBusinessPress = definePress('apply-business', {
  draft: z.string().min(1).max(100),
  report: z.enum(['businessRevenue', 'businessUsage']),
});

/** A dry run of revenue that was read: what of it was understood, and what Business Applications would become. */
export async function tryRevenue(
  context: Asking & Keeping & Metering,
  dropped: Dropped,
  reads: readonly RevenueRead[],
): Promise<Reply> {
  const months = coverMonths(
    reads.map((read) => read.months),
    joinRevenue,
  );
  if (months.size === 0) return refuseUsage(...describeProblems(context, reads), { key: 'usage.import.nothing' });
  const waiting = await keepWaiting(context, 'businessRevenue', dropped, months);
  if (waiting.kind !== 'waiting') return waiting;
  const { record, day } = context;
  const change = changeByRevenue(record, {
    ...{ imports: waiting.imports, history: waiting.after, losses: waiting.losses },
    ...{ day, by: context.me },
  });
  return {
    kind: 'text',
    title: { key: 'usage.business.revenue.title', values: countRead(context, reads, months) },
    lines: [
      ...describeProblems(context, reads),
      ...describeLeftOut(context, 'business.revenue', reads),
      ...describeOutcome(context, 'businessRevenue', waiting, change, (month) =>
        describeRevenue(context, waiting.after, month),
      ),
    ],
    buttons: offerToApply(applyBusinessPress.action({ draft: waiting.id, report: 'businessRevenue' }), waiting.id),
  };
}

/** The same of usage. */
export async function tryActivity(
  context: Asking & Keeping & Metering,
  dropped: Dropped,
  reads: readonly ActivityRead[],
): Promise<Reply> {
  const months = coverMonths(
    reads.map((read) => read.months),
    joinActivity,
  );
  if (months.size === 0) return refuseUsage(...describeProblems(context, reads), { key: 'usage.import.nothing' });
  const waiting = await keepWaiting(context, 'businessUsage', dropped, months);
  if (waiting.kind !== 'waiting') return waiting;
  const { record, day } = context;
  const change = changeByActivity(record, {
    ...{ imports: waiting.imports, history: waiting.after, losses: waiting.losses },
    ...{ day, by: context.me },
  });
  return {
    kind: 'text',
    title: { key: 'usage.business.activity.title', values: countRead(context, reads, withoutUnnamed(months)) },
    lines: [
      ...describeProblems(context, reads),
      ...describeLeftOut(context, 'business.activity', reads),
      ...describeOutcome(context, 'businessUsage', waiting, change, (month) =>
        describeActivity(context, waiting.after, month),
      ),
    ],
    buttons: offerToApply(applyBusinessPress.action({ draft: waiting.id, report: 'businessUsage' }), waiting.id),
  };
}

/** Customers that the report does not name are none that can be counted. */
function withoutUnnamed<Customer>(months: UsageMonths<Customer>): UsageMonths<Customer> {
  return new Map(
    [...months].map(([month, customers]) => [month, new Map([...customers].filter(([tenantId]) => tenantId !== ''))]),
  );
}

function describeOutcome<Customer>(
  context: Telling,
  kind: MonthsKind,
  { replaced, after, losses }: Waiting<Customer>,
  change: Change,
  describe: (month: Month) => readonly Line[],
): readonly Line[] {
  const { record, words, day } = context;
  const month = lastWholeMonth(after, day);
  return [
    ...describeReplaced(replaced),
    ...describeLosses(context, kind, losses),
    ...(month === null
      ? [{ key: 'usage.import.noWholeMonth', rank: 'warning' } as const]
      : [
          { key: 'usage.asOf', values: { month: sayMonth(words, month) }, rank: 'heading' } as const,
          ...describe(month),
        ]),
    ...describeScores(context, [AREA], record, applyChange(record, change)),
    { key: 'usage.import.nothingYet' },
  ];
}

function describeRevenue({ words, record }: Telling, history: RevenueHistory, month: Month): readonly Line[] {
  const revenue = computeBusinessRevenue(history, month);
  return [
    ...describeRevenueFigures(words, revenue),
    ...describeBusinessGaps(words, revenue.missing, null),
    ...describeTrack(words, revenue, record.settings.tracks[AREA]),
  ];
}

function describeActivity({ words }: Telling, history: ActivityHistory, month: Month): readonly Line[] {
  const activity = computeBusinessActivity(history, month);
  return [...describeActivityFigures(words, activity), ...describeBusinessGaps(words, activity.missing, activity)];
}

/** Puts the report of Business Applications that waits in force, in one change. */
export async function applyBusiness(
  context: Changing & Keeping & Metering,
  { draft, report }: { readonly draft: string; readonly report: 'businessRevenue' | 'businessUsage' },
): Promise<Reply> {
  const given = { day: context.day, by: context.me };
  return report === 'businessRevenue'
    ? applyWaiting(context, draft, report, [AREA], (record, applied) =>
        changeByRevenue(record, { ...applied, ...given }),
      )
    : applyWaiting(context, draft, report, [AREA], (record, applied) =>
        changeByActivity(record, { ...applied, ...given }),
      );
}

import { z } from 'zod';
import { joinOffice, type OfficeRead } from '../../../imports/officeUsage/readOffice.ts';
import { coverMonths } from '../../../imports/usageRows/joinMonths.ts';
import { applyChange } from '../../../partner/change.ts';
import { changeByOffice } from '../../../partner/reports/officeChange.ts';
import { computeModernWork } from '../../../usage/modernWork/modernWork.ts';
import type { OfficeHistory } from '../../../usage/modernWork/officeHistory.ts';
import { lastWholeMonth } from '../../../usage/months.ts';
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
import { applyWaiting, type Dropped, keepWaiting, refuseUsage } from '../waiting/monthsInWaiting.ts';
import { describeOfficeFigures, describeOfficeGaps } from './officeFigures.ts';

/** `draft` is the OfficeUsage that waits. */
export const applyOfficePress = definePress('apply-office', { draft: z.string().min(1).max(100) });

/** A dry run of OfficeUsage that was read: what of it was understood, and what Modern Work would become. */
export async function tryOffice(
  context: Asking & Keeping & Metering,
  dropped: Dropped,
  reads: readonly OfficeRead[],
): Promise<Reply> {
  const { record, day } = context;
  const months = coverMonths(
    reads.map((read) => read.months),
    joinOffice,
  );
  if (months.size === 0) return refuseUsage(...describeProblems(context, reads), { key: 'usage.import.nothing' });
  const waiting = await keepWaiting(context, 'office', dropped, months);
  if (waiting.kind !== 'waiting') return waiting;
  const { id, imports, after: history, replaced, losses } = waiting;
  const after = applyChange(record, changeByOffice(record, { imports, history, losses, day, by: context.me }));
  return {
    kind: 'text',
    title: { key: 'usage.office.title', values: countRead(context, reads, months) },
    lines: [
      ...describeProblems(context, reads),
      ...describeLeftOut(context, 'office', reads),
      ...describeReplaced(replaced),
      ...describeLosses(context, 'office', losses),
      ...describeResult(context, history),
      ...describeScores(context, ['modern-work'], record, after),
      { key: 'usage.import.nothingYet' },
    ],
    buttons: offerToApply(applyOfficePress.action({ draft: id }), id),
  };
}

function describeResult({ words, day }: Telling, history: OfficeHistory): readonly Line[] {
  const month = lastWholeMonth(history, day);
  if (month === null) return [{ key: 'usage.import.noWholeMonth', rank: 'warning' }];
  const given = computeModernWork(history, month);
  return [
    { key: 'usage.asOf', values: { month: sayMonth(words, month) }, rank: 'heading' },
    ...describeOfficeFigures(words, given),
    ...describeOfficeGaps(words, given),
    { key: 'usage.office.deployments' },
  ];
}

/** Puts the OfficeUsage that waits in force, in one change. */
export async function applyOffice(
  context: Changing & Keeping & Metering,
  { draft }: { readonly draft: string },
): Promise<Reply> {
  return applyWaiting(context, draft, 'office', ['modern-work'], (record, applied) =>
    changeByOffice(record, { ...applied, day: context.day, by: context.me }),
  );
}

import { z } from 'zod';
import { type EmsRead, joinEms } from '../../../imports/emsUsage/readEms.ts';
import { coverMonths } from '../../../imports/usageRows/joinMonths.ts';
import { applyChange } from '../../../partner/change.ts';
import { changeByEms } from '../../../partner/reports/securityChange.ts';
import { lastWholeMonth } from '../../../usage/months.ts';
import type { EmsHistory } from '../../../usage/security/emsHistory.ts';
import { computeM365Security } from '../../../usage/security/securityM365.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import type { Changing } from '../../asking/changing.ts';
import type { Telling } from '../../asking/telling.ts';
import { definePress } from '../../press.ts';
import type { Line, Reply } from '../../reply.ts';
import { describeLosses } from '../describeLosses.ts';
import { sayMonth } from '../usageFigures.ts';
import {
  countRead,
  describeProblems,
  describeReplaced,
  describeScores,
  offerToApply,
} from '../waiting/describeReads.ts';
import { applyWaiting, type Dropped, keepWaiting, refuseUsage } from '../waiting/monthsInWaiting.ts';
import { describeSecurityFigures, describeSecurityGaps } from './securityFigures.ts';

/** `draft` is the EMSUsage that waits. */
export const applyEmsPress = definePress('apply-ems', { draft: z.string().min(1).max(100) });

/** A dry run of EMSUsage that was read: what of it was understood, and what Security would become. */
export async function tryEms(
  context: Asking & Keeping & Metering,
  dropped: Dropped,
  reads: readonly EmsRead[],
): Promise<Reply> {
  const { record, day } = context;
  const months = coverMonths(
    reads.map((read) => read.months),
    joinEms,
  );
  if (months.size === 0) return refuseUsage(...describeProblems(context, reads), { key: 'usage.import.nothing' });
  const waiting = await keepWaiting(context, 'ems', dropped, months);
  if (waiting.kind !== 'waiting') return waiting;
  const { id, imports, after: history, replaced, losses } = waiting;
  const after = applyChange(record, changeByEms(record, { imports, history, losses, day, by: context.me }));
  const unlinked = reads.reduce((sum, read) => sum + read.unlinked, 0);
  return {
    kind: 'text',
    title: { key: 'usage.security.title', values: countRead(context, reads, months) },
    lines: [
      ...describeProblems(context, reads),
      ...(unlinked === 0 ? [] : [{ key: 'usage.security.unlinked', values: { count: unlinked } }]),
      ...describeReplaced(replaced),
      ...describeLosses(context, 'ems', losses),
      ...describeResult(context, history),
      ...describeScores(context, ['security'], record, after),
      { key: 'usage.import.nothingYet' },
    ],
    buttons: offerToApply(applyEmsPress.action({ draft: id }), id),
  };
}

function describeResult({ words, day, showNames }: Telling, history: EmsHistory): readonly Line[] {
  const month = lastWholeMonth(history, day);
  if (month === null) return [{ key: 'usage.import.noWholeMonth', rank: 'warning' }];
  const part = computeM365Security(history, month);
  return [
    { key: 'usage.asOf', values: { month: sayMonth(words, month) }, rank: 'heading' },
    ...describeSecurityFigures(words, part, showNames),
    ...describeSecurityGaps(words, 'm365', part),
  ];
}

/** Puts the EMSUsage that waits in force, in one change. */
export async function applyEms(
  context: Changing & Keeping & Metering,
  { draft }: { readonly draft: string },
): Promise<Reply> {
  return applyWaiting(context, draft, 'ems', ['security'], (record, applied) =>
    changeByEms(record, { ...applied, day: context.day, by: context.me }),
  );
}

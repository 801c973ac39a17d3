import { z } from 'zod';
import { joinUsage, type UsageRead } from '../../../imports/azureUsage/readUsage.ts';
import { coverMonths } from '../../../imports/usageRows/joinMonths.ts';
import { applyChange } from '../../../partner/change.ts';
import { isSetUp } from '../../../partner/facts.ts';
import type { PartnerRecord } from '../../../partner/record.ts';
import { changeByUsage } from '../../../partner/reports/usageChange.ts';
import { type AreaId, AZURE_AREAS } from '../../../scoring/designations.ts';
import { computeAzure } from '../../../usage/azure/azureFigures.ts';
import type { UsageHistory } from '../../../usage/azure/usageHistory.ts';
import { lastWholeMonth } from '../../../usage/months.ts';
import { computeAzureSecurity } from '../../../usage/security/securityAzure.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import type { Changing } from '../../asking/changing.ts';
import type { Telling } from '../../asking/telling.ts';
import { definePress } from '../../press.ts';
import type { Line, Reply } from '../../reply.ts';
import { describeLosses } from '../describeLosses.ts';
import { describeSecurityFigures, describeSecurityGaps } from '../security/securityFigures.ts';
import { describeMissing, describeUsageFigures, sayMonth } from '../usageFigures.ts';
import {
  countRead,
  describeProblems,
  describeReplaced,
  describeScores,
  offerToApply,
} from '../waiting/describeReads.ts';
import { applyWaiting, type Dropped, keepWaiting, refuseUsage } from '../waiting/monthsInWaiting.ts';

/** `draft` is the usage that waits. */
export const applyUsagePress = definePress('apply-usage', { draft: z.string().min(1).max(100) });

/** A dry run of AzureUsage that was read: what of it was understood, and what the figures and the score would become. */
export async function tryUsage(
  context: Asking & Keeping & Metering,
  dropped: Dropped,
  reads: readonly UsageRead[],
): Promise<Reply> {
  const { record, day } = context;
  const months = coverMonths(
    reads.map((read) => read.months),
    joinUsage,
  );
  if (months.size === 0) return refuseUsage(...describeProblems(context, reads), { key: 'usage.import.nothing' });
  const waiting = await keepWaiting(context, 'azure', dropped, months);
  if (waiting.kind !== 'waiting') return waiting;
  const { id, imports, after: history, replaced, losses } = waiting;
  const after = applyChange(record, changeByUsage(record, { imports, history, losses, day, by: context.me }));
  return {
    kind: 'text',
    title: { key: 'usage.import.title', values: countRead(context, reads, months) },
    lines: [
      ...describeProblems(context, reads),
      ...describeReplaced(replaced),
      ...describeLosses(context, 'azure', losses),
      ...describeResult(context, history),
      ...describeSecurity(context, history),
      ...describeScores(context, withSecurity(record), record, after),
      { key: 'usage.import.nothingYet' },
    ],
    buttons: offerToApply(applyUsagePress.action({ draft: id }), id),
  };
}

/** The areas whose scores usage moves: Security only where it is scored by more than usage. */
function withSecurity(record: PartnerRecord): readonly AreaId[] {
  return isSetUp(record, 'security') ? [...AZURE_AREAS, 'security'] : AZURE_AREAS;
}

/** The Azure part of Security: its figures where the partner follows it, else that there are some. */
function describeSecurity({ words, day, showNames, record }: Telling, history: UsageHistory): readonly Line[] {
  const month = lastWholeMonth(history, day);
  if (month === null || record.settings.hiddenAreas.includes('security')) return [];
  const part = computeAzureSecurity(history, month);
  if (isSetUp(record, 'security')) {
    return [
      { key: 'area.security', rank: 'heading' },
      ...describeSecurityFigures(words, part, showNames),
      ...describeSecurityGaps(words, 'azure', part),
    ];
  }
  return Object.values(part.figures).some(({ value }) => value !== null && value !== 0)
    ? [{ key: 'usage.security.too' }]
    : [];
}

function describeResult({ words, day, showNames, record }: Telling, history: UsageHistory): readonly Line[] {
  const month = lastWholeMonth(history, day);
  if (month === null) return [{ key: 'usage.import.noWholeMonth', rank: 'warning' }];
  const azure = computeAzure(history, month);
  const chosen = AZURE_AREAS.map((area) => record.settings.tracks[area]).find((track) => track !== undefined);
  const { track, smbSharePercent } = azure;
  const isOther = chosen !== undefined && track !== null && chosen !== track;
  return [
    { key: 'usage.asOf', values: { month: sayMonth(words, month) }, rank: 'heading' },
    ...describeUsageFigures(words, azure, showNames),
    ...describeMissing(words, azure.missing),
    ...(track === null || smbSharePercent === null || !azure.isSegmentTold
      ? []
      : [
          {
            key: isOther ? 'usage.trackOther' : chosen === undefined ? 'usage.trackSet' : 'usage.track',
            values: {
              share: smbSharePercent,
              track: words.say(`track.${track}`),
              chosen: chosen === undefined ? '' : words.say(`track.${chosen}`),
            },
          },
        ]),
  ];
}

/** Puts the usage that waits in force, in one change. */
export async function applyUsage(
  context: Changing & Keeping & Metering,
  { draft }: { readonly draft: string },
): Promise<Reply> {
  return applyWaiting(context, draft, 'azure', AZURE_AREAS, (record, applied) =>
    changeByUsage(record, { ...applied, day: context.day, by: context.me }),
  );
}

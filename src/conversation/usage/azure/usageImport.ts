import { z } from 'zod';
import { joinUsage, type UsageRead } from '../../../imports/azureUsage/readUsage.ts';
import { isSetUp } from '../../../partner/facts.ts';
import type { PartnerRecord } from '../../../partner/record.ts';
import { changeByUsage } from '../../../partner/reports/usageChange.ts';
import { type AreaId, AZURE_AREAS } from '../../../scoring/designations.ts';
import { computeAzure } from '../../../usage/azure/azureFigures.ts';
import type { UsageHistory } from '../../../usage/azure/usageHistory.ts';
import type { Month } from '../../../usage/months.ts';
import { computeAzureSecurity } from '../../../usage/security/securityAzure.ts';
import type { Telling } from '../../asking/telling.ts';
import { definePress } from '../../press.ts';
import type { Line } from '../../reply.ts';
import { describeSecurityFigures, describeSecurityGaps } from '../security/securityFigures.ts';
import { describeMissing, describeUsageFigures } from '../usageFigures.ts';
import type { MonthsReport } from '../waiting/monthsReport.ts';

/** `draft` is the usage that waits. */
export const applyUsagePress = definePress('apply-usage', { draft: z.string().min(1).max(100) });

export const azureReport: MonthsReport<'azure', UsageRead> = {
  kind: 'azure',
  title: 'usage.import.title',
  areas: AZURE_AREAS,
  scoredAreas: withSecurity,
  join: joinUsage,
  describeFigures: (telling, history, month) => [
    ...describeAzure(telling, history, month),
    ...describeSecurity(telling, history, month),
  ],
  changeBy: changeByUsage,
  apply: (draft) => applyUsagePress.action({ draft }),
};

/** The areas whose scores usage moves: Security only where it is scored by more than usage. */
function withSecurity(record: PartnerRecord): readonly AreaId[] {
  return isSetUp(record, 'security') ? [...AZURE_AREAS, 'security'] : AZURE_AREAS;
}

/** The Azure part of Security: its figures where the partner follows it, else that there are some. */
function describeSecurity({ words, showNames, record }: Telling, history: UsageHistory, month: Month): readonly Line[] {
  if (record.settings.hiddenAreas.includes('security')) return [];
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

function describeAzure({ words, showNames, record }: Telling, history: UsageHistory, month: Month): readonly Line[] {
  const azure = computeAzure(history, month);
  const chosen = AZURE_AREAS.map((area) => record.settings.tracks[area]).find((track) => track !== undefined);
  const { track, smbSharePercent } = azure;
  const isOther = chosen !== undefined && track !== null && chosen !== track;
  return [
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

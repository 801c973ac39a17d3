import { z } from 'zod';
import {
  type ActivityRead,
  joinActivity,
  joinRevenue,
  type RevenueRead,
} from '../../../imports/businessApps/readBusiness.ts';
import { changeByActivity, changeByRevenue } from '../../../partner/reports/businessChange.ts';
import { computeBusinessActivity } from '../../../usage/businessApplications/businessActivity.ts';
import { computeBusinessRevenue } from '../../../usage/businessApplications/businessRevenue.ts';
import { definePress } from '../../press.ts';
import { describeLeftOut } from '../waiting/describeLeftOut.ts';
import type { MonthsReport } from '../waiting/monthsReport.ts';
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

export const revenueReport: MonthsReport<'businessRevenue', RevenueRead> = {
  kind: 'businessRevenue',
  title: 'usage.business.revenue.title',
  areas: [AREA],
  join: joinRevenue,
  describeLeftOut: (telling, reads) => describeLeftOut(telling, 'business.revenue', reads),
  describeFigures({ words, record }, history, month) {
    const revenue = computeBusinessRevenue(history, month);
    return [
      ...describeRevenueFigures(words, revenue),
      ...describeBusinessGaps(words, revenue.missing, null),
      ...describeTrack(words, revenue, record.settings.tracks[AREA]),
    ];
  },
  changeBy: changeByRevenue,
  apply: (draft) => applyBusinessPress.action({ draft, report: 'businessRevenue' }),
};

export const activityReport: MonthsReport<'businessUsage', ActivityRead> = {
  kind: 'businessUsage',
  title: 'usage.business.activity.title',
  areas: [AREA],
  join: joinActivity,
  named: (months) =>
    new Map(
      [...months].map(([month, customers]) => [month, new Map([...customers].filter(([tenantId]) => tenantId !== ''))]),
    ),
  describeLeftOut: (telling, reads) => describeLeftOut(telling, 'business.activity', reads),
  describeFigures({ words }, history, month) {
    const activity = computeBusinessActivity(history, month);
    return [...describeActivityFigures(words, activity), ...describeBusinessGaps(words, activity.missing, activity)];
  },
  changeBy: changeByActivity,
  apply: (draft) => applyBusinessPress.action({ draft, report: 'businessUsage' }),
};

import { z } from 'zod';
import { joinOffice, type OfficeRead } from '../../../imports/officeUsage/readOffice.ts';
import { changeByOffice } from '../../../partner/reports/officeChange.ts';
import { computeModernWork } from '../../../usage/modernWork/modernWork.ts';
import { definePress } from '../../press.ts';
import { describeLeftOut } from '../waiting/describeLeftOut.ts';
import type { MonthsReport } from '../waiting/monthsReport.ts';
import { describeOfficeFigures, describeOfficeGaps } from './officeFigures.ts';

/** `draft` is the OfficeUsage that waits. */
export const applyOfficePress = definePress('apply-office', { draft: z.string().min(1).max(100) });

export const officeReport: MonthsReport<'office', OfficeRead> = {
  kind: 'office',
  title: 'usage.office.title',
  areas: ['modern-work'],
  join: joinOffice,
  describeLeftOut: (telling, reads) => describeLeftOut(telling, 'office', reads),
  describeFigures({ words }, history, month) {
    const given = computeModernWork(history, month);
    return [
      ...describeOfficeFigures(words, given),
      ...describeOfficeGaps(words, given),
      { key: 'usage.office.deployments' },
    ];
  },
  changeBy: changeByOffice,
  apply: (draft) => applyOfficePress.action({ draft }),
};

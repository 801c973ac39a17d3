import { z } from 'zod';
import { type EmsRead, joinEms } from '../../../imports/emsUsage/readEms.ts';
import { changeByEms } from '../../../partner/reports/securityChange.ts';
import { computeM365Security } from '../../../usage/security/securityM365.ts';
import { definePress } from '../../press.ts';
import type { MonthsReport } from '../waiting/monthsReport.ts';
import { describeSecurityFigures, describeSecurityGaps } from './securityFigures.ts';

/** `draft` is the EMSUsage that waits. */
export const applyEmsPress = definePress('apply-ems', { draft: z.string().min(1).max(100) });

export const emsReport: MonthsReport<'ems', EmsRead> = {
  kind: 'ems',
  title: 'usage.security.title',
  areas: ['security'],
  join: joinEms,
  describeLeftOut(_, reads) {
    const count = reads.reduce((sum, read) => sum + read.unlinked, 0);
    return count === 0 ? [] : [{ key: 'usage.security.unlinked', values: { count } }];
  },
  describeFigures({ words, showNames }, history, month) {
    const part = computeM365Security(history, month);
    return [...describeSecurityFigures(words, part, showNames), ...describeSecurityGaps(words, 'm365', part)];
  },
  changeBy: changeByEms,
  apply: (draft) => applyEmsPress.action({ draft }),
};

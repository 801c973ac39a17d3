import type { Counting } from '../../scoring/facts.ts';
import { missingMonths, type UsageFigure } from '../figure.ts';
import type { Month } from '../months.ts';
import { COUNTINGS, netCustomerAdds } from './customerAdds.ts';
import { acrTrailing12Months, deployments, usageGrowth } from './trailingYear.ts';
import { acrOf, isSmb, type UsageHistory } from './usageHistory.ts';

/** Keyed as the figures of the Azure areas. */
type AzureFigures = Readonly<
  Record<'netCustomerAdds' | 'usageGrowthPercent' | 'acrTrailing12MonthsUsd' | 'deployments', UsageFigure>
>;

export interface AzureUsage {
  /** The month as of which everything is. */
  readonly month: Month;
  readonly figures: Readonly<Record<Counting, AzureFigures>>;
  /** Customers of the SMB segment among those with any usage in the month, in percent; null where none has. */
  readonly smbSharePercent: number | null;
  /** By that share. Source: rules reference 2.1. */
  readonly track: 'enterprise' | 'smb' | null;
  /** Whether the report names the segment of any of them; where it does not, nobody should be given that track. */
  readonly isSegmentTold: boolean;
  /** All months that a figure lacks, in order. */
  readonly missing: readonly Month[];
}

const SMB_FROM_PERCENT = 80;

/** The figures of the Azure areas by each way of counting customers, as of a month. */
export function computeAzure(history: UsageHistory, month: Month): AzureUsage {
  const shared = {
    usageGrowthPercent: usageGrowth(history, month),
    acrTrailing12MonthsUsd: acrTrailing12Months(history, month),
  };
  const figures = Object.fromEntries(
    COUNTINGS.map((counting): [string, AzureFigures] => [
      counting,
      {
        netCustomerAdds: netCustomerAdds(history, counting, month),
        ...shared,
        deployments: deployments(history, month, counting === 'brief' ? 'brief' : 'microsoft'),
      },
    ]),
  ) as Record<Counting, AzureFigures>;
  const missing = Object.values(figures).flatMap((each) => Object.values(each).flatMap(missingMonths));
  const { percent, isMostlySmb, isSegmentTold } = measureSmb(history, month);
  return {
    ...{ month, figures, missing: [...new Set(missing)].toSorted(), smbSharePercent: percent, isSegmentTold },
    track: percent === null ? null : isMostlySmb ? 'smb' : 'enterprise',
  };
}

function measureSmb(history: UsageHistory, month: Month) {
  const customers = [...(history.get(month)?.values() ?? [])].filter((customer) => acrOf(customer) > 0n);
  const smb = customers.filter(({ segment }) => isSmb(segment)).length;
  const percent = customers.length === 0 ? null : Math.round((smb * 10_000) / customers.length) / 100;
  // By whole customers: 79.996 % is shown as 80 %, and is not.
  const isMostlySmb = smb * 100 >= customers.length * SMB_FROM_PERCENT;
  return { percent, isMostlySmb, isSegmentTold: customers.some(({ segment }) => segment !== '') };
}

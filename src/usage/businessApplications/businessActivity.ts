import { TRACKS, type Track } from '../../scoring/designations.ts';
import type { UsageFigure } from '../figure.ts';
import { type Month, shiftMonth } from '../months.ts';
import { growthPercent } from '../usd.ts';
import type { Activity, ActivityHistory } from './businessHistory.ts';
import { MCV_RATES, type RatedWorkload } from './businessWorkloads.ts';

/** Monthly consumption value, exact: a whole number of tenths, which is what the smallest rate gives. */
export type Mcv = bigint;

const TENTHS = 10;

/** What a workload must come to at a customer tenant in the month to be deployed. Source: rules reference 5.2. */
export const DEPLOYED_MCV: Readonly<Record<Track, number>> = { enterprise: 10_000, smb: 5000 };

export interface BusinessActivity {
  /** The month as of which everything is. */
  readonly month: Month;
  readonly usageGrowthPercent: UsageFigure;
  readonly usageBaselineMcv: UsageFigure;
  readonly deployments: Readonly<Record<Track, UsageFigure>>;
  /** Whether either month tells usage of nobody in particular, so that deployments are not known. */
  readonly isUnnamed: boolean;
  /** The months that the figures lack. */
  readonly missing: readonly Month[];
}

/**
 * What the workload weighs. Of several numbers that one counts which tells of the partner alone; capacity is weighed by
 * capacity where a row says it.
 */
export function mcvOf(workload: RatedWorkload, { pamau, mac, mau }: Activity): Mcv {
  const { mcv, of } = MCV_RATES[workload];
  const units = of === 'capacity' ? (mac ?? pamau ?? mau) : (pamau ?? mau ?? mac);
  return BigInt(units ?? 0) * BigInt(Math.round(mcv * TENTHS));
}

export function toMcv(amount: Mcv): number {
  return Number(amount) / TENTHS;
}

export function fromMcv(mcv: number): Mcv {
  return BigInt(mcv * TENTHS);
}

export function isDeployed(amount: Mcv, track: Track): boolean {
  return amount >= fromMcv(DEPLOYED_MCV[track]);
}

/** What usage gives of Business Applications, as of a month that is known, against the same month a year before. */
export function computeBusinessActivity(history: ActivityHistory, month: Month): BusinessActivity {
  const yearAgo = shiftMonth(month, -12);
  const missing = [yearAgo, month].filter((each) => !history.has(each));
  const unknown: UsageFigure = { value: null, atLeast: null, atMost: null, missing };
  const pairsIn = (each: Month) =>
    [...(history.get(each)?.values() ?? [])].flatMap(({ workloads }) =>
      [...workloads].map(([workload, activity]) => mcvOf(workload, activity)),
    );
  const [now, before] = [pairsIn(month), pairsIn(yearAgo)];
  const sum = (amounts: readonly Mcv[]) => amounts.reduce((all, amount) => all + amount, 0n);
  const growth = missing.length > 0 ? null : growthPercent(sum(before), sum(now));
  const isUnnamed = [month, yearAgo].some((each) => history.get(each)?.has('') === true);
  const deployments = TRACKS.map((track) => {
    const count = (amounts: readonly Mcv[]) => amounts.filter((amount) => isDeployed(amount, track)).length;
    return [track, missing.length > 0 || isUnnamed ? unknown : { value: count(now) - count(before) }] as const;
  });
  return {
    month,
    usageGrowthPercent: growth === null ? unknown : { value: growth },
    usageBaselineMcv: history.has(yearAgo) ? { value: toMcv(sum(before)) } : unknown,
    deployments: Object.fromEntries(deployments) as Record<Track, UsageFigure>,
    isUnnamed,
    missing,
  };
}

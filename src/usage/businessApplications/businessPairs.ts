import { TRACKS, type Track } from '../../scoring/designations.ts';
import type { Association } from '../azure/usageHistory.ts';
import { type Month, shiftMonth } from '../months.ts';
import { type Usd, usd } from '../usd.ts';
import { DEPLOYED_MCV, fromMcv, isDeployed, type Mcv, mcvOf } from './businessActivity.ts';
import type { ActivityHistory, RevenueHistory } from './businessHistory.ts';
import { countsByRevenue, PAIR_USD } from './businessRevenue.ts';

/** The two reports that the figures of Business Applications are of. */
export type BusinessReport = 'revenue' | 'activity';

/** One workload at one customer tenant, which is what counts, by its revenue or by its MCV. */
export interface Pair {
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly Association[];
  readonly workload: string;
  /** In the month, and a year before; null where that month is not known. */
  readonly now: Usd | Mcv;
  readonly before: Usd | Mcv | null;
  readonly counts: Readonly<Record<Track, boolean>>;
  readonly countedAYearAgo: Readonly<Record<Track, boolean>>;
  /** What the month lacks to count; 0 where it counts. */
  readonly shortBy: Readonly<Record<Track, Usd | Mcv>>;
}

interface Measured {
  readonly tenantId: string;
  readonly name: string;
  readonly links: readonly Association[];
  readonly amounts: ReadonlyMap<string, bigint>;
}

/** Everything that brings or brought anything in the month or a year before, the most first. */
export function listRevenuePairs(history: RevenueHistory, month: Month): readonly Pair[] {
  const measure = (each: Month) =>
    history.has(each)
      ? [...(history.get(each)?.values() ?? [])].map(({ workloads, ...customer }) => ({
          ...customer,
          amounts: workloads,
        }))
      : null;
  return listPairs(measure(month), measure(shiftMonth(month, -12)), countsByRevenue, (track) => usd(PAIR_USD[track]));
}

/** The same by MCV, of named customers alone. */
export function listActivityPairs(history: ActivityHistory, month: Month): readonly Pair[] {
  const measure = (each: Month) =>
    history.has(each)
      ? [...(history.get(each)?.values() ?? [])]
          .filter(({ tenantId }) => tenantId !== '')
          .map(({ workloads, ...customer }) => {
            const amounts = [...workloads].map(
              ([workload, activity]) => [workload, mcvOf(workload, activity)] as const,
            );
            return { ...customer, amounts: new Map(amounts) };
          })
      : null;
  return listPairs(measure(month), measure(shiftMonth(month, -12)), isDeployed, (track) =>
    fromMcv(DEPLOYED_MCV[track]),
  );
}

function listPairs(
  now: readonly Measured[] | null,
  before: readonly Measured[] | null,
  countsOn: (amount: bigint, track: Track) => boolean,
  needed: (track: Track) => bigint,
): readonly Pair[] {
  const was = new Map((before ?? []).map((customer) => [customer.tenantId, customer]));
  const is = new Map((now ?? []).map((customer) => [customer.tenantId, customer]));
  return [...new Map([...was, ...is]).values()]
    .flatMap(({ tenantId, name, links }) => {
      const [amounts, earlier] = [is.get(tenantId)?.amounts, was.get(tenantId)?.amounts];
      const workloads = new Set([...(amounts?.keys() ?? []), ...(earlier?.keys() ?? [])]);
      return [...workloads].map((workload): Pair => {
        const [amount, amountBefore] = [amounts?.get(workload) ?? 0n, earlier?.get(workload) ?? 0n];
        const lacking = (track: Track) => needed(track) - amount;
        return {
          ...{ tenantId, name, links, workload, now: amount, before: before === null ? null : amountBefore },
          counts: forEachTrack((track) => countsOn(amount, track)),
          countedAYearAgo: forEachTrack((track) => countsOn(amountBefore, track)),
          shortBy: forEachTrack((track) => (lacking(track) > 0n ? lacking(track) : 0n)),
        };
      });
    })
    .filter((pair) => pair.now !== 0n || (pair.before ?? 0n) !== 0n)
    .toSorted(compareByAmount);
}

function forEachTrack<T>(tell: (track: Track) => T): Record<Track, T> {
  return Object.fromEntries(TRACKS.map((track) => [track, tell(track)])) as Record<Track, T>;
}

function compareByAmount(one: Pair, other: Pair): number {
  if (one.now !== other.now) return one.now > other.now ? -1 : 1;
  const [first, second] = [one, other].map(({ tenantId, workload }) => `${tenantId}\n${workload}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

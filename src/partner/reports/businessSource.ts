import type { Track } from '../../scoring/designations.ts';
import type { McvAhead } from '../../usage/businessApplications/mcvAhead.ts';
import type { MonthsSource, NearCustomer } from './usageSource.ts';

/** What a turn tells of a report of Business Applications without reading its months. */
interface BusinessSummary {
  /** The month as of which the figures are. */
  readonly month: string;
  /** The months that they lack. */
  readonly missing: readonly string[];
}

/** What it tells of revenue, too. */
interface RevenueSummary extends BusinessSummary {
  /** On either track, the workloads at customers that lack the least to count, the nearest first. */
  readonly nearest: Readonly<Record<Track, readonly NearCustomer[]>>;
}

/** What it tells of usage, too. */
interface ActivitySummary extends BusinessSummary {
  /** How growth moves if every month is as the last one, from that one on. */
  readonly ahead: readonly McvAhead[];
}

/** Where net customer adds of Business Applications and the track are computed from. */
export type RevenueSource = MonthsSource<RevenueSummary>;

/** Where their growth, its base and their deployments are computed from. */
export type ActivitySource = MonthsSource<ActivitySummary>;

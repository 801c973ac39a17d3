import type { MonthsSource } from './usageSource.ts';

/** What a turn tells of the Microsoft 365 part of Security without reading its months. */
interface EmsSummary {
  /** The month as of which the figures are. */
  readonly month: string;
  /** The months that they lack. */
  readonly missing: readonly string[];
}

/** Where the Microsoft 365 part of the figures of Security is computed from; the other part is of AzureUsage. */
export type EmsSource = MonthsSource<EmsSummary>;

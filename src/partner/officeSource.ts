import type { OfficeAssociation } from '../usage/officeHistory.ts';
import type { MonthsSource } from './usageSource.ts';

/** What a turn tells of licences and users without reading them. */
interface OfficeSummary {
  /** The month as of which the figures are. */
  readonly month: string;
  /** The months that they lack. */
  readonly missing: readonly string[];
  /** Kinds of link that no row names. */
  readonly silent: readonly OfficeAssociation[];
}

/** Where the figures of Modern Work are computed from. */
export type OfficeSource = MonthsSource<OfficeSummary>;

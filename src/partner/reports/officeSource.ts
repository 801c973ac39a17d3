import type { Track } from '../../scoring/designations.ts';
import type { OfficeAssociation } from '../../usage/modernWork/officeHistory.ts';
import type { UsersAhead } from '../../usage/modernWork/officeOutlook.ts';
import type { MonthsSource } from './usageSource.ts';

/** What a turn tells of licences and users without reading them. */
export interface OfficeSummary {
  /** The month as of which the figures are. */
  readonly month: string;
  /** The months that they lack. */
  readonly missing: readonly string[];
  /** Kinds of link that no row names. */
  readonly silent: readonly OfficeAssociation[];
  /** Who lacks the fewest licences to be on each track, the nearest first. */
  readonly near: Readonly<Record<Track, readonly NearCustomerByLicences[]>>;
  /** Who outgrew SMB and no longer counts for it if next month is as the last one. */
  readonly leaving: readonly string[];
  /** By figure of growth, the most licences that nobody uses yet. */
  readonly unused: readonly UnusedLicences[];
  /** How the growth of active users moves if every month is as the last one. */
  readonly ahead: readonly UsersAhead[];
}

/** A customer who would move a figure. */
interface NearCustomerByLicences {
  readonly name: string;
  /** Licences of one workload that it lacks. */
  readonly licences: number;
}

interface UnusedLicences {
  /** The figure that their use would raise. */
  readonly figure: string;
  readonly name: string;
  readonly workload: string;
  /** Licences more than a year before. */
  readonly more: number;
  /** Active users, no more than a year before. */
  readonly active: number;
}

/** Where the figures of Modern Work are computed from. */
export type OfficeSource = MonthsSource<OfficeSummary>;

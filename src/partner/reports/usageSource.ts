import type { Counting } from '../../scoring/facts.ts';
import type { LostCustomer } from '../../usage/lostLinks.ts';

/** A file whose months are in force. */
export interface UsageImport {
  readonly id: string;
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly hash: string;
  /** The day (ISO) on which it was applied. */
  readonly day: string;
  /** The month (`2026-10`) and the name under which its usage is kept. */
  readonly months: Readonly<Record<string, string>>;
}

/** A customer who would move a figure; amounts in US dollars a month. */
export interface NearCustomer {
  readonly name: string;
  readonly shortByUsd: number;
}

/** What a turn tells of usage without reading it. */
export interface UsageSummary {
  /** The month as of which the figures are. */
  readonly month: string;
  /** All usage of each of the last 24 months that are known, in US dollars. */
  readonly acrUsd: Readonly<Record<string, number>>;
  readonly customers: Readonly<
    Record<
      Counting,
      {
        /** Who lacks the least to count, the nearest first. */
        readonly nearest: readonly NearCustomer[];
        /** Who counts, and no longer does if next month is as the last one. */
        readonly leaving: readonly string[];
      }
    >
  >;
  /** By each book, services that the files name and that do not count yet. */
  readonly services: Readonly<Record<'brief' | 'microsoft', readonly string[]>>;
}

/** Some customers, and how many more there are. */
interface LostCustomers {
  readonly named: readonly LostCustomer[];
  readonly more: number;
}

/** Whom a report no longer says what the one before said of. */
export interface UsageLoss {
  /** When the report was applied (ISO instant): each chat is told once. */
  readonly at: string;
  /** The same as a day (ISO). */
  readonly day: string;
  /** No longer named at all. */
  readonly gone: LostCustomers;
  /** Named without a link that was there. */
  readonly unlinked: LostCustomers;
}

/** Where figures are computed from: reports of one kind. */
export interface MonthsSource<Summary = unknown> {
  /** The latest last; a month that several have is the latest one's. */
  readonly imports: readonly UsageImport[];
  /** What a turn tells of the months without reading them. */
  readonly summary: Summary | null;
  /** The latest last. */
  readonly losses: readonly UsageLoss[];
}

/** Where the Azure figures are computed from. */
export type UsageSource = MonthsSource<UsageSummary>;

export const NO_MONTHS: MonthsSource<never> = { imports: [], summary: null, losses: [] };

import type { Counting } from '../scoring/facts.ts';

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
}

/** Where the Azure figures are computed from. */
export interface UsageSource {
  /** The latest last; a month that several have is the latest one's. */
  readonly imports: readonly UsageImport[];
  readonly summary: UsageSummary | null;
}

export const NO_USAGE: UsageSource = { imports: [], summary: null };

import type { Certification } from './certifications.ts';
import type { MetricScore } from './metrics.ts';
import type { MetricId } from './ruleSet.ts';

/** The next unit of one figure or one step, and what that unit alone would add. */
export type Gap = {
  readonly metric: MetricId;
  /** Unrounded. */
  readonly points: number;
  /** How many units belong to one cheapest way to qualify; absent where that way does not use it. */
  readonly toPass?: number;
} & (
  | {
      readonly kind: 'people';
      readonly step: string;
      /** Certifications of the step that can still be earned. */
      readonly choices: readonly Certification[];
      /** People the step still lacks. */
      readonly lacking: number;
      /** A gate of a metric that pays nothing more until it is met. */
      readonly isGate: boolean;
    }
  | { readonly kind: 'figure'; readonly figure: string; readonly unit: number }
  /** A figure under the minimum its metric asks; `unit` is what it lacks. */
  | { readonly kind: 'minimum'; readonly figure: string; readonly unit: number; readonly atLeast: number }
);

/** Why nothing can qualify the area on this day. */
export type Unreachable =
  | {
      readonly kind: 'figure of a year ago';
      readonly metric: MetricId;
      readonly figure: string;
      readonly atLeast: number;
    }
  | {
      readonly kind: 'nothing to earn';
      readonly metric: MetricId;
      readonly step: string;
      /** Last day on which one of the step's certifications could be earned. */
      readonly until: string;
    };

/** A gap as something to do: what a unit costs, and after how many units no more points come of it. */
export interface Candidate {
  readonly gap: Gap;
  readonly effort: number;
  readonly most: number;
  /** Opens the points of its metric; half of it opens nothing. */
  readonly opens: boolean;
}

/** So many units of a gap, closed. */
export type Closing = readonly [gap: Gap, units: number];

/** What can be done about one metric. `closed` tells what holds it where it is. */
export interface MetricGaps {
  readonly metric: MetricScore;
  readonly candidates: readonly Candidate[];
  readonly closed: readonly Unreachable[];
  /** The metric's points once so many units of its gaps are closed. */
  payAfter(closings: readonly Closing[]): number;
}

import type { AreaId, RuleBook } from '../scoring/designations.ts';
import type { Facts } from '../scoring/facts.ts';
import type { RuleSets } from '../scoring/inForce.ts';
import type { AreaScore } from '../scoring/score.ts';

/** Why a score changes on a day on which nobody does anything. */
export type Cause =
  /** The first day on which it no longer counts is the step's. */
  | { readonly kind: 'lapse' | 'retired' | 'earned'; readonly person: string; readonly certification: string }
  | { readonly kind: 'rules' };

/** The score from this day on. */
export interface ForecastStep {
  readonly day: string;
  readonly score: AreaScore;
  readonly causes: readonly Cause[];
}

export interface ForecastOptions {
  readonly area: AreaId;
  /** As they are today, the day of the facts. */
  readonly facts: Facts;
  readonly ruleBook: RuleBook;
  readonly ruleSets: RuleSets;
}

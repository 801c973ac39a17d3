import type { AreaId, RuleBook } from '../scoring/designations.ts';
import { isAzureArea } from '../scoring/designations.ts';
import type { EffortKind, Efforts } from '../scoring/effort.ts';
import type { Facts } from '../scoring/facts.ts';
import type { RuleSets } from '../scoring/inForce.ts';

/** What a plan may use: people who earn certifications, or one of the kinds of figures. */
export type Means = 'people' | Extract<EffortKind, 'customers' | 'growth' | 'deployments'>;

export const ALL_MEANS: readonly Means[] = ['people', 'customers', 'growth', 'deployments'];

export interface PlanRequest {
  readonly areas: readonly AreaId[];
  /** The facts of all these areas on the day from which the plan starts. */
  readonly facts: Facts;
  /** Whether the three Azure areas share one set of figures. */
  readonly sharedAzure: boolean;
  readonly ruleBook: RuleBook;
  readonly ruleSets: RuleSets;
  readonly efforts: Efforts;
  readonly means: readonly Means[];
  /** The total each area shall reach; the pass mark where that is higher. */
  readonly target: number;
}

/** Whose figures an area uses, so that one more customer counts wherever the figure is shared. */
export function figureGroup({ sharedAzure }: Pick<PlanRequest, 'sharedAzure'>, area: AreaId): AreaId | 'azure' {
  return sharedAzure && isAzureArea(area) ? 'azure' : area;
}

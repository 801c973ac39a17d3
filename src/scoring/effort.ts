import type { Certification } from './certifications.ts';
import type { FiguresMetricRule } from './ruleSet.ts';

/** What effort is counted for: a certification of a level, or one more unit of a figure. */
export const EFFORT_KINDS = [
  'fundamentals',
  'assessment',
  'associate',
  'specialty',
  'expert',
  'customers',
  'growth',
  'deployments',
] as const;

export type EffortKind = (typeof EFFORT_KINDS)[number];

export type Efforts = Readonly<Record<EffortKind, number>>;

/*
 * What one unit costs a partner, in numbers that mean something only against each other: a fundamentals exam is 2.
 * Our judgement, not Microsoft's; it decides which of several ways to pass is called the cheapest. Partners can change it.
 */
export const DEFAULT_EFFORTS: Efforts = {
  fundamentals: 2,
  assessment: 3,
  associate: 5,
  specialty: 5,
  expert: 8,
  customers: 10,
  growth: 2,
  deployments: 4,
};

const KIND_OF_METRIC: Readonly<Record<FiguresMetricRule['id'], EffortKind>> = {
  'net-customer-adds': 'customers',
  'usage-growth': 'growth',
  deployments: 'deployments',
};

/** Effort of earning the easiest of these certifications. */
export function effortOfCertification(choices: readonly Certification[], efforts = DEFAULT_EFFORTS): number {
  return Math.min(...choices.map(({ level }) => efforts[level]));
}

export function effortKindOf(metric: FiguresMetricRule['id']): EffortKind {
  return KIND_OF_METRIC[metric];
}

/** Effort of one more unit in a metric paid by figures, on the same scale as a certification's. */
export function effortOfUnit(metric: FiguresMetricRule['id'], efforts = DEFAULT_EFFORTS): number {
  return efforts[KIND_OF_METRIC[metric]];
}

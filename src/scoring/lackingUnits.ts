import type { MetricScore } from './metrics.ts';
import { TOLERANCE } from './points.ts';

/** How many units of a figure its metric lacks until more of it pays nothing more; 0 where none of the metrics is paid by it. */
export function lackingUnits(metrics: readonly MetricScore[], figure: string, value: number): number {
  const parts = metrics.flatMap(({ rule }) => (rule.paidBy === 'figures' ? rule.parts : []));
  const part = parts.find((each) => each.figure === figure);
  return part === undefined ? 0 : Math.max(0, Math.ceil((part.forMax.value - value) / part.unit - TOLERANCE));
}

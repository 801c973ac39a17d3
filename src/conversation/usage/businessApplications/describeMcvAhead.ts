import { computedFigures, factsOf } from '../../../partner/facts.ts';
import { scoreArea } from '../../../scoring/score.ts';
import type { McvAhead } from '../../../usage/businessApplications/mcvAhead.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Line } from '../../reply.ts';
import { sayMonth } from '../usageFigures.ts';

const AREA = 'business-applications';

/**
 * How growth of Business Applications moves if every month is as the last one, and what MCV would hold all its points; nothing
 * where growth is not computed, or no month a year before those to come is known.
 */
export function describeMcvAhead(telling: Telling): readonly Line[] {
  const { words, record } = telling;
  const { summary } = record.settings.businessUsage;
  const [now, ...ahead] = summary?.ahead ?? [];
  const isComputed = computedFigures(record, AREA).usageGrowthPercent !== undefined;
  if (summary === null || now === undefined || now.month !== summary.month || ahead.length === 0 || !isComputed)
    return [];
  const measured = [now, ...ahead].map((each) => ({ ...each, ...pointsOf(telling, each) }));
  const fallsOf = (measure: (each: (typeof measured)[number]) => number) =>
    measured.find((each, index) => measure(each) < measure(measured[index - 1] ?? each));
  const falls = fallsOf(({ percent }) => percent);
  const loses = fallsOf(({ points }) => points);
  const told = measured.filter((each, at) => [1, measured.length - 1].includes(at) || each === falls || each === loses);
  return [
    { key: 'usage.ahead.title', values: { month: sayMonth(words, summary.month) }, rank: 'heading' },
    ...told.map((each): Line => {
      const { month, percent, points, full, needed, baselineMcv } = each;
      const values = {
        ...{ month: sayMonth(words, month), percent, points, full, needed: needed ?? 0, base: baselineMcv },
        state: needed === null ? 'closed' : points < full ? 'needed' : 'full',
        falls: each === falls || each === loses,
      };
      return { key: 'usage.business.ahead', values, rank: each === loses ? 'warning' : 'detail' };
    }),
  ];
}

/** The points of growth, and the MCV that would give all of them; null where the base is too small to give any. */
function pointsOf(telling: Telling, { percent, baselineMcv }: McvAhead) {
  const { points, max, rule } = scoreGrowth(telling, percent, baselineMcv);
  const forMax = rule.paidBy === 'figures' ? (rule.parts[0]?.forMax.value ?? 0) : 0;
  const isPaid = scoreGrowth(telling, forMax, baselineMcv).points > 0;
  const needed = isPaid ? Math.ceil((baselineMcv * (100 + forMax)) / 100) : null;
  return { points, full: max, needed };
}

function scoreGrowth({ record, day, ruleSets }: Telling, usageGrowthPercent: number, usageBaselineMcv: number) {
  const facts = factsOf(record, AREA, day);
  const figures = { [AREA]: { ...facts.figures[AREA], usageGrowthPercent, usageBaselineMcv } };
  const { metrics } = scoreArea(AREA, { ...facts, figures }, record.settings.ruleBook, ruleSets).counted;
  const growth = metrics.find(({ id }) => id === 'usage-growth');
  if (growth === undefined) throw new Error('Business Applications are scored by growth');
  return growth;
}

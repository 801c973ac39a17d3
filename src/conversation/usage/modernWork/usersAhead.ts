import { sayFigureOfPath } from '../../../language/figureWords.ts';
import { computedFigures } from '../../../partner/facts.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Line } from '../../reply.ts';
import { sayMonth } from '../usageFigures.ts';

/**
 * When growth of active users falls if every month is as the last one, and what would hold it; nothing where none is
 * computed, or no month a year before those to come is known.
 */
export function describeUsersAhead({ words, record }: Telling): readonly Line[] {
  const { summary } = record.settings.officeUsage;
  const last = summary?.ahead.at(-1)?.month;
  if (summary === null || last === undefined) return [];
  const computed = Object.entries(computedFigures(record, 'modern-work')).filter(
    ([figure, { value }]) => figure.includes('.usageGrowth.') && value > 0,
  );
  const falls = computed.flatMap(([figure, { value: now }]): readonly Line[] => {
    const fall = summary.ahead.find(({ growth }) => (growth[figure] ?? now) < now);
    if (fall === undefined) return [];
    const growth = fall.growth[figure] ?? now;
    const needed = (fall.before[figure] ?? 0) + now;
    const values = { figure: sayFigureOfPath(words, 'modern-work', figure), month: sayMonth(words, fall.month), now };
    return [{ key: 'usage.office.ahead.falls', values: { ...values, growth, needed }, rank: 'warning' }];
  });
  if (computed.length === 0) return [];
  return [
    { key: 'usage.ahead.title', values: { month: sayMonth(words, summary.month) }, rank: 'heading' },
    ...(falls.length > 0 ? falls : [{ key: 'usage.office.ahead.stays', values: { month: sayMonth(words, last) } }]),
  ];
}

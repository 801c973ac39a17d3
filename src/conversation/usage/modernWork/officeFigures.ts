import { sayFigureOfPath } from '../../../language/figureWords.ts';
import type { Words } from '../../../language/words.ts';
import type { ModernWork } from '../../../usage/modernWork/modernWork.ts';
import type { Line } from '../../reply.ts';
import { sayFigure, sayMonth } from '../usageFigures.ts';

/** Each figure that OfficeUsage gives, by track; those that it does not give are told by `describeOfficeGaps`. */
export function describeOfficeFigures(words: Words, { figures }: Pick<ModernWork, 'figures'>): readonly Line[] {
  return Object.entries(figures).flatMap(([key, figure]): readonly Line[] => {
    if (figure.value === null) return [];
    const value = sayFigure(words, figure);
    return [
      {
        key: 'usage.figure',
        values: { figure: sayFigureOfPath(words, 'modern-work', key), brief: value, microsoft: value, same: true },
      },
    ];
  });
}

/** Why some figures are not known from OfficeUsage: a month that is missing, or links of which no row tells. */
export function describeOfficeGaps(
  words: Words,
  { missing, silent }: Pick<ModernWork, 'missing' | 'silent'>,
): readonly Line[] {
  if (missing.length > 0) {
    const months = words.list(missing.map((month) => sayMonth(words, month)));
    return [{ key: 'usage.office.missing', values: { months }, rank: 'warning' }];
  }
  if (silent.includes('CPOR')) return [{ key: 'usage.office.noneCounts', rank: 'warning' }];
  return silent.length === 0 ? [] : [{ key: 'usage.office.silent', values: { links: words.list(silent) } }];
}

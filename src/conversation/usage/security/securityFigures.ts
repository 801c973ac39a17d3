import { sayFigureOfPath } from '../../../language/figureWords.ts';
import type { Words } from '../../../language/words.ts';
import { FIGURES } from '../../../scoring/figures.ts';
import type { SecurityPart, SecurityPartId } from '../../../usage/security/securityPart.ts';
import type { Line } from '../../reply.ts';
import { sayFigure, sayMonths } from '../usageFigures.ts';

/** Each figure that the part's report gives, by track; those that it does not give are told by `describeSecurityGaps`. Amounts only where they are to be shown. */
export function describeSecurityFigures(
  words: Words,
  { figures }: SecurityPart,
  showAmounts: boolean,
): readonly Line[] {
  return FIGURES.security.flatMap(({ key, kind }): readonly Line[] => {
    const figure = figures[key];
    if (figure === undefined || figure.value === null || (kind === 'usd' && !showAmounts)) return [];
    const value = sayFigure(words, figure);
    return [
      {
        key: 'usage.figure',
        values: { figure: sayFigureOfPath(words, 'security', key), brief: value, microsoft: value, same: true },
      },
    ];
  });
}

/** Why the figures of the part are not known from its report, or what they leave out. */
export function describeSecurityGaps(words: Words, id: SecurityPartId, { missing }: SecurityPart): readonly Line[] {
  if (missing.length > 0)
    return [{ key: `usage.security.${id}.missing`, values: { months: sayMonths(words, missing) }, rank: 'warning' }];
  return id === 'azure' ? [] : [{ key: 'usage.security.three' }];
}

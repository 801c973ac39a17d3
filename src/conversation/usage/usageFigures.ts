import { figureName } from '../../language/figureWords.ts';
import type { Words } from '../../language/words.ts';
import type { AzureUsage } from '../../usage/azure/azureFigures.ts';
import type { UsageFigure } from '../../usage/figure.ts';
import type { Month } from '../../usage/months.ts';
import type { Line } from '../reply.ts';

const FIGURES = ['netCustomerAdds', 'usageGrowthPercent', 'acrTrailing12MonthsUsd', 'deployments'] as const;

/** Each figure that usage gives, with both books' numbers where they differ. Amounts are left out where they are not to be shown. */
export function describeUsageFigures(words: Words, usage: AzureUsage, showAmounts: boolean): readonly Line[] {
  const own = usage.figures[usage.track ?? 'enterprise'];
  return FIGURES.filter((key) => showAmounts || key !== 'acrTrailing12MonthsUsd').map((key): Line => {
    const [brief, microsoft] = [sayFigure(words, usage.figures.brief[key]), sayFigure(words, own[key])];
    const values = {
      figure: words.say(`figure.${figureName('data-ai', key)}`),
      brief,
      microsoft,
      same: brief === microsoft,
    };
    return { key: 'usage.figure', values };
  });
}

export function sayFigure(words: Words, figure: UsageFigure): string {
  if (figure.value !== null) return words.number(figure.value);
  const { atLeast, atMost } = figure;
  if (atLeast !== null && atMost !== null) {
    return words.say('card.range', { from: words.number(atLeast), to: words.number(atMost) });
  }
  if (atLeast !== null) return words.say('usage.atLeast', { value: words.number(atLeast) });
  return atMost === null ? words.say('usage.unknown') : words.say('usage.atMost', { value: words.number(atMost) });
}

const MOST_MONTHS = 6;

/** The months that some figures lack; nothing where none does. */
export function describeMissing(words: Words, missing: readonly Month[]): readonly Line[] {
  if (missing.length === 0) return [];
  return [{ key: 'usage.missing', values: { months: sayMonths(words, missing) }, rank: 'warning' }];
}

/** "October 2025, November 2025 and 3 more" */
export function sayMonths(words: Words, months: readonly Month[]): string {
  const more = months.length - MOST_MONTHS;
  const named = months.slice(0, MOST_MONTHS).map((month) => sayMonth(words, month));
  return words.list(more > 0 ? [...named, words.say('card.others', { count: more })] : named);
}

/** "October 2026" */
export function sayMonth(words: Words, month: Month): string {
  return words.month(`${month}-01`);
}

import type { GatheredRows } from '../../../imports/usageRows/rows.ts';
import { sayTotal } from '../../../language/totalWords.ts';
import { factsOf } from '../../../partner/facts.ts';
import type { PartnerRecord } from '../../../partner/record.ts';
import type { UsageMonths } from '../../../partner/reports/monthsKinds.ts';
import type { AreaId } from '../../../scoring/designations.ts';
import { scoreArea } from '../../../scoring/score.ts';
import { showAreaTotal } from '../../../scoring/shownTotal.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Action } from '../../press.ts';
import type { Button, Line } from '../../reply.ts';
import { canBeScored } from '../../scores/reports.ts';
import { sayMonth } from '../usageFigures.ts';
import { dropUsagePress } from './monthsInWaiting.ts';

const MOST_PROBLEMS = 5;
const LONGEST_QUOTE = 60;

type Read = Omit<GatheredRows<unknown>, 'months'>;

/** How many rows, customers and months there are. */
export function countRead(
  { words }: Telling,
  reads: readonly Pick<Read, 'rows'>[],
  months: UsageMonths<unknown>,
): Readonly<Record<'rows' | 'customers' | 'first' | 'last', string | number>> {
  const customers = new Set([...months.values()].flatMap((month) => [...month.keys()]));
  const [first = '', ...others] = [...months.keys()].toSorted();
  return {
    rows: reads.reduce((sum, { rows }) => sum + rows, 0),
    customers: customers.size,
    first: sayMonth(words, first),
    last: sayMonth(words, others.at(-1) ?? first),
  };
}

/** Duplicates, and the first rows that were not understood. */
export function describeProblems({ words, showNames }: Telling, reads: readonly Read[]): readonly Line[] {
  const problems = reads.flatMap((read) => read.problems);
  const count = reads.reduce((sum, { problemCount }) => sum + problemCount, 0);
  const duplicates = reads.reduce((sum, read) => sum + read.duplicates, 0);
  const more = count - Math.min(problems.length, MOST_PROBLEMS);
  return [
    ...(duplicates === 0 ? [] : [{ key: 'usage.import.duplicates', values: { count: duplicates } }]),
    ...problems.slice(0, MOST_PROBLEMS).map(({ row, reason, text, file }): Line => {
      const why = words.say(`import.problem.${reason}`, { text: showNames ? text.slice(0, LONGEST_QUOTE) : '…' });
      const values = { row, why, name: file ?? '', isNamed: file !== undefined };
      return { key: 'usage.import.problem', values, rank: 'warning' };
    }),
    ...(more > 0 ? [{ key: 'usage.import.moreProblems', values: { count: more } }] : []),
  ];
}

/** As many of a file as are told, and as much of each. */
export function shortenProblems(problems: Read['problems']): Read['problems'] {
  return problems.slice(0, MOST_PROBLEMS).map((each) => ({ ...each, text: each.text.slice(0, LONGEST_QUOTE) }));
}

export function describeReplaced(count: number): readonly Line[] {
  return count === 0 ? [] : [{ key: 'usage.import.replaces', values: { count } }];
}

/** Each area's total before and after. */
export function describeScores(
  { words, day, ruleSets }: Telling,
  areas: readonly AreaId[],
  record: PartnerRecord,
  after: PartnerRecord,
): readonly Line[] {
  return areas
    .filter((area) => !record.settings.hiddenAreas.includes(area) && canBeScored(after, area))
    .map((area): Line => {
      const show = (of: PartnerRecord) =>
        showAreaTotal(scoreArea(area, factsOf(of, area, day), of.settings.ruleBook, ruleSets));
      const before = canBeScored(record, area) ? sayTotal(words, show(record)) : words.say('audit.unknown');
      const shown = show(after);
      return {
        key: 'usage.import.score',
        values: { area: words.say(`area.${area}`), before, after: sayTotal(words, shown), verdict: shown.verdict },
      };
    });
}

export function offerToApply(apply: Action, draft: string): readonly Button[] {
  return [
    { label: 'keep.button.apply', action: apply, replaces: true },
    { label: 'paste.button.cancel', action: dropUsagePress.action({ draft }), replaces: true },
  ];
}

import type { LeftOut } from '../../../imports/usageRows/workloadNames.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Line } from '../../reply.ts';

const MOST_NAMES = 5;

/** Rows that were understood and count for nothing. `report` is what the texts of its report begin with in the catalogue. */
export function describeLeftOut(
  { words }: Telling,
  report: 'office' | 'business.revenue' | 'business.activity',
  reads: readonly { readonly leftOut: LeftOut }[],
): readonly Line[] {
  const sum = (count: (leftOut: LeftOut) => number) => reads.reduce((all, { leftOut }) => all + count(leftOut), 0);
  const unlinked = sum((leftOut) => leftOut.unlinked);
  const others = sum((leftOut) => leftOut.otherWorkloads);
  const names = [...new Set(reads.flatMap(({ leftOut }) => [...leftOut.otherNames]))].toSorted();
  const more = names.length - MOST_NAMES;
  const named = names.slice(0, MOST_NAMES);
  if (more > 0) named.push(words.say('usage.lost.others', { count: more }));
  return [
    ...(unlinked === 0 ? [] : [{ key: `usage.${report}.unlinked`, values: { count: unlinked } }]),
    ...(others === 0
      ? []
      : [
          {
            key: `usage.${report}.otherWorkloads`,
            values: { count: others, named: named.length > 0, names: words.list(named) },
          },
        ]),
  ];
}

import { joinOffice } from '../imports/officeUsage/readOffice.ts';
import { coverMonths } from '../imports/usageRows/joinMonths.ts';
import { TRACKS } from '../scoring/designations.ts';
import { computeModernWork } from '../usage/modernWork/modernWork.ts';
import type { OfficeMonth } from '../usage/modernWork/officeHistory.ts';
import { lastWholeMonth, type Month, monthsBetween } from '../usage/months.ts';

/** The figures of Modern Work with the months that they are of, each track's as a snapshot nests them; null where one is not known. */
export function writeModernWork(reports: readonly ReadonlyMap<Month, OfficeMonth>[], on: string) {
  const history = coverMonths(reports, joinOffice);
  const last = lastWholeMonth(history, on);
  if (last === null) return {};
  const { figures, missing } = computeModernWork(history, last);
  const [first = last] = history.keys();
  const gaps = monthsBetween(first, last).filter((month) => !history.has(month));
  const tracks = TRACKS.map((track) => {
    const valuesOf = (prefix: string) =>
      Object.fromEntries(
        Object.entries(figures).flatMap(([key, { value }]) =>
          key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [],
        ),
      );
    const growth = valuesOf(`${track}.usageGrowth.`);
    return [
      track,
      { netCustomerAdds: figures[`${track}.netCustomerAdds`]?.value ?? null, usageGrowth: growth },
    ] as const;
  });
  return {
    'modern-work': {
      months: { first, last, missing: [...new Set([...gaps, ...missing])].toSorted() },
      ...Object.fromEntries(tracks),
    },
  };
}

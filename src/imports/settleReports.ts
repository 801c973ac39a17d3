import type { NamedOpenReport, OpenReport, Report } from './readReports.ts';
import { type Convention, decide, type OpenAmount, type OpenDay, type Written } from './usageRows/convention.ts';

/** What of a set can be read in two ways where nothing tells which, each with the first place where it stands. */
export interface Unclear {
  readonly days: (OpenDay & { readonly name: string }) | null;
  readonly decimal: (OpenAmount & { readonly name: string }) | null;
}

export const NOTHING_SAID: Convention = { days: null, decimal: null };

/** Null where all of the set can be settled without anybody being asked. */
export function findUnclear(set: readonly NamedOpenReport[]): Unclear | null {
  const open = set.flatMap(({ name, report }) => {
    if (report.kind === 'people') return [];
    const { days, decimal } = conventionOf(report.written, set, NOTHING_SAID);
    const { written } = report;
    return [
      {
        days: days === null && written.days.open !== null ? { ...written.days.open, name } : null,
        decimal: decimal === null && written.decimal.open !== null ? { ...written.decimal.open, name } : null,
      },
    ];
  });
  const days = open.find((each) => each.days !== null)?.days ?? null;
  const decimal = open.find((each) => each.decimal !== null)?.decimal ?? null;
  return days === null && decimal === null ? null : { days, decimal };
}

/** What a report says, read as the set shows, and as was said where that tells nothing. Throws `Unreadable` where neither does. */
export function settleReport(report: OpenReport, set: readonly NamedOpenReport[], said: Convention): Report {
  return report.kind === 'people' ? report : report.settle(conventionOf(report.written, set, said));
}

function conventionOf(own: Written, set: readonly NamedOpenReport[], said: Convention): Convention {
  const all = set.flatMap(({ report }) => (report.kind === 'people' ? [] : [report.written]));
  // One export may be split into files of a day each, whose first days would tell different orders.
  const orders = new Set(all.flatMap(({ days }) => (days.open === null || days.likely === null ? [] : [days.likely])));
  const daysOf = ({ days }: Written) => (orders.size > 1 ? { ...days, likely: null } : days);
  return {
    days: decide(daysOf(own), all.map(daysOf), said.days),
    decimal: decide(
      own.decimal,
      all.map(({ decimal }) => decimal),
      said.decimal,
    ),
  };
}

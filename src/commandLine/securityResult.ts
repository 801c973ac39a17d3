import { joinUsage } from '../imports/azureUsage/readUsage.ts';
import { joinEms } from '../imports/emsUsage/readEms.ts';
import { coverMonths, type Months } from '../imports/usageRows/joinMonths.ts';
import { TRACKS } from '../scoring/designations.ts';
import { FIGURES } from '../scoring/figures.ts';
import type { MonthUsage } from '../usage/azure/usageHistory.ts';
import { lastWholeMonth, type Month, monthsBetween } from '../usage/months.ts';
import type { EmsMonth } from '../usage/security/emsHistory.ts';
import { computeAzureSecurity } from '../usage/security/securityAzure.ts';
import { computeM365Security } from '../usage/security/securityM365.ts';
import { SECURITY_PARTS, type SecurityPart, type SecurityPartId } from '../usage/security/securityPart.ts';

/** What the files of each part tell, by month. */
interface SecurityReports {
  readonly azure: readonly ReadonlyMap<Month, MonthUsage>[];
  readonly m365: readonly ReadonlyMap<Month, EmsMonth>[];
}

interface ReadPart extends SecurityPart {
  readonly months: { readonly first: Month; readonly last: Month; readonly missing: readonly Month[] };
}

/**
 * The figures of Security, each track's as a snapshot nests them; null where one is not known, as all of a part that no
 * report tells of. The months are told by part.
 */
export function writeSecurity({ azure, m365 }: SecurityReports, on: string) {
  const parts: Readonly<Record<SecurityPartId, ReadPart | null>> = {
    azure: readPart(coverMonths(azure, joinUsage), on, computeAzureSecurity),
    m365: readPart(coverMonths(m365, joinEms), on, computeM365Security),
  };
  if (SECURITY_PARTS.every((part) => parts[part] === null)) return {};
  const months = SECURITY_PARTS.flatMap((part) => {
    const read = parts[part];
    return read === null ? [] : [[part, read.months] as const];
  });
  const figures = { ...parts.azure?.figures, ...parts.m365?.figures };
  const tracks = TRACKS.map((track) => {
    const nested: Record<string, Record<string, number | null>> = {};
    for (const { key } of FIGURES.security.filter((each) => each.track === track)) {
      const [, metric = '', name = ''] = key.split('.');
      nested[metric] = { ...nested[metric], [name]: figures[key]?.value ?? null };
    }
    return [track, nested] as const;
  });
  return { security: { months: Object.fromEntries(months), ...Object.fromEntries(tracks) } };
}

function readPart<Customer>(
  history: Months<Customer>,
  on: string,
  compute: (history: Months<Customer>, month: Month) => SecurityPart,
): ReadPart | null {
  const last = lastWholeMonth(history, on);
  if (last === null) return null;
  const part = compute(history, last);
  const [first = last] = history.keys();
  const gaps = monthsBetween(first, last).filter((month) => !history.has(month));
  return { ...part, months: { first, last, missing: [...new Set([...gaps, ...part.missing])].toSorted() } };
}

import { lastWholeMonth } from '../../usage/months.ts';
import type { EmsHistory } from '../../usage/security/emsHistory.ts';
import { computeM365Security } from '../../usage/security/securityM365.ts';
import { partOf, type SecurityPart, type SecurityPartId } from '../../usage/security/securityPart.ts';
import type { Change } from '../change.ts';
import type { Colleague, FigureFact, FigureFacts, PartnerRecord } from '../record.ts';
import { asOf, computedKey, withComputed } from './usage.ts';
import type { UsageImport, UsageLoss } from './usageSource.ts';

interface Given {
  /** Today (ISO). */
  readonly day: string;
  readonly by: Colleague;
}

/** The figures of Security with what a report gives of one part in place of what that part gave before; null where there are none. */
export function withSecurityPart(
  record: PartnerRecord,
  id: SecurityPartId,
  part: SecurityPart | null,
  { day, by }: Given,
): FigureFacts | null {
  const facts = Object.entries(part?.figures ?? {}).flatMap(([key, { value }]): [string, FigureFact][] =>
    value === null || part === null ? [] : [[computedKey('any', key), { value, day: asOf(part.month, day), by }]],
  );
  const kept = record.figures.security ?? {};
  const after = withComputed(kept, Object.fromEntries(facts), (figure) => partOf(figure) === id);
  return Object.keys(after).length === 0 ? null : after;
}

interface EmsGiven extends Given {
  /** Those in force once it is done. */
  readonly imports: readonly UsageImport[];
  /** What they hold. */
  readonly history: EmsHistory;
  readonly losses: readonly UsageLoss[];
}

/** Puts the figures of Security that licences and users give in place. One that is not known from them stays as it was typed. */
export function changeByEms(record: PartnerRecord, { imports, history, losses, ...given }: EmsGiven): Change {
  const last = lastWholeMonth(history, given.day);
  const part = last === null ? null : computeM365Security(history, last);
  const summary = part === null ? null : { month: part.month, missing: part.missing };
  return [
    { kind: 'settings', after: { ...record.settings, emsUsage: { imports, summary, losses } } },
    { kind: 'figures', owner: 'security', after: withSecurityPart(record, 'm365', part, given) },
  ];
}

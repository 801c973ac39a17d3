import { computeModernWork } from '../usage/modernWork.ts';
import { lastWholeMonth } from '../usage/months.ts';
import type { OfficeHistory } from '../usage/officeHistory.ts';
import type { Change } from './change.ts';
import type { Colleague, FigureFact, PartnerRecord } from './record.ts';
import { asOf, computedKey, withComputed } from './usage.ts';
import type { UsageImport, UsageLoss } from './usageSource.ts';

interface OfficeGiven {
  /** Those in force once it is done. */
  readonly imports: readonly UsageImport[];
  /** What they hold. */
  readonly history: OfficeHistory;
  readonly losses: readonly UsageLoss[];
  /** Today (ISO). */
  readonly day: string;
  readonly by: Colleague;
}

/** Puts the figures of Modern Work that licences and users give in place. One that is not known from them stays as it was typed. */
export function changeByOffice(record: PartnerRecord, { imports, history, losses, day, by }: OfficeGiven): Change {
  const last = lastWholeMonth(history, day);
  const given = last === null ? null : computeModernWork(history, last);
  const facts = Object.entries(given?.figures ?? {}).flatMap(([key, { value }]): [string, FigureFact][] =>
    value === null || last === null ? [] : [[computedKey('any', key), { value, day: asOf(last, day), by }]],
  );
  const figures = withComputed(record.figures['modern-work'] ?? {}, Object.fromEntries(facts));
  const summary = given === null ? null : { month: given.month, missing: given.missing, silent: given.silent };
  return [
    { kind: 'settings', after: { ...record.settings, officeUsage: { imports, summary, losses } } },
    { kind: 'figures', owner: 'modern-work', after: Object.keys(figures).length === 0 ? null : figures },
  ];
}

import type { Track } from '../../scoring/designations.ts';
import { computeModernWork } from '../../usage/modernWork/modernWork.ts';
import type { OfficeHistory } from '../../usage/modernWork/officeHistory.ts';
import { listMostUnused, listNearTrack, listOutgrown, usersAhead } from '../../usage/modernWork/officeOutlook.ts';
import { lastWholeMonth, type Month } from '../../usage/months.ts';
import type { Change } from '../change.ts';
import type { Colleague, FigureFact, PartnerRecord } from '../record.ts';
import type { OfficeSummary } from './officeSource.ts';
import { asOf, computedKey, withComputed } from './usage.ts';
import { nameOf } from './usageChange.ts';
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

const MOST_NAMED = 3;
const MONTHS_AHEAD = 12;

/** Puts the figures of Modern Work that licences and users give in place. One that is not known from them stays as it was typed. */
export function changeByOffice(record: PartnerRecord, { imports, history, losses, day, by }: OfficeGiven): Change {
  const last = lastWholeMonth(history, day);
  const given = last === null ? null : computeModernWork(history, last);
  const facts = Object.entries(given?.figures ?? {}).flatMap(([key, { value }]): [string, FigureFact][] =>
    value === null || last === null ? [] : [[computedKey('any', key), { value, day: asOf(last, day), by }]],
  );
  const figures = withComputed(record.figures['modern-work'] ?? {}, Object.fromEntries(facts));
  const summary = last === null ? null : summarise(history, last);
  return [
    { kind: 'settings', after: { ...record.settings, officeUsage: { imports, summary, losses } } },
    { kind: 'figures', owner: 'modern-work', after: Object.keys(figures).length === 0 ? null : figures },
  ];
}

function summarise(history: OfficeHistory, last: Month): OfficeSummary {
  const { month, missing, silent } = computeModernWork(history, last);
  const near = listNearTrack(history, last);
  const nearOn = (track: Track) =>
    near[track].slice(0, MOST_NAMED).map((customer) => ({ name: nameOf(customer), licences: customer.licences }));
  return {
    ...{ month, missing, silent },
    near: { enterprise: nearOn('enterprise'), smb: nearOn('smb') },
    leaving: listOutgrown(history, last).slice(0, MOST_NAMED).map(nameOf),
    unused: listMostUnused(history, last).map(({ customer, ...each }) => ({ name: nameOf(customer), ...each })),
    ahead: usersAhead(history, last, MONTHS_AHEAD),
  };
}

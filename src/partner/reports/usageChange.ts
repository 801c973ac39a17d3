import { AZURE_AREAS, type Track } from '../../scoring/designations.ts';
import { computeAzure } from '../../usage/azure/azureFigures.ts';
import { COUNTINGS } from '../../usage/azure/customerAdds.ts';
import { type CustomerStanding, listCustomers } from '../../usage/azure/customers.ts';
import { listNearServices } from '../../usage/azure/trailingYear.ts';
import { acrOfMonth, type UsageHistory } from '../../usage/azure/usageHistory.ts';
import { lastWholeMonth, type Month, monthsUntil, shiftMonth } from '../../usage/months.ts';
import { computeAzureSecurity } from '../../usage/security/securityAzure.ts';
import { roundUpUsd, roundUsd } from '../../usage/usd.ts';
import type { Change } from '../change.ts';
import type { Colleague, FigureFact, PartnerRecord } from '../record.ts';
import { withSecurityPart } from './securityChange.ts';
import { asOf, computedKey, withComputed } from './usage.ts';
import type { UsageImport, UsageLoss, UsageSummary } from './usageSource.ts';

const MOST_NAMED = 3;
const MONTHS_TOLD = 24;

interface UsageGiven {
  /** Those in force once it is done. */
  readonly imports: readonly UsageImport[];
  /** What they hold. */
  readonly history: UsageHistory;
  readonly losses: readonly UsageLoss[];
  /** Today (ISO). */
  readonly day: string;
  readonly by: Colleague;
}

/** Puts the figures that usage gives in place, the Azure part of Security among them, and the track where none is chosen. A figure that lacks months is no longer known from usage. */
export function changeByUsage(record: PartnerRecord, { imports, history, losses, day, by }: UsageGiven): Change {
  const month = lastWholeMonth(history, day);
  const azure = month === null ? null : computeAzure(history, month);
  const security = month === null ? null : computeAzureSecurity(history, month);
  const summary = month === null ? null : summarise(history, month);
  const facts =
    azure === null
      ? []
      : COUNTINGS.flatMap((counting) =>
          Object.entries(azure.figures[counting]).flatMap(([key, { value }]): [string, FigureFact][] =>
            value === null ? [] : [[computedKey(counting, key), { value, day: asOf(azure.month, day), by }]],
          ),
        );
  const settings = {
    ...record.settings,
    tracks: chooseTracks(record, azure?.isSegmentTold === true ? azure.track : null),
    usage: { imports, summary, losses },
  };
  return [
    { kind: 'settings', after: settings },
    { kind: 'figures', owner: 'azure', after: withComputed(record.figures.azure ?? {}, Object.fromEntries(facts)) },
    { kind: 'figures', owner: 'security', after: withSecurityPart(record, 'azure', security, { day, by }) },
  ];
}

function chooseTracks({ settings: { tracks } }: PartnerRecord, track: Track | null) {
  if (track === null) return tracks;
  return { ...Object.fromEntries(AZURE_AREAS.map((area) => [area, track])), ...tracks };
}

function summarise(history: UsageHistory, month: Month): UsageSummary {
  const customers = listCustomers(history, month);
  const next = new Map(history);
  const last = history.get(month);
  if (last !== undefined) next.set(shiftMonth(month, 1), last);
  const later = new Map(listCustomers(next, shiftMonth(month, 1)).map((customer) => [customer.tenantId, customer]));
  const told = monthsUntil(month, MONTHS_TOLD).flatMap((each) => {
    const usage = history.get(each);
    return usage === undefined ? [] : [[each, roundUsd(acrOfMonth(usage))] as const];
  });
  const near = COUNTINGS.map((counting) => [
    counting,
    {
      nearest: customers
        .filter(({ counts, shortBy }) => counts[counting] === 'no' && shortBy[counting] > 0n)
        .toSorted((one, other) => Number(one.shortBy[counting] - other.shortBy[counting]))
        .slice(0, MOST_NAMED)
        .map((customer) => ({ name: nameOf(customer), shortByUsd: roundUpUsd(customer.shortBy[counting]) })),
      leaving: customers
        .filter(({ tenantId, counts }) => counts[counting] === 'yes' && later.get(tenantId)?.counts[counting] === 'no')
        .slice(0, MOST_NAMED)
        .map(nameOf),
    },
  ]);
  const services = (book: 'brief' | 'microsoft') => listNearServices(history, month, book).slice(0, MOST_NAMED);
  return {
    ...{ month, acrUsd: Object.fromEntries(told), customers: Object.fromEntries(near) },
    services: { brief: services('brief'), microsoft: services('microsoft') },
  };
}

/** Exports of some kinds name no customers. */
export function nameOf({ name, tenantId }: Pick<CustomerStanding, 'name' | 'tenantId'>): string {
  return name === '' ? tenantId : name;
}

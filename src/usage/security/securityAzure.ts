import type { Track } from '../../scoring/designations.ts';
import type { Association, CustomerMonth, UsageHistory } from '../azure/usageHistory.ts';
import { type Month, monthsUntil, shiftMonth } from '../months.ts';
import { roundUsd, sumUsd, type Usd, usd } from '../usd.ts';
import { createPart, type SecurityPart } from './securityPart.ts';
import { isSecurityService } from './securityServices.ts';

const YEAR = 12;

/** Links of which Azure usage counts for Security; other Azure figures count DPOR, too. Source: rules reference 4.2. */
const ASSOCIATIONS: readonly Association[] = ['PAL', 'CSP'];

/** Security usage in 12 months, in US dollars. Source: rules reference 4.2. */
const CUSTOMER_FROM = usd(600);
const SMB_FROM = usd(750);
const SMB_UNTIL = usd(12_000);

export interface AzureSecurity {
  /** Security usage of the 12 months by customer, of those that are known. */
  readonly now: ReadonlyMap<string, Usd>;
  /** The same of the 12 months a year before. */
  readonly before: ReadonlyMap<string, Usd>;
  /** Months of the 24 that are not known, in order. */
  readonly missing: readonly Month[];
  /** Usage of the 12 months of customers of whom none counts, because of their links. */
  readonly unlinked: ReadonlyMap<string, Usd>;
}

/** Security usage by customer until the month, and until the same month a year before. */
export function measureAzureSecurity(history: UsageHistory, month: Month): AzureSecurity {
  const now = sumYear(history, month);
  return {
    now: now.linked,
    before: sumYear(history, shiftMonth(month, -YEAR)).linked,
    unlinked: new Map([...now.others].filter(([tenantId, acr]) => acr > 0n && !now.linked.has(tenantId))),
    missing: monthsUntil(month, 2 * YEAR).filter((each) => !history.has(each)),
  };
}

/** What is linked so that it counts, and what is not. */
function sumYear(history: UsageHistory, last: Month) {
  const known = new Map<string, boolean>();
  const isCounted = (service: string) => {
    const before = known.get(service);
    const is = before ?? isSecurityService(service);
    if (before === undefined) known.set(service, is);
    return is;
  };
  const [linked, others] = [new Map<string, Usd>(), new Map<string, Usd>()];
  for (const month of monthsUntil(last, YEAR)) {
    const customers = [...(history.get(month)?.values() ?? [])];
    // A month that names nobody's link comes of a report without them.
    const isSilent = customers.every(({ links }) => links.length === 0);
    for (const customer of customers) {
      const sums = isSilent || isLinked(customer) ? linked : others;
      const counted = [...customer.services].flatMap(([service, acr]) => (isCounted(service) ? [acr] : []));
      if (counted.length > 0) sums.set(customer.tenantId, (sums.get(customer.tenantId) ?? 0n) + sumUsd(counted));
    }
  }
  return { linked, others };
}

function isLinked({ links }: CustomerMonth): boolean {
  return links.some(({ how }) => ASSOCIATIONS.includes(how));
}

/** By Azure security usage of 12 months, what a customer counts for; each by its own bounds. */
const BOUNDS = {
  adds: { enterprise: isCustomer, smb: isCustomer },
  growth: { enterprise: isLarge, smb: (acr: Usd) => acr > 0n && acr <= SMB_UNTIL },
  deployments: { enterprise: isLarge, smb: (acr: Usd) => acr >= SMB_FROM && acr <= SMB_UNTIL },
} as const satisfies Record<string, Record<Track, (acr: Usd) => boolean>>;

export type AzureCount = keyof typeof BOUNDS;

function isCustomer(acr: Usd): boolean {
  return acr >= CUSTOMER_FROM;
}

function isLarge(acr: Usd): boolean {
  return acr > SMB_UNTIL;
}

/** Whether a customer with that usage counted a year before. */
export function countedByUsage(count: AzureCount, track: Track, before: Usd): boolean {
  return BOUNDS[count][track](before);
}

/** Whether it counts now: who has grown beyond SMB within the year stays there, too. */
export function countsByUsage(count: AzureCount, track: Track, now: Usd, before: Usd): boolean {
  if (BOUNDS[count][track](now)) return true;
  return track === 'smb' && isLarge(now) && BOUNDS[count].smb(before);
}

/** The Azure part of the figures of Security, as of a month. */
export function computeAzureSecurity(history: UsageHistory, month: Month): SecurityPart {
  const { now, before, missing } = measureAzureSecurity(history, month);
  const tenants = [...new Set([...now.keys(), ...before.keys()])].map((tenantId) => {
    return { now: now.get(tenantId) ?? 0n, before: before.get(tenantId) ?? 0n };
  });
  return createPart('azure', month, missing, (track) => {
    const counting = (count: AzureCount) => ({
      now: tenants.filter((each) => countsByUsage(count, track, each.now, each.before)),
      before: tenants.filter((each) => countedByUsage(count, track, each.before)),
    });
    const [adds, growth, deployments] = [counting('adds'), counting('growth'), counting('deployments')];
    const [acr, acrBefore] = [growth.now.map((each) => each.now), growth.before.map((each) => each.before)];
    return {
      adds: adds.now.length - adds.before.length,
      growth: roundUsd(sumUsd(acr) - sumUsd(acrBefore)),
      deployments: deployments.now.length - deployments.before.length,
    };
  });
}

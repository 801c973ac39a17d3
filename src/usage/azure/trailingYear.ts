import type { UsageFigure } from '../figure.ts';
import { type Month, monthsUntil, shiftMonth } from '../months.ts';
import { growthPercent, roundUsd, sumUsd, type Usd } from '../usd.ts';
import { acrOfMonth, type UsageHistory } from './usageHistory.ts';

const YEAR = 12;

interface Year {
  /** Of its known months. */
  readonly acr: Usd;
  readonly missing: readonly Month[];
}

/** The 12 months that end with `last`. */
function readYear(history: UsageHistory, last: Month): Year {
  const months = monthsUntil(last, YEAR);
  const known = months.flatMap((month) => history.get(month) ?? []);
  return { acr: sumUsd(known.map(acrOfMonth)), missing: months.filter((month) => !history.has(month)) };
}

/** Azure-consumed revenue of the 12 months that end with `last`, in US dollars. */
export function acrTrailing12Months(history: UsageHistory, last: Month): UsageFigure {
  const { acr, missing } = readYear(history, last);
  if (missing.length === 0) return { value: roundUsd(acr) };
  return { value: null, atLeast: roundUsd(acr), atMost: null, missing };
}

/** How much more that is than of the 12 months a year before, in percent. No number where there was nothing then. */
export function usageGrowth(history: UsageHistory, last: Month): UsageFigure {
  const [before, now] = [readYear(history, shiftMonth(last, -YEAR)), readYear(history, last)];
  const missing = [...before.missing, ...now.missing];
  const percent = growthPercent(before.acr, now.acr);
  if (missing.length === 0 && percent !== null) return { value: percent };
  return {
    value: null,
    // What is missing can only make either year larger.
    atLeast: before.missing.length === 0 ? percent : null,
    atMost: now.missing.length === 0 && now.acr > 0n ? percent : null,
    missing,
  };
}

export interface ServiceUsage {
  readonly name: string;
  /** Of the known months among the 12. */
  readonly acr: Usd;
}

/** The Service Level 2 services in use in the 12 months that end with `last`, the largest first. */
export function listServices(history: UsageHistory, last: Month): readonly ServiceUsage[] {
  const sums = new Map<string, Usd>();
  for (const month of monthsUntil(last, YEAR)) {
    for (const { services } of history.get(month)?.values() ?? []) {
      for (const [name, acr] of services) if (name !== '') sums.set(name, (sums.get(name) ?? 0n) + acr);
    }
  }
  return [...sums]
    .flatMap(([name, acr]) => (acr > 0n ? [{ name, acr }] : []))
    .toSorted((one, other) =>
      one.acr === other.acr ? (one.name < other.name ? -1 : 1) : one.acr > other.acr ? -1 : 1,
    );
}

/** Services that the history names since the 12 months began and that do not count yet: used in a month that is not over, or without revenue. By name. */
export function listNearServices(history: UsageHistory, last: Month, book: 'brief' | 'microsoft'): readonly string[] {
  const counted = new Set(listServices(history, last).map(({ name }) => name));
  const first = shiftMonth(last, 1 - YEAR);
  const named = [...history]
    .filter(([month]) => month >= first)
    .flatMap(([, usage]) => [...usage.values()].flatMap(({ services }) => [...services.keys()]));
  return [...new Set(named)]
    .filter((name) => name !== '' && !counted.has(name) && (book === 'brief' || isDeployedByMicrosoft({ name })))
    .toSorted();
}

/** Services that Microsoft's page leaves out of deployments; the brief leaves out none. Source: rules reference 2.4. */
const NOT_DEPLOYED = ['virtual machines', 'virtual machines licenses'];

export function isDeployedByMicrosoft({ name }: Pick<ServiceUsage, 'name'>): boolean {
  return !NOT_DEPLOYED.includes(name.toLowerCase().replace(/\s+/g, ' ').trim());
}

/** How many services are in use, by the programme page or by Microsoft's. */
export function deployments(history: UsageHistory, last: Month, book: 'brief' | 'microsoft'): UsageFigure {
  const services = listServices(history, last);
  const count = book === 'brief' ? services.length : services.filter(isDeployedByMicrosoft).length;
  const missing = monthsUntil(last, YEAR).filter((month) => !history.has(month));
  return missing.length === 0 ? { value: count } : { value: null, atLeast: count, atMost: null, missing };
}

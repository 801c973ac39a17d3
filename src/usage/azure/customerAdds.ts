import type { Counting } from '../../scoring/facts.ts';
import type { UsageFigure } from '../figure.ts';
import { type Month, shiftMonth } from '../months.ts';
import { type Usd, usd } from '../usd.ts';
import { acrOf, type UsageHistory } from './usageHistory.ts';

/** Who counts as a customer: by the programme page, or on either track of Microsoft's. */
export const COUNTINGS: readonly Counting[] = ['brief', 'enterprise', 'smb'];

interface CountingRule {
  /** What a month must come to. */
  readonly monthlyUsd: number;
  /** Whether the month and the one before it must come to it, or one of them. */
  readonly of: 'both' | 'either';
}

/** Sources: the programme brief ("two consecutive months"); Microsoft's Azure page of mid-2026 ("one of the last two months"). */
export const COUNTING_RULES: Readonly<Record<Counting, CountingRule>> = {
  brief: { monthlyUsd: 1000, of: 'both' },
  enterprise: { monthlyUsd: 1000, of: 'either' },
  smb: { monthlyUsd: 500, of: 'either' },
};

export type Counts = 'yes' | 'no' | 'unknown';

/** Whether the customer counts at the month, which hangs on it and the one before. */
export function countsAt(history: UsageHistory, counting: Counting, tenantId: string, month: Month): Counts {
  const { monthlyUsd, of } = COUNTING_RULES[counting];
  const reached = [month, shiftMonth(month, -1)].map((each) => {
    const acr = acrAt(history, tenantId, each);
    return acr === null ? null : acr >= usd(monthlyUsd);
  });
  const decisive = of === 'either';
  if (reached.includes(decisive)) return decisive ? 'yes' : 'no';
  if (reached.includes(null)) return 'unknown';
  return decisive ? 'no' : 'yes';
}

/** Null where the month is not known; 0 where it is, without the customer. */
export function acrAt(history: UsageHistory, tenantId: string, month: Month): Usd | null {
  const usage = history.get(month);
  if (usage === undefined) return null;
  const customer = usage.get(tenantId);
  return customer === undefined ? 0n : acrOf(customer);
}

interface CustomerCount {
  readonly certain: number;
  /** Null where customers may count whom no known month names. */
  readonly possible: number | null;
}

/** How many customers count at the month. */
function countCustomers(history: UsageHistory, counting: Counting, month: Month): CustomerCount {
  const known = [month, shiftMonth(month, -1)].flatMap((each) => history.get(each) ?? []);
  const named = new Set(known.flatMap((usage) => [...usage.keys()]));
  const all = [...named].map((tenantId) => countsAt(history, counting, tenantId, month));
  const certain = all.filter((each) => each === 'yes').length;
  // Where both months must come to it, one known month already tells who cannot.
  const isOpen = known.length === 0 || (known.length === 1 && COUNTING_RULES[counting].of === 'either');
  return { certain, possible: isOpen ? null : certain + all.filter((each) => each === 'unknown').length };
}

/** Customers that count at the month, less those that counted a year before. Negative where it fell. */
export function netCustomerAdds(history: UsageHistory, counting: Counting, month: Month): UsageFigure {
  const yearAgo = shiftMonth(month, -12);
  const missing = [shiftMonth(yearAgo, -1), yearAgo, shiftMonth(month, -1), month].filter((each) => !history.has(each));
  const [now, before] = [month, yearAgo].map((each) => countCustomers(history, counting, each));
  if (now === undefined || before === undefined) throw new Error('Both are counted');
  if (missing.length === 0) return { value: now.certain - before.certain };
  return {
    value: null,
    atLeast: before.possible === null ? null : now.certain - before.possible,
    atMost: now.possible === null ? null : now.possible - before.certain,
    missing,
  };
}

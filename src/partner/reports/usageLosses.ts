import {
  findLostLinks,
  type LinkHistory,
  type LostCustomer,
  type LostLinks,
  stillLost,
} from '../../usage/lostLinks.ts';
import type { MonthsSource, UsageImport, UsageLoss } from './usageSource.ts';

// They lie beside the settings, which every turn reads.
const MOST_KEPT = 3;
const MOST_NAMED = 20;

export interface LossesGiven {
  /** What the newest report says of its months, and what the one before said. */
  readonly newest: LinkHistory;
  readonly previous: LinkHistory;
  /** When it is applied: an instant, and the day, both ISO. */
  readonly at: string;
  readonly day: string;
}

/** The import that holds the latest month; null where there is none. */
export function latestImport({ imports }: Pick<MonthsSource, 'imports'>): UsageImport | null {
  const lastOf = ({ months }: UsageImport) => Object.keys(months).toSorted().at(-1) ?? '';
  return imports.toSorted((one, other) => (lastOf(one) < lastOf(other) ? -1 : 1)).at(-1) ?? null;
}

/** Whom reports lost, once the newest is applied; who is back is lost no longer. */
export function withLosses(
  { losses }: Pick<MonthsSource, 'losses'>,
  { newest, previous, at, day }: LossesGiven,
): readonly UsageLoss[] {
  const left = losses.map((loss) => {
    const { gone, unlinked } = stillLost(lostOf(loss), newest);
    return { ...loss, gone: { ...loss.gone, named: gone }, unlinked: { ...loss.unlinked, named: unlinked } };
  });
  const found = findLostLinks(previous, newest);
  const all = [...left, { at, day, gone: keepSome(found.gone), unlinked: keepSome(found.unlinked) }];
  return all.filter(({ gone, unlinked }) => gone.named.length + unlinked.named.length > 0).slice(-MOST_KEPT);
}

function lostOf({ gone, unlinked }: UsageLoss): LostLinks {
  return { gone: gone.named, unlinked: unlinked.named };
}

function keepSome(customers: readonly LostCustomer[]): UsageLoss['gone'] {
  return { named: customers.slice(0, MOST_NAMED), more: Math.max(0, customers.length - MOST_NAMED) };
}

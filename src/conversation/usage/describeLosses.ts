import { Temporal } from 'temporal-polyfill';
import type { Told } from '../../partner/places.ts';
import { nameOf } from '../../partner/usageChange.ts';
import type { UsageLoss } from '../../partner/usageSource.ts';
import { addDays } from '../../scoring/calendar.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line } from '../reply.ts';

const MOST_NAMED = 5;
// What a first reminder tells: what the one of a month ago would not have told.
const FIRST_DAYS = 31;

/** The losses that a chat was not told of yet. */
export function lossesSince({ record, day }: Telling, told: Told | null): readonly UsageLoss[] {
  const from = addDays(day, -FIRST_DAYS);
  return record.settings.usage.losses.filter((loss) =>
    told === null ? loss.day >= from : Temporal.Instant.compare(Temporal.Instant.from(loss.at), told.at) > 0,
  );
}

/** Customers that a report no longer names, and those that it names without a link that they had; how many where names are not to be shown. */
export function describeLosses(telling: Telling, losses: readonly UsageLoss[]): readonly Line[] {
  return losses.flatMap((loss) => [...describe(telling, loss, 'gone'), ...describe(telling, loss, 'unlinked')]);
}

function describe({ words, day, showNames }: Telling, loss: UsageLoss, kind: 'gone' | 'unlinked'): readonly Line[] {
  const { named, more } = loss[kind];
  const count = named.length + more;
  if (count === 0) return [];
  const names = named.slice(0, MOST_NAMED).map((customer) => {
    const name = nameOf(customer);
    return customer.links.length === 0
      ? name
      : words.say('usage.lost.customer', { name, links: words.list(customer.links) });
  });
  const others = count - names.length;
  if (others > 0) names.push(words.say('usage.lost.others', { count: others }));
  const key = showNames ? `usage.lost.${kind}` : `usage.lost.${kind}Alone`;
  return [{ key, values: { names: words.list(names), count, day: words.day(loss.day, day) }, rank: 'warning' }];
}

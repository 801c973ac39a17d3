import { countingOf } from '../../partner/facts.ts';
import type { UsageSummary } from '../../partner/usageSource.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line } from '../reply.ts';

type Customers = UsageSummary['customers']['brief'];

function customersOf({ record, showNames }: Telling, area: AreaId): Customers {
  const known = record.settings.usage.summary?.customers[countingOf(record, area)];
  return showNames && known !== undefined ? known : { nearest: [], leaving: [] };
}

/** Who stops counting if the next month is as the last one; nobody where names are not to be shown. */
export function describeLeaving(telling: Telling, area: AreaId): readonly Line[] {
  const { leaving } = customersOf(telling, area);
  if (leaving.length === 0) return [];
  return [
    { key: 'usage.leaving', values: { names: telling.words.list(leaving), count: leaving.length }, rank: 'warning' },
  ];
}

/** Who lacks the least to count; nobody where names are not to be shown. */
export function describeNearest(telling: Telling, area: AreaId): readonly Line[] {
  const { words } = telling;
  const names = customersOf(telling, area).nearest.map(({ name, shortByUsd }) =>
    words.say('usage.near.customer', { name, short: words.number(shortByUsd) }),
  );
  return names.length === 0 ? [] : [{ key: 'usage.near', values: { names: words.list(names) } }];
}

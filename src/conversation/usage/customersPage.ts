import type { AreaId } from '../../scoring/designations.ts';
import type { Asking } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import type { Button, Line } from '../reply.ts';
import { customersPress } from './customersPress.ts';

const MOST_SHOWN = 10;

interface Page<Item> {
  readonly start: number;
  /** Nobody where names are not to be shown. */
  readonly shown: readonly Item[];
  /** How many more there are, and what leads to them; empty where there are none. */
  readonly moreLines: readonly Line[];
  readonly moreButtons: readonly Button[];
}

/** Some of all, from the first that is wanted on; from the beginning where there is none such. */
export function createPage<Item>(
  { showNames }: Telling,
  area: AreaId | null,
  all: readonly Item[],
  from: number,
): Page<Item> {
  const start = from < all.length ? from : 0;
  const shown = showNames ? all.slice(start, start + MOST_SHOWN) : [];
  const next = start + shown.length;
  if (!showNames || next >= all.length) return { start, shown, moreLines: [], moreButtons: [] };
  return {
    ...{ start, shown },
    moreLines: [{ key: 'usage.customers.more', values: { count: all.length - next } }],
    moreButtons: [{ label: 'usage.button.more', action: customersPress.action({ area, from: next }) }],
  };
}

/** The customers as a file, for an owner where names may be shown. */
export function offerCustomersFile({ access, showNames }: Asking, area: AreaId): readonly Button[] {
  if (!showNames || access.kind !== 'owner') return [];
  return [{ label: 'keep.button.export.customers', action: { a: 'say', say: `export customers ${area}` } }];
}

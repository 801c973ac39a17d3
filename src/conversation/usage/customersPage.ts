import type { AreaId } from '../../scoring/designations.ts';
import type { Asking } from '../asking/asking.ts';
import type { Button } from '../reply.ts';
import { customersPress } from './customersPress.ts';

/** The customers from the one of this number on. */
export function offerMore(area: AreaId | null, from: number): Button {
  return { label: 'usage.button.more', action: customersPress.action({ area, from }) };
}

/** The customers as a file, for an owner where names may be shown. */
export function offerCustomersFile({ access, showNames }: Asking, area: AreaId): readonly Button[] {
  if (!showNames || access.kind !== 'owner') return [];
  return [{ label: 'keep.button.export.customers', action: { a: 'say', say: `export customers ${area}` } }];
}

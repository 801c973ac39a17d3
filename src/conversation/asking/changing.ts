import type { Change } from '../../partner/change.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { Reply } from '../reply.ts';
import type { Asking } from './asking.ts';

export type Decided =
  | { readonly kind: 'change'; readonly change: Change; reply(after: PartnerRecord): Reply }
  | { readonly kind: 'keep'; readonly reply: Reply };

/** Somebody asks who may want something changed. */
export interface Changing extends Asking {
  /**
   * Changes the numbers, if the person may, in one transaction and once for each press or message.
   * `decide` sees the newest record, is pure and may be called again when somebody else was quicker.
   */
  change(decide: (record: PartnerRecord) => Decided): Promise<Reply>;
}

export function keep(reply: Reply): Decided {
  return { kind: 'keep', reply };
}

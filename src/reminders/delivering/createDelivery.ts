import type { Temporal } from 'temporal-polyfill';
import type { DueNotice } from '../schedule/due.ts';
import { isFoundByWatch, type Notice, noticeKey } from '../schedule/notice.ts';
import { whyTooLate } from '../schedule/whyTooLate.ts';
import type { Delivery } from './delivery.ts';

/** The delivery that follows from an entry, the same however often it is made; too late, it is over at once. */
export function createDelivery({ tenantId, place, notice, dueAt }: DueNotice, now: Temporal.Instant): Delivery {
  const tooLate = whyTooLate(dueAt, now);
  return {
    ...{ tenantId, place, notice, dueAt, at: now, until: null, refusals: 0, unknowns: 0 },
    id: idOf(notice, place, dueAt),
    state: tooLate === null ? 'due' : 'skipped',
    reason: tooLate,
  };
}

/**
 * With the time at which it is due: who changes it after this month's has come is promised another one. A warning alone
 * goes without, because a look that was cut off may find another time for it.
 */
function idOf(notice: Notice, place: string, dueAt: Temporal.Instant): string {
  return [noticeKey(notice), ...(isFoundByWatch(notice) ? [] : [dueAt]), place].join('|');
}

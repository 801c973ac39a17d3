import type { AreaId } from '../../scoring/designations.ts';

/** How many days before a loss, or before a list closes, a chat is warned. */
export const WARNING_DAYS = [60, 14] as const;

type WarningDays = (typeof WARNING_DAYS)[number];

/** What the bot speaks up about by itself. Each comes at most once to a place; a monthly one again where its day or time was changed since. */
export type Notice =
  /** `period`: the month. */
  | { readonly kind: 'monthly'; readonly period: string }
  /** `period`: the day until which it was put off. */
  | { readonly kind: 'snoozed'; readonly period: string }
  /** `period`: the first day on which the designation would be lost. */
  | { readonly kind: 'warning'; readonly period: string; readonly area: AreaId; readonly days: WarningDays }
  /** `period`: the last day on which anything on a list of the area can be earned. */
  | { readonly kind: 'closing'; readonly period: string; readonly area: AreaId; readonly days: WarningDays }
  /** Something was planned for this person; `period` is the day by which, `assignment` its id. */
  | { readonly kind: 'assigned'; readonly period: string; readonly assignment: string };

/** The same for the same notice; begins with its period, so that what is of one time lies together. */
export function noticeKey(notice: Notice): string {
  switch (notice.kind) {
    case 'monthly':
    case 'snoozed':
      return `${notice.period}|${notice.kind}`;
    case 'warning':
    case 'closing':
      return `${notice.period}|${notice.kind}|${notice.area}|${notice.days}`;
    case 'assigned':
      return `${notice.period}|${notice.kind}|${notice.assignment}`;
  }
}

/** Whether the daily look finds it, rather than a schedule or somebody's doing; whoever wants no warnings does not get it. */
export function isFoundByWatch({ kind }: Notice): boolean {
  return kind === 'warning' || kind === 'closing';
}

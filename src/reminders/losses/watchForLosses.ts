import { hash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { PlaceStore } from '../../partner/places.ts';
import type { PartnerStore } from '../../partner/store.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import type { Due, DueIndex } from '../schedule/due.ts';
import { type Notice, WARNING_DAYS } from '../schedule/notice.ts';
import { nextTimeOfDay } from '../schedule/occasions.ts';
import { findClosingAreas } from './findClosingAreas.ts';
import { findLosses, type Loss } from './findLosses.ts';

const SPREAD_MINUTES = 60;
const MARKS = { warning: 'warned:', closing: 'closing:' } as const;

export interface WatchForLossesParts {
  readonly store: PartnerStore;
  readonly places: PlaceStore;
  readonly due: DueIndex;
  readonly ruleSets: RuleSets;
}

/** When it is looked next whether a designation is about to be lost or a list to close: once a day, in the first hour of the day in UTC. */
export function nextLossWatch(tenantId: string, after: Temporal.Instant): Due {
  // Not all tenants in the same minute.
  const minutes = Number.parseInt(hash('sha256', tenantId, 'hex').slice(0, 8), 16) % SPREAD_MINUTES;
  const midnight = after.toZonedDateTimeISO('UTC').startOfDay().add({ days: 1 });
  return { for: 'watch', tenantId, at: midnight.add({ minutes }).toInstant() };
}

/**
 * Makes the warnings due that were not given yet, each once for the tenant, and says when to look again. Nothing is
 * due where no chat wants reminders: whoever turns them on starts the watch anew.
 */
export async function watchForLosses(
  { store, places, due, ruleSets }: WatchForLossesParts,
  tenantId: string,
  now: Temporal.Instant,
): Promise<readonly Due[]> {
  const all = await places.list(tenantId);
  const reminders = all.flatMap(({ reminder }) => reminder ?? []);
  if (reminders.length === 0 && all.every(({ isWhole }) => isWhole)) return [];
  const key = { tenantId, sampleOf: null };
  const { record, marks } = await store.read(key);
  const day = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const coming = [
    ...findLosses(record, day, ruleSets).map((loss): Coming => ({ kind: 'warning', ...loss })),
    ...findClosingAreas(record, day, ruleSets).map((closing): Coming => ({ kind: 'closing', ...closing })),
  ];
  for (const { notice, mark } of findWarnings(coming, marks)) {
    await due.add(
      reminders
        .filter(({ warnings }) => warnings)
        .map((reminder): Due => {
          const at = nextTimeOfDay(reminder, now);
          return { for: 'notice', tenantId, place: reminder.place, notice, dueAt: at, at };
        }),
    );
    await store.setMark(key, mark);
  }
  for (const mark of findOldMarks(marks, day)) await store.clearMark(key, mark);
  return [nextLossWatch(tenantId, now)];
}

/** Something that a chat is to know before its day (ISO). */
type Coming = Pick<Loss, 'area' | 'day' | 'daysLeft'> & { readonly kind: 'warning' | 'closing' };

/** A warning that is to be given, and the mark that says that it was. */
interface Warning {
  readonly notice: Extract<Notice, { kind: Coming['kind'] }>;
  readonly mark: string;
}

/** The warnings that were not given yet: of each thing to come the nearest one alone. */
function findWarnings(coming: readonly Coming[], marks: ReadonlySet<string>): readonly Warning[] {
  return coming.flatMap(({ kind, area, day, daysLeft }): readonly Warning[] => {
    const days = WARNING_DAYS.findLast((each) => daysLeft <= each);
    const mark = `${MARKS[kind]}${day}:${area}:${days}`;
    return days === undefined || marks.has(mark) ? [] : [{ notice: { kind, period: day, area, days }, mark }];
  });
}

function findOldMarks(marks: ReadonlySet<string>, day: string): readonly string[] {
  return Object.values(MARKS).flatMap((start) =>
    [...marks].filter((mark) => mark.startsWith(start) && mark.slice(start.length) < day),
  );
}

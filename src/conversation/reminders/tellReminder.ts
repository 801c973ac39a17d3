import { overdueAssignments } from '../../partner/assignments.ts';
import { type DayState, dayOf } from '../../partner/dayState.ts';
import { followedAreas } from '../../partner/facts.ts';
import type { Told } from '../../partner/places.ts';
import type { Reminder } from '../../partner/reminder.ts';
import { addDays } from '../../scoring/calendar.ts';
import { type AreaId, isAzureArea } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import { describeEndings, listEndings } from '../plans/expiring.ts';
import type { Line, Reply } from '../reply.ts';
import { describeMove } from '../scores/history.ts';
import { createReport } from '../scores/reports.ts';
import { isSamePoints } from '../scores/rescoreLaterDays.ts';
import { type Move, traceArea } from '../scores/traceHistory.ts';
import { describeLossesSince } from '../usage/describeLosses.ts';
import { describeLeaving, describeNearest, describeNearOfModernWork } from '../usage/nearCustomers.ts';
import { sayAssigned } from '../wording/sayAssigned.ts';

const LAPSE_DAYS = 60;
const MOST_LAPSES = 4;
const MOST_OVERDUE = 4;
const BUSINESS = 'business-applications';

export interface ReminderOptions {
  /** `trial`: it was asked for just now, to see what it looks like. */
  readonly notice: 'monthly' | 'snoozed' | 'trial';
  /** What the last one told. */
  readonly previous: Told | null;
  /** Null where the chat has none, as in a trial. */
  readonly reminder?: Reminder | null;
  /** The day (ISO) on which it should have come, where it comes late. */
  readonly lateFrom?: string | null;
  /** How things stood since the last one, and on the day before. */
  readonly states?: readonly DayState[];
  /** A short one, for a chat that refuses the long one as too large. */
  readonly compact?: boolean;
}

/** The monthly reminder: the scores and what became of them, the next step, and what is about to be lost. */
export function tellReminder(telling: Telling, options: ReminderOptions): Reply {
  const { record, day, ruleSets, showNames, words } = telling;
  const { notice, previous, reminder = null, lateFrom = null, compact = false, states = [] } = options;
  const areas = followedAreas(record);
  if (areas.length === 0) return tellNothingYet(notice);
  const endings = listEndings(record, day, LAPSE_DAYS);
  const overdue = overdueAssignments(record, day);
  const azure = areas.find(isAzureArea);
  const recent = new Map(
    areas.map((area) => [area, previous === null ? [] : findMoves(telling, states, area, previous)]),
  );
  const lapses: readonly Line[] = [
    ...describeEndings(telling, endings, areas, MOST_LAPSES),
    ...(endings.length > MOST_LAPSES
      ? [{ key: 'reminder.moreLapses', values: { count: endings.length - MOST_LAPSES } }]
      : []),
  ];
  return {
    kind: 'reminder',
    notice,
    day,
    lateFrom,
    reports: areas.map((area) => ({
      ...createReport(record, area, { day, ruleSets, showNames }),
      hasPassed: recent.get(area)?.some(({ isLoss }) => isLoss) === true,
    })),
    previous: previous && {
      day: previous.at.toZonedDateTimeISO('UTC').toPlainDate().toString(),
      totals: previous.totals,
    },
    moved: new Map(
      compact ? [] : [...recent].map(([area, moves]) => [area, moves.map((move) => describeMove(telling, move))]),
    ),
    lapses: compact ? [] : lapses,
    overdue: compact
      ? []
      : overdue.slice(0, MOST_OVERDUE).map(
          ({ assignment, person }): Line => ({
            key: 'assign.line',
            values: {
              name: person.name,
              what: sayAssigned(words, record, assignment),
              day: words.day(assignment.by, day),
            },
          }),
        ),
    customers: [
      // Told once, so in a short one too.
      ...describeLossesSince(telling, previous),
      ...(compact || azure === undefined
        ? []
        : [...describeLeaving(telling, azure), ...describeNearest(telling, azure)]),
      ...(compact || !areas.includes('modern-work') ? [] : describeNearOfModernWork(telling)),
      ...(compact || !areas.includes(BUSINESS) ? [] : describeNearest(telling, BUSINESS)),
    ],
    schedule: reminder && { day: reminder.day, time: reminder.time },
    nextMonth: monthAfter(day),
    compact,
  };
}

const MOST_MOVES = 3;

/** From which day (ISO) on the states are needed to tell what moved since: on the day itself there was a before, too. */
export function statesFrom({ at }: Told): string {
  return addDays(dayOf(at), -1);
}

/** What moved the points of an area since the last reminder, the latest first. */
function findMoves(
  { day: today, ruleSets }: Telling,
  states: readonly DayState[],
  area: AreaId,
  told: Told,
): readonly Move[] {
  const { moves } = traceArea(states, { area, today, ruleSets });
  const since = dayOf(told.at);
  const total = told.totals[area];
  // On the day itself something may have moved before it was told, and more after.
  const last = moves.findLastIndex(({ day, to }) => day <= since && total !== undefined && isSamePoints(to, total));
  const recent = last >= 0 ? moves.slice(last + 1) : moves.filter(({ day, from }) => day > since && from !== null);
  return recent.slice(-MOST_MOVES).toReversed();
}

function monthAfter(day: string): string {
  return addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7);
}

function tellNothingYet(notice: ReminderOptions['notice']): Reply {
  return {
    kind: 'text',
    title: { key: 'reminder.nothingYet.title' },
    lines: [{ key: 'reminder.nothingYet' }, ...(notice === 'trial' ? [] : [{ key: 'reminder.stopHow' }])],
    buttons: [
      { label: 'button.enterNumbers', action: { a: 'say', say: 'update' } },
      ...(notice === 'trial' ? [] : [{ label: 'remind.button.off', action: { a: 'say', say: 'remind off' } } as const]),
    ],
  };
}

import type { Place, PlaceStore } from '../../partner/places.ts';
import { type Deliveries, type DueIndex, nextDue, nextLossWatch } from '../../reminders/index.ts';

import type { ReminderBook } from '../asking/reminderBook.ts';
import type { Turn } from '../turn.ts';

// What would be due sooner could be looked for before the reminder is written.
const SOONEST_MINUTES = 1;

export interface ReminderBookParts {
  readonly places: PlaceStore;
  readonly due: DueIndex;
  readonly deliveries: Deliveries;
}

export function createReminderBook(
  { places, due, deliveries }: ReminderBookParts,
  { tenantId, now, address }: Turn,
  place: Place,
): ReminderBook {
  const findSoonest = () => now.add({ minutes: SOONEST_MINUTES });
  return {
    place,
    get soonest() {
      return findSoonest();
    },
    change: (decide) =>
      places.changeReminder(tenantId, address.place, async (before) => {
        const after = decide(before);
        if (after === null) return null;
        // First what is due: an entry without its reminder is passed over, a reminder without its entry would never come.
        const tomorrow = nextLossWatch(tenantId, now);
        await due.add([nextDue(tenantId, after, findSoonest()), tomorrow, nextLossWatch(tenantId, tomorrow.at)]);
        return after;
      }),
    listPlaces: () => places.list(tenantId),
    listDeliveries: (fromPeriod) => deliveries.list(tenantId, fromPeriod),
  };
}

import type { DayState } from '../../partner/dayState.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import { lastQualifiedIn, type QualificationWindow, type QualifiedDay } from '../../scoring/qualificationWindow.ts';
import { createMemory } from '../createMemory.ts';
import { findQualifiedPeriods } from './qualifiedPeriods.ts';

interface Past {
  /** Whose past: as long as nobody changes the record, no other one is added. */
  readonly record: PartnerRecord;
  readonly ruleSets: RuleSets;
  /** Today (ISO), where the reader is and in UTC, by which the past is kept. */
  readonly today: string;
  readonly utcDay: string;
  listStates(from: string): Promise<readonly DayState[]>;
}

const recall = createMemory<Promise<QualifiedDay | null>>();

/**
 * The last day of the window on which the area qualified, as the record tells it; null where there is none. The months of a
 * window are looked through once for everybody: they may hold megabytes.
 */
export function findLastQualified(
  { record, ruleSets, today, utcDay, listStates }: Past,
  area: AreaId,
  window: QualificationWindow,
): Promise<QualifiedDay | null> {
  return recall(record, ruleSets, JSON.stringify([today, utcDay, area, window.from, window.to]), async () =>
    lastQualifiedIn(window, findQualifiedPeriods(await listStates(window.from), { area, today, ruleSets })),
  );
}

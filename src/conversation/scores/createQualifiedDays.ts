import type { DayState } from '../../partner/dayState.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import { lastQualifiedIn, type QualificationWindow, type QualifiedDay } from '../../scoring/qualificationWindow.ts';
import { findQualifiedPeriods } from './qualifiedPeriods.ts';

interface Past {
  /** Whose past as of which change: the past before a change never becomes another one. Null where there was none. */
  readonly version: string | null;
  /** Today (ISO), where the reader is. */
  readonly today: string;
  listStates(from: string): Promise<readonly DayState[]>;
}

export interface QualifiedDays {
  /** The last day of the window on which the area qualified, as the record tells it; null where there is none. */
  findLast(past: Past, area: AreaId, window: QualificationWindow): Promise<QualifiedDay | null>;
}

const MOST_KNOWN = 2_000;

/**
 * Looks through the months of a window once for each version of a partner's numbers: they may hold megabytes, and
 * everybody in the company asks for the same.
 */
export function createQualifiedDays(ruleSets: RuleSets): QualifiedDays {
  const known = new Map<string, Promise<QualifiedDay | null>>();

  async function look({ today, listStates }: Past, area: AreaId, window: QualificationWindow) {
    return lastQualifiedIn(window, findQualifiedPeriods(await listStates(window.from), { area, today, ruleSets }));
  }

  return {
    findLast(past, area, window) {
      if (past.version === null) return look(past, area, window);
      const name = JSON.stringify([past.version, past.today, area, window.from, window.to]);
      const found = known.get(name) ?? look(past, area, window);
      // Put at the end, so that the first one is the one that was not asked for longest.
      known.delete(name);
      known.set(name, found);
      if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '');
      found.catch(() => known.delete(name));
      return found;
    },
  };
}

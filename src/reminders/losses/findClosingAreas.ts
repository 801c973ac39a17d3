import { factsOf, followedAreas } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { findClosings } from '../../scoring/closingLists.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import { scoreArea } from '../../scoring/score.ts';
import { WARNING_DAYS } from '../schedule/notice.ts';

/** An area of which a list of certifications closes while the partner still gains by somebody more on it. */
export interface ClosingArea {
  readonly area: AreaId;
  /** Last day (ISO) on which anything on the list can be earned. */
  readonly day: string;
  readonly daysLeft: number;
}

/** The areas of which a list closes within the longest warning, the first to close first. */
export function findClosingAreas(record: PartnerRecord, day: string, ruleSets: RuleSets): readonly ClosingArea[] {
  return followedAreas(record)
    .flatMap((area) => {
      const score = scoreArea(area, factsOf(record, area, day), record.settings.ruleBook, ruleSets);
      const [first] = findClosings(score, day).filter(
        ({ state, daysLeft, held, needed }) => state === 'closing' && daysLeft <= WARNING_DAYS[0] && held < needed,
      );
      return first === undefined ? [] : [{ area, day: first.earnableUntil, daysLeft: first.daysLeft }];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

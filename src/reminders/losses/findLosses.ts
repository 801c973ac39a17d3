import { Temporal } from 'temporal-polyfill';
import { factsOf, followedAreas } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { findLoss, forecastArea } from '../../planning/forecast.ts';
import type { ForecastStep } from '../../planning/forecastStep.ts';
import type { Rescue } from '../../planning/rescue.ts';
import { addDays } from '../../scoring/calendar.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import type { AreaScore } from '../../scoring/score.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import { WARNING_DAYS } from '../schedule/notice.ts';

/** A designation that will be lost if nothing is done. */
export interface Loss {
  readonly area: AreaId;
  /** The first day (ISO) on which it no longer qualifies. */
  readonly day: string;
  readonly daysLeft: number;
  /** The score today, and from that day on. */
  readonly today: ForecastStep;
  readonly after: ForecastStep;
  /** What would keep it; null where that takes steps of several kinds. */
  readonly rescue: Rescue | null;
  /** The score from that day on with it done. */
  readonly rescued: AreaScore | null;
}

/** The designations that pass today and will be lost within the longest warning, the first to go first. */
export function findLosses(record: PartnerRecord, day: string, ruleSets: RuleSets): readonly Loss[] {
  const until = addDays(day, WARNING_DAYS[0]);
  const { ruleBook } = record.settings;
  return followedAreas(record)
    .flatMap((area): readonly Loss[] => {
      const options = { area, facts: factsOf(record, area, day), ruleBook, ruleSets };
      const steps = forecastArea(options, until);
      const loss = findLoss(options, steps);
      const [today] = steps;
      if (loss === null || today === undefined || showAreaTotal(today.score).verdict !== 'passes') return [];
      const daysLeft = Temporal.PlainDate.from(day).until(loss.step.day).days;
      return [
        { area, day: loss.step.day, daysLeft, today, after: loss.step, rescue: loss.rescue, rescued: loss.rescued },
      ];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

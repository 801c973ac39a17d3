import { addMonths, endOfMonth } from '../scoring/calendar.ts';
import type { ForecastStep } from './forecastStep.ts';

/** A month of a forecast. */
export interface ForecastMonth {
  /** Its last day (ISO). */
  readonly end: string;
  /** The score on its last day. */
  readonly atEnd: ForecastStep;
  /** What changes in it, the earliest day first; what is so today is no change. */
  readonly changes: readonly ForecastStep[];
}

/** How far a forecast looks ahead. */
const FORECAST_MONTHS = 12;

/** The last day of the month that lies so many months ahead. */
export function endOfForecast(day: string, months = FORECAST_MONTHS): string {
  return endOfMonth(addMonths(day, months));
}

/** The rest of this month and so many after it. `steps` are those of a forecast from `day` on, at least until the last of them. */
export function listMonths(
  steps: readonly ForecastStep[],
  day: string,
  months = FORECAST_MONTHS,
): readonly ForecastMonth[] {
  return Array.from({ length: months + 1 }, (_, ahead) => endOfForecast(day, ahead)).flatMap((end): ForecastMonth[] => {
    const atEnd = steps.findLast((step) => step.day <= end);
    const changes = steps.filter((step) => step.day > day && step.day.slice(0, 7) === end.slice(0, 7));
    return atEnd === undefined ? [] : [{ end, atEnd, changes }];
  });
}

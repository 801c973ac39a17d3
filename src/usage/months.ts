/** A calendar month as ISO, such as `2026-10`. Months compare as texts. */
export type Month = string;

/** The month so many months later, or earlier where it is a negative number. */
export function shiftMonth(month: Month, by: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** So many months that end with `last`, the earliest first. */
export function monthsUntil(last: Month, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, index) => shiftMonth(last, index + 1 - count));
}

/** Every month from `first` to `last`, both among them. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

/** The last month that is known and whole before the day (ISO); null where there is none. */
export function lastWholeMonth(history: ReadonlyMap<Month, unknown>, day: string): Month | null {
  return (
    [...history.keys()]
      .filter((month) => month < day.slice(0, 7))
      .toSorted()
      .at(-1) ?? null
  );
}

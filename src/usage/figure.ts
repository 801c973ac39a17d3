import type { Month } from './months.ts';

/** A number of the partner's, or what can be said of it while months are missing. */
export type UsageFigure =
  | { readonly value: number }
  /** A bound is null where nothing can be said; `missing` is empty where there is no number though every month is known. */
  | {
      readonly value: null;
      readonly atLeast: number | null;
      readonly atMost: number | null;
      readonly missing: readonly Month[];
    };

export function missingMonths(figure: UsageFigure): readonly Month[] {
  return figure.value === null ? figure.missing : [];
}

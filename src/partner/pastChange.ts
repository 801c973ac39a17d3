import type { Temporal } from 'temporal-polyfill';
import type { Colleague, FigureFacts, FigureOwner, RosterPerson, Settings } from './record.ts';

/** One fact as a change found it and as it left it; null where there was or is none. */
export type ChangedFact =
  | { readonly kind: 'settings'; readonly before: Settings; readonly after: Settings }
  | {
      readonly kind: 'figures';
      readonly owner: FigureOwner;
      readonly before: FigureFacts | null;
      readonly after: FigureFacts | null;
    }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly before: RosterPerson | null;
      readonly after: RosterPerson | null;
    };

/** A change that was made, as it is kept for the audit and for taking it back. */
export interface PastChange {
  /** Names the change within its partner. Later changes have smaller ones. */
  readonly id: string;
  readonly by: Colleague;
  readonly at: Temporal.Instant;
  /** What was said or pressed. */
  readonly said: string;
  readonly facts: readonly ChangedFact[];
}

export interface ChangePage {
  /** The latest first. */
  readonly changes: readonly PastChange[];
  /** Ask for the changes before this one to get the next page; null when there are none. */
  readonly before: string | null;
}

import type { AreaId, Track } from './designations.ts';

/** Days are ISO dates. Without `earned` it counts from always on, without `expires` it does not lapse. */
export interface HeldCertification {
  readonly certification: string;
  readonly earned?: string | undefined;
  readonly expires?: string | undefined;
}

export interface CertifiedPerson {
  readonly id: string;
  readonly certifications: readonly HeldCertification[];
}

export type StepCounts = Readonly<Record<string, number | undefined>>;

/** A roster wins over typed counts; with neither, skilling is unknown, which is not zero. */
export type People =
  | { readonly kind: 'roster'; readonly people: readonly CertifiedPerson[] }
  | { readonly kind: 'counts'; readonly counts: Readonly<Partial<Record<AreaId, StepCounts | undefined>>> }
  | { readonly kind: 'unknown' };

/** What is known of one partner on one day. Figures are keyed as in `FIGURES`; an absent one is unknown. */
export interface Facts {
  readonly day: string;
  readonly tracks: Readonly<Partial<Record<AreaId, Track>>>;
  readonly figures: Readonly<Partial<Record<AreaId, Readonly<Record<string, number | undefined>> | undefined>>>;
  readonly people: People;
}

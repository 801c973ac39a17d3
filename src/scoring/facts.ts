import type { AreaId, RuleBook, Track } from './designations.ts';

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
  /** Only where usage is known by customer: then each book counts in its own way. What is typed serves both. */
  readonly offsets?: Readonly<Partial<Record<AreaId, Offsets>>>;
  readonly people: People;
}

/** How customers and services are counted: by the programme page, or by Microsoft's on a track. */
export type Counting = 'brief' | Track;

/** By how much figures are more when they are counted in another way than those of `Facts.figures`. */
type Offsets = Readonly<Partial<Record<Counting, Readonly<Record<string, number>>>>>;

/** The figures of an area as the book counts them, on a track where it has some. */
export function figuresCounted(
  { figures, offsets }: Pick<Facts, 'figures'> & { readonly offsets?: Facts['offsets'] | undefined },
  { area, ruleBook }: { readonly area: AreaId; readonly ruleBook: RuleBook },
  track: Track | null,
): Readonly<Record<string, number | undefined>> {
  const known = figures[area] ?? {};
  const counting = ruleBook === 'brief' ? 'brief' : (track ?? 'enterprise');
  const more = offsets?.[area]?.[counting];
  if (more === undefined) return known;
  return Object.fromEntries(
    Object.entries(known).map(([key, value]) => [key, value === undefined ? undefined : value + (more[key] ?? 0)]),
  );
}

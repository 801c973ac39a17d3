import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import data from './certifications.json' with { type: 'json' };
import {
  certificationsOf,
  createTitleIndex,
  normaliseTitle,
  readCode,
  type TitleMatch,
  withAndWithoutIssuer,
} from './titleIndex.ts';

const sourced = { source: z.string().min(1), certainty: z.enum(['certain', 'likely']) };

const certificationSchema = z.strictObject({
  id: z.string().min(1),
  /** The exam code people know it by; null for an assessment without one. */
  code: z.string().nullable(),
  title: z.string().min(1),
  level: z.enum(['fundamentals', 'associate', 'specialty', 'expert', 'assessment']),
  otherCodes: z.array(z.string()).optional(),
  /** Exams that were each only half of it. */
  halfCodes: z.array(z.string()).optional(),
  otherTitles: z.array(z.string()).optional(),
  /** Last parts of its address on Microsoft Learn that its id does not tell. */
  otherSlugs: z.array(z.string()).optional(),
  /** Exams that came or went while the certification stays: the first and the last day on which each can be sat. */
  exams: z
    .array(
      z.strictObject({ code: z.string(), from: z.iso.date().optional(), until: z.iso.date().optional(), ...sourced }),
    )
    .min(1)
    .optional(),
  retirement: z
    .strictObject({
      /** Last day on which it can be earned. */
      earnableUntil: z.iso.date(),
      /** Last day on which it counts, where retirement ends counting: a year later. */
      countsUntil: z.iso.date(),
      successor: z.string().nullable(),
      ...sourced,
    })
    .optional(),
  /** Holding one of these is asked before it can be earned. */
  prerequisites: z.strictObject({ anyOf: z.array(z.string()).min(1), ...sourced }).optional(),
  ...sourced,
});

export type Certification = z.infer<typeof certificationSchema>;

const catalogue = z
  .strictObject({
    sources: z.record(z.string(), z.strictObject({ title: z.string(), where: z.string(), date: z.string() })),
    certifications: z.array(certificationSchema),
  })
  .parse(data);

export const CERTIFICATIONS: readonly Certification[] = catalogue.certifications;
export const CERTIFICATION_SOURCES = catalogue.sources;

const byId = new Map(CERTIFICATIONS.map((certification) => [certification.id, certification]));

/** The certification with this id; throws for an id that is not in the catalogue, which only rule data can cause. */
export function getCertification(id: string): Certification {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`No certification has the id "${id}"; add it to certifications.json`);
  return found;
}

export function isEarnable(certification: Certification, day: string): boolean {
  return certification.retirement === undefined || day <= certification.retirement.earnableUntil;
}

/** The last day (ISO) on which any of these can be earned; null where one of them can be for good, or there are none. */
export function lastDayToEarn(certifications: readonly Certification[]): string | null {
  const days = certifications.flatMap(({ retirement }) => retirement?.earnableUntil ?? []);
  return days.length < certifications.length ? null : (days.toSorted().at(-1) ?? null);
}

/** The exam to sit on a day (ISO), by its code; null for what has none. A certification may outlive its exam. */
export function examToSit({ code, exams = [] }: Certification, day: string): string | null {
  const isOver = (exam: string | null) => exams.some(({ code: own, until }) => own === exam && (until ?? day) < day);
  if (!isOver(code)) return code;
  return exams.find(({ code: other, from }) => !isOver(other) && (from ?? day) <= day)?.code ?? code;
}

/** "Azure Solutions Architect Expert (AZ-305)" */
export function nameWithCode(certification: Certification): string {
  return certification.code === null ? certification.title : `${certification.title} (${certification.code})`;
}

export type CertificationLookup =
  | TitleMatch<Certification>
  | { readonly kind: 'unknown'; readonly nearest: Certification };

const index = createTitleIndex(CERTIFICATIONS);

// No title is longer; comparing a longer text with every spelling would cost time and find nothing better.
const LONGEST_SPELLING = Math.max(...index.spellings.map((spelling) => spelling.length));

/**
 * Finds a certification by id, exam code or title, old or new, as people write them: in any case, with or without
 * "Microsoft Certified:" and the level word at the end. The whole text must be the name.
 */
export function findCertification(text: string): CertificationLookup {
  const match = matchCertification(text);
  if (match !== null) return match;
  const name = normaliseTitle(text);
  const bare = withAndWithoutIssuer(name).at(-1) ?? name;
  // Whatever it is about, it is none of the few fundamentals that count: those are known.
  if (/ fundamentals$/.test(bare)) return { kind: 'counts nowhere', name: text.trim(), why: 'fundamentals' };
  return { kind: 'unknown', nearest: nearestTo(readCode(name) ?? bare) };
}

/** Like `findCertification` without the search for the nearest, which costs most: null where nothing matches. */
export function matchCertification(text: string): TitleMatch<Certification> | null {
  return index.match(text);
}

/** Whether a title may begin with this word, so that what follows is worth a look. */
export function mayBeginTitle(word: string): boolean {
  return index.firstWords.has(normaliseTitle(word).split(' ')[0] ?? '');
}

/** Whether the word, in any case, occurs in some title. */
export function isTitleWord(word: string): boolean {
  return index.titleWords.has(normaliseTitle(word));
}

/** Whether a name of a certification may go on with this word: one of titles, or a part of a code. */
export function mayContinueTitle(word: string): boolean {
  const parts = normaliseTitle(word).split(' ');
  return parts.every((part) => index.titleWords.has(part) || /^(?:[a-z]{2}(?:\d{3})?|\d{3}|exam|beta|)$/.test(part));
}

function nearestTo(spelling: string): Certification {
  const found = index.match(closest(spelling.slice(0, LONGEST_SPELLING), index.spellings));
  const [certification] = found === null ? [] : certificationsOf(found);
  if (certification === undefined) throw new Error('The certification catalogue is empty');
  return certification;
}

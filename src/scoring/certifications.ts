import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import data from './certifications.json' with { type: 'json' };

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
  | { readonly kind: 'found'; readonly certification: Certification }
  /** One of the two exams that together made it. */
  | { readonly kind: 'half'; readonly certification: Certification; readonly code: string }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Certification[] }
  | { readonly kind: 'unknown'; readonly nearest: Certification };

const LEVEL_WORD = / (associate|expert|specialty)$/;

/** Case, accents and punctuation do not matter. */
function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bd365\b/g, 'dynamics 365')
    .trim();
}

const ISSUER = /^(microsoft 365 certified|microsoft certified|github certified|microsoft) /;

function readCode(name: string): string | null {
  const match = /^(?:exam )?([a-z]{2}) ?(\d{3})$/.exec(name);
  return match === null ? null : `${match[1]}-${match[2]}`.toUpperCase();
}

const byCode = new Map<string, Certification>();
const byHalfCode = new Map<string, Certification>();
const byName = new Map<string, Certification[]>();

function addName(name: string, certification: Certification) {
  const known = byName.get(name) ?? [];
  if (!known.includes(certification)) byName.set(name, [...known, certification]);
}

for (const certification of CERTIFICATIONS) {
  for (const code of [certification.code, ...(certification.otherCodes ?? [])]) {
    if (code !== null) byCode.set(code, certification);
  }
  for (const code of certification.halfCodes ?? []) byHalfCode.set(code, certification);
  for (const title of [certification.title, ...(certification.otherTitles ?? []), nameWithCode(certification)]) {
    const name = normalise(title);
    addName(name, certification);
    addName(name.replace(LEVEL_WORD, ''), certification);
  }
}

const spellings = [...byName.keys(), ...byCode.keys()];

// No title is longer; comparing a longer text with every spelling would cost time and find nothing better.
const LONGEST_SPELLING = Math.max(...spellings.map((spelling) => spelling.length));

/**
 * Finds a certification by id, exam code or title, as people write them: in any case, with or without
 * "Microsoft Certified:" and the level word at the end.
 */
export function findCertification(text: string): CertificationLookup {
  const match = matchCertification(text);
  if (match !== null) return match;
  const name = normalise(text);
  return { kind: 'unknown', nearest: nearestTo(readCode(name) ?? name.replace(ISSUER, '')) };
}

/** Like `findCertification` without the search for the nearest, which costs most: null where nothing matches. */
export function matchCertification(text: string): Exclude<CertificationLookup, { kind: 'unknown' }> | null {
  const trimmed = text.trim();
  const exact = byCode.get(trimmed.toUpperCase()) ?? byId.get(trimmed.toLowerCase());
  if (exact !== undefined) return { kind: 'found', certification: exact };
  const name = normalise(text);
  const code = readCode(name);
  const coded = code === null ? undefined : byCode.get(code);
  if (coded !== undefined) return { kind: 'found', certification: coded };
  const half = code === null ? undefined : byHalfCode.get(code);
  if (half !== undefined && code !== null) return { kind: 'half', certification: half, code };
  const bare = name.replace(ISSUER, '');
  // GitHub's own titles begin with its name, which "GitHub Certified: Actions" leaves out.
  const named = byName.get(name) ?? byName.get(bare) ?? byName.get(name.replace(/^github certified /, 'github ')) ?? [];
  const [only] = named;
  if (only !== undefined && named.length === 1) return { kind: 'found', certification: only };
  return named.length > 1 ? { kind: 'ambiguous', candidates: named } : null;
}

function nearestTo(spelling: string): Certification {
  const best = closest(spelling.slice(0, LONGEST_SPELLING), spellings);
  const found = byCode.get(best) ?? byName.get(best)?.[0];
  if (found === undefined) throw new Error('The certification catalogue is empty');
  return found;
}

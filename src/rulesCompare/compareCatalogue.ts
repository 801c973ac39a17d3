import { z } from 'zod';
import { CERTIFICATIONS, type Certification, nameWithCode } from '../scoring/certifications.ts';
import type { Comparison, Finding } from './finding.ts';
import { cleanTitle, matchName } from './matchName.ts';

/** Of an answer of the Learn catalogue, what is looked at; it holds much more. */
const item = z.looseObject({
  uid: z.string(),
  title: z.string(),
  url: z.string().default(''),
  certification_type: z.string().nullish(),
  levels: z.array(z.string()).nullish(),
  /** 0 and an absent number say nothing: the catalogue leaves it out for most. */
  renewal_frequency_in_days: z.number().nullish(),
  /** Ids of exams. */
  exams: z.array(z.string()).nullish(),
  /** Ids of certifications. */
  prerequisites: z.array(z.string()).nullish(),
});

const catalogueSchema = z
  .looseObject({
    certifications: z.array(item).optional(),
    mergedCertifications: z.array(item).optional(),
    exams: z
      .array(z.looseObject({ uid: z.string(), url: z.string().default(''), display_name: z.string().nullish() }))
      .optional(),
  })
  .refine(
    ({ certifications, mergedCertifications }) => certifications !== undefined || mergedCertifications !== undefined,
    {
      message: 'must hold "certifications" or "mergedCertifications"',
    },
  );

export type LearnCatalogue = z.infer<typeof catalogueSchema>;
type Item = z.infer<typeof item>;

/** Reads a saved answer of the Learn catalogue, or says in what it is none. */
export function readCatalogue(json: string): { readonly catalogue: LearnCatalogue } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problem: `must be JSON; ${(error as SyntaxError).message}` };
  }
  const parsed = catalogueSchema.safeParse(value);
  if (parsed.success) return { catalogue: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.replace(/^: /, '') };
}

const RENEWED_AFTER_DAYS = 365;

/** Compares our certifications with those of the Learn catalogue. What is missing there is not thereby retired. */
export function compareCatalogue(catalogue: LearnCatalogue): Comparison {
  const items = [...(catalogue.certifications ?? []), ...(catalogue.mergedCertifications ?? [])];
  const codes = readExamCodes(catalogue);
  const theirs = new Map<Certification, Item>();
  const strangers: Item[] = [];
  const uids = new Map<string, Certification>();
  for (const each of items) {
    const ours = findOurs(each, codes);
    if (ours === null) strangers.push(each);
    else {
      uids.set(each.uid, ours);
      // The same certification may stand in both lists; one with a known title says more.
      const known = theirs.get(ours);
      if (known === undefined || !isSameTitle(known, ours)) theirs.set(ours, each);
    }
  }
  const findings = CERTIFICATIONS.flatMap((ours): readonly Finding[] => {
    const found = theirs.get(ours);
    return found === undefined ? [sayMissing(ours)] : compareItem(ours, found, uids);
  });
  const added = strangers.map((each): Finding => ({ kind: 'note', text: sayStranger(each, codes) }));
  const same = [...theirs].filter(([ours, found]) => compareItem(ours, found, uids).length === 0).length;
  return { findings: [...findings, ...added], same };
}

/** By its title, its address or its id, else by one of its exams, whose code may stand only in an address. */
function findOurs(each: Item, codes: ReadonlyMap<string, string>): Certification | null {
  const slug = each.uid.replace(/^.*?\./, '');
  const named = matchName(each.title, each.url) ?? matchName(each.title, slug);
  if (named !== null) return named.certification;
  const exams = codesOf(each, codes);
  return (
    CERTIFICATIONS.find(({ code, otherCodes = [] }) => exams.some((exam) => [code, ...otherCodes].includes(exam))) ??
    null
  );
}

function readExamCodes({ exams = [] }: LearnCatalogue): ReadonlyMap<string, string> {
  return new Map(
    exams.flatMap(({ uid, url, display_name: name }) => {
      const code = readCode(name ?? '') ?? readCode(url) ?? readCode(uid);
      return code === null ? [] : [[uid, code] as const];
    }),
  );
}

function codesOf({ exams, url }: Item, codes: ReadonlyMap<string, string>): readonly string[] {
  const own = readCode(url);
  return [...(exams ?? []).flatMap((uid) => codes.get(uid) ?? readCode(uid) ?? []), ...(own === null ? [] : [own])];
}

/** "AZ-305", of "exam.az-305" or ".../exams/az-305/" */
function readCode(text: string): string | null {
  return /(?:^|[./ ])([a-z]{2}-\d{3})(?=$|[/?# ])/i.exec(text)?.[1]?.toUpperCase() ?? null;
}

function isSameTitle({ title }: Item, ours: Certification): boolean {
  const match = matchName(title, null);
  return match?.certification === ours;
}

function sayMissing(ours: Certification): Finding {
  const name = nameWithCode(ours);
  return ours.retirement === undefined
    ? { kind: 'gone', text: `${name} is missing; that alone is no retirement` }
    : { kind: 'note', text: `${name} is missing; it was retired on ${ours.retirement.earnableUntil}` };
}

function compareItem(ours: Certification, found: Item, uids: ReadonlyMap<string, Certification>): readonly Finding[] {
  const name = nameWithCode(ours);
  const findings: Finding[] = [];
  if (!isSameTitle(found, ours)) {
    findings.push({ kind: 'renamed', text: `${name} is called “${cleanTitle(found.title)}” there (${found.uid})` });
  }
  const days = found.renewal_frequency_in_days ?? 0;
  if (days > 0 && (ours.level === 'fundamentals' || days !== RENEWED_AFTER_DAYS)) {
    const text = `${name} is renewed every ${days} days there; the rules take ${ours.level === 'fundamentals' ? 'fundamentals not to expire' : 'it to last a year'}`;
    findings.push({ kind: 'differs', text });
  }
  const asked = (found.prerequisites ?? []).map((uid) => uids.get(uid)?.id ?? uid).toSorted();
  const own = (ours.prerequisites?.anyOf ?? []).toSorted();
  // The catalogue leaves them out for many; only other ones are a difference.
  if (asked.length > 0 && asked.join() !== own.join()) {
    const text = `${name} asks for ${asked.join(' or ')} there; the rules have ${own.join(' or ') || 'nothing'}`;
    findings.push({ kind: 'differs', text });
  }
  return findings;
}

function sayStranger(each: Item, codes: ReadonlyMap<string, string>): string {
  const details = [each.certification_type ?? '', ...codesOf(each, codes), (each.levels ?? []).join('/')];
  return `new to us: “${each.title}” (${[each.uid, ...details].filter((detail) => detail !== '').join(', ')})`;
}

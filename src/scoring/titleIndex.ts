import { z } from 'zod';
import data from './certificationTitles.json' with { type: 'json' };

/** Why a certification that is known by name is on no list of any area. */
type CountsNowhere = 'fundamentals' | 'retired' | 'unlisted';

const why = z.enum(['fundamentals', 'retired', 'unlisted']);
const source = z.string().min(1);

/** What certifications were called before, which exams led to them, and which certifications count in no area. */
export const CERTIFICATION_TITLES = z
  .strictObject({
    sources: z.record(z.string(), z.strictObject({ title: z.string(), where: z.string(), date: z.string() })),
    former: z.array(
      z.strictObject({
        id: z.string(),
        titles: z.array(z.string()).optional(),
        codes: z.array(z.string()).optional(),
        /** Exams that together made it. */
        halves: z.array(z.array(z.string()).min(2)).optional(),
        source,
      }),
    ),
    /** Where an exam is called otherwise than its certification. */
    exams: z.array(z.strictObject({ code: z.string(), title: z.string(), source })),
    countedNowhere: z.array(z.strictObject({ code: z.string(), title: z.string().nullable(), why, source })),
    countedNowhereWithPrefix: z.array(z.strictObject({ prefix: z.string(), why, source })),
  })
  .parse(data);

interface Named {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly otherCodes?: readonly string[] | undefined;
  readonly halfCodes?: readonly string[] | undefined;
  readonly otherTitles?: readonly string[] | undefined;
}

export type TitleMatch<Certification> =
  | { readonly kind: 'found'; readonly certification: Certification }
  /** One of the exams that together made it. */
  | {
      readonly kind: 'half';
      readonly certification: Certification;
      readonly code: string;
      readonly codes: readonly string[];
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Certification[] }
  | { readonly kind: 'counts nowhere'; readonly name: string; readonly why: CountsNowhere };

const ISSUER = /^(?:microsoft 365 certified|microsoft certified|github certified|microsoft) /;
const LEVEL_WORD = / (?:associate|expert|specialty)$/;

/** Case, accents, punctuation and signs of trade marks do not matter. */
export function normaliseTitle(text: string): string {
  return text
    .replace(/[®™©]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bd365\b/g, 'dynamics 365')
    .replace(/\bdynamics 365 for\b/g, 'dynamics 365')
    .trim();
}

/** The name, and what it is without who issues it, who is named twice at times: "Microsoft Certified: Microsoft …". */
export function withAndWithoutIssuer(name: string): readonly string[] {
  const bare = name.replace(ISSUER, '');
  return bare === name ? [name] : [name, ...withAndWithoutIssuer(bare)];
}

/** "az 305" or "exam az 305" as AZ-305. */
export function readCode(name: string): string | null {
  const match = /^(?:exam )?([a-z]{2}) ?(\d{3})$/.exec(name);
  return match === null ? null : `${match[1]}-${match[2]}`.toUpperCase();
}

/** Finds certifications by what they are and were called. */
export function createTitleIndex<Certification extends Named>(certifications: readonly Certification[]) {
  const byId = new Map(certifications.map((certification) => [certification.id, certification]));
  const byCode = new Map<string, TitleMatch<Certification>>();
  const byName = new Map<string, TitleMatch<Certification>>();

  function addName(title: string, certification: Certification) {
    const name = normaliseTitle(title);
    const known = certificationsOf(byName.get(name) ?? null);
    if (known.includes(certification)) return;
    const candidates = [...known, certification];
    byName.set(name, known.length === 0 ? { kind: 'found', certification } : { kind: 'ambiguous', candidates });
  }

  function addTitle(title: string, certification: Certification) {
    addName(title, certification);
    addName(normaliseTitle(title).replace(LEVEL_WORD, ''), certification);
  }

  function addHalves(codes: readonly string[], certification: Certification) {
    for (const code of codes) byCode.set(code, { kind: 'half', certification, code, codes });
  }

  for (const certification of certifications) {
    const { code, title, otherCodes = [], halfCodes = [], otherTitles = [] } = certification;
    for (const each of [...(code === null ? [] : [code]), ...otherCodes])
      byCode.set(each, { kind: 'found', certification });
    addHalves(halfCodes, certification);
    for (const each of [title, ...otherTitles]) addTitle(each, certification);
  }
  for (const { id, titles = [], codes = [], halves = [] } of CERTIFICATION_TITLES.former) {
    const certification = byId.get(id);
    if (certification === undefined) continue;
    for (const code of codes) byCode.set(code, { kind: 'found', certification });
    for (const each of halves) addHalves(each, certification);
    for (const title of titles) addTitle(title, certification);
  }
  for (const { code, title } of CERTIFICATION_TITLES.exams) {
    const known = byCode.get(code);
    if (known?.kind !== 'found') continue;
    for (const name of withAndWithoutIssuer(normaliseTitle(title))) addName(name, known.certification);
  }
  for (const { code, title, why: reason } of CERTIFICATION_TITLES.countedNowhere) {
    const match = { kind: 'counts nowhere', name: title === null ? code : `${title} (${code})`, why: reason } as const;
    byCode.set(code, match);
    if (title === null) continue;
    const name = normaliseTitle(title);
    byName.set(name, match);
    const short = name.replace(LEVEL_WORD, '');
    if (!byName.has(short)) byName.set(short, match);
  }
  const families = CERTIFICATION_TITLES.countedNowhereWithPrefix.map(({ prefix, why: reason }) => ({
    start: normaliseTitle(prefix),
    why: reason,
  }));

  /** A title alone, or null. */
  function matchTitle(name: string): TitleMatch<Certification> | null {
    // GitHub's own titles begin with its name, which "GitHub Certified: Actions" leaves out.
    const spellings = [...withAndWithoutIssuer(name), name.replace(/^github certified /, 'github ')];
    const known = spellings.find((spelling) => byName.has(spelling));
    return byName.get(known ?? '') ?? null;
  }

  /** "Exam AZ-104: Microsoft Azure Administrator": a code beside a title that is its own. */
  function matchBoth(spellings: readonly string[]): TitleMatch<Certification> | null {
    for (const name of spellings) {
      const [, first = '', behind = ''] = /^(?:exam )?([a-z]{2} ?\d{3}) (.+)$/.exec(name) ?? [];
      const [, before = '', last = ''] = /^(.+?) (?:exam )?([a-z]{2} ?\d{3})$/.exec(name) ?? [];
      const coded = byCode.get(readCode(first) ?? readCode(last) ?? '') ?? null;
      const titled = matchTitle(behind === '' ? before : behind);
      const own = certificationsOf(titled);
      const isOne = coded === titled || certificationsOf(coded).some((each) => own.includes(each));
      if (coded !== null && isOne) return coded;
    }
    return null;
  }

  /** The whole text must be the name: a code, a title, both, with or without who issues it. */
  function match(text: string): TitleMatch<Certification> | null {
    const id = byId.get(text.trim().toLowerCase());
    if (id !== undefined) return { kind: 'found', certification: id };
    const name = normaliseTitle(text).replace(/ beta$/, '');
    const spellings = withAndWithoutIssuer(name);
    const code = readCode(spellings.at(-1) ?? name) ?? '';
    const found = byCode.get(code) ?? matchTitle(name) ?? matchBoth(spellings);
    if (found !== null) return found;
    const family = families.find(({ start }) => name === start || name.startsWith(`${start} `));
    return family === undefined ? null : { kind: 'counts nowhere', name: text.trim(), why: family.why };
  }

  const names = [
    ...byName.keys(),
    ...families.map(({ start }) => start),
    'microsoft 365 certified',
    'github certified',
  ];
  return {
    match,
    /** What may be typed for a certification that gives points, for finding the nearest. */
    spellings: [...byName, ...byCode].flatMap(([spelling, { kind }]) => (kind === 'counts nowhere' ? [] : [spelling])),
    /** The words that titles begin with, and what an issuer is called. */
    firstWords: new Set(names.map((name) => name.split(' ')[0] ?? '')),
    titleWords: new Set(names.flatMap((name) => name.split(' '))),
  };
}

/** The certifications that a name may stand for. */
export function certificationsOf<Certification>(match: TitleMatch<Certification> | null): readonly Certification[] {
  if (match === null || match.kind === 'counts nowhere') return [];
  return match.kind === 'ambiguous' ? match.candidates : [match.certification];
}
